/** A path that can be read: what Path2D is to a canvas, as the data of an SVG path. */

/** Two decimals: a hundredth of the canvas's unit. @param {number} value */
export const short = (value) => String(Math.round(100 * value) / 100 + 0);

export class SvgPath {
  /** @type {string[]} */
  #parts = [];

  /** @param {string} [data]  taken as it is */
  constructor(data) {
    if (data) this.#parts.push(data);
  }

  get data() {
    return this.#parts.join('');
  }

  /** @param {string} command @param {number[]} values */
  #add(command, ...values) {
    this.#parts.push(command + values.map(short).join(' '));
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#add('M', x, y);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#add(this.#parts.length > 0 ? 'L' : 'M', x, y);
  }

  /** @param {number} x1 @param {number} y1 @param {number} x @param {number} y */
  quadraticCurveTo(x1, y1, x, y) {
    this.#add('Q', x1, y1, x, y);
  }

  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {number} x @param {number} y */
  bezierCurveTo(x1, y1, x2, y2, x, y) {
    this.#add('C', x1, y1, x2, y2, x, y);
  }

  closePath() {
    this.#add('Z');
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }

  /** @param {number} x @param {number} y @param {number} radius @param {number} start @param {number} end */
  arc(x, y, radius, start, end) {
    const at = (/** @type {number} */ angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    this.#add(this.#parts.length > 0 ? 'L' : 'M', ...at(start));
    // An arc of SVG cannot reach around to its own start.
    const steps = Math.ceil(Math.abs(end - start) / Math.PI - 1e-9) + 1;
    for (let i = 1; i <= steps; i += 1) {
      const [toX, toY] = at(start + ((end - start) * i) / steps);
      this.#add('A', radius, radius, 0, 0, Number(end > start), toX, toY);
    }
    if (Math.abs(end - start) >= 2 * Math.PI) this.closePath();
  }
}
