/**
 * A picture of a tool: a canvas with its text alternative, the numbers behind it as a table, and both as files.
 *
 * @import { Drawing, Format, Ruler } from '../../../export/files.js'
 * @import { Table } from '../data-table.js'
 * @import { PlotStyle } from '../../../views/palette.js'
 * @import { Page } from '../../page.js'
 */
import { html, nothing } from 'lit';
import { reasonOf } from '../../../points/reason.js';
import { plotStyle } from '../../../views/palette.js';
import { SERIF } from '../../../views/fonts.js';
import { reasonText } from '../../../words/en/reasons.js';
import { toolsWords } from '../../../words/en/tools.js';
import { language } from '../../../words/language.js';
import { plotUnit } from '../../page.js';
import { lackingText, saved } from '../../saving.js';
import { required, SignalElement } from '../../elements/signal-element.js';
import { Surface } from '../../elements/surface.js';
import { pixelRatio } from '../../elements/surroundings.js';
import '../data-table.js';

/** Of a saved picture, in CSS pixels. */
const FILE = { width: 640, edge: 12, scale: 3 };
const CAPTION = { font: `15px ${SERIF}`, line: 20 };

const FORMATS = /** @type {const} */ (['svg', 'png', 'pdf']);

/**
 * @typedef {object} Picture
 * @property {string} title  the caption of the saved picture, and its name
 * @property {string} label  what is seen, in words
 * @property {(width: number) => number} height  in CSS pixels, of a picture so wide
 * @property {(ctx: CanvasRenderingContext2D, size: { width: number, height: number }, style: PlotStyle) => void} draw  in
 *   CSS pixels, from the upper left corner
 * @property {Table | null} table
 */

/**
 * Fires `point` with the place in the drawing's own pixels where a pointer is, `leave` when it goes, and `press` with the
 * place where it is pressed.
 */
export class ToolPicture extends SignalElement {
  static properties = {
    page: { attribute: false },
    picture: { attribute: false },
    key: {},
    status: { state: true },
    isBusy: { state: true },
  };

  #surface = new Surface(this, {
    place: 'canvas',
    follow: [() => void [this.page.theme.dark.value, language(), pixelRatio.value]],
    draw: () => this.#draw(),
  });

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** @type {Picture} */
    this.picture = required();
    /** Unique in the page; ids for tests are made from it. */
    this.key = 'tool';
    this.status = '';
    this.isBusy = false;
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (changed.has('picture')) this.#surface.drawSoon();
  }

  #draw() {
    const canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    const { width, height } = this.#surface.size.peek();
    const unit = plotUnit();
    const ratio = pixelRatio.peek();
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    ctx.setTransform(ratio * unit, 0, 0, ratio * unit, 0, 0);
    this.picture.draw(
      ctx,
      { width: width / unit, height: height / unit },
      plotStyle(this.page.theme.dark.peek()),
    );
  }

  /** @param {string} name @param {PointerEvent} event */
  #tell(name, event) {
    const box = /** @type {HTMLElement} */ (event.target).getBoundingClientRect();
    const unit = plotUnit();
    const detail = {
      x: (event.clientX - box.left) / unit,
      y: (event.clientY - box.top) / unit,
      width: box.width / unit,
      height: box.height / unit,
    };
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** @param {() => Promise<string>} act */
  async #act(act) {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      this.status = await act();
    } catch (error) {
      this.status = toolsWords().failed(reasonText(reasonOf(error)));
    }
    this.isBusy = false;
  }

  /** @param {Format} format */
  #save = (format) =>
    this.#act(async () => {
      const [{ pictureFile }, { fileName }, { wrapped }] = await Promise.all([
        import('../../../export/files.js'),
        import('../../../export/file-name.js'),
        import('../../../export/sheet.js'),
      ]);
      const drawing = captioned(this.picture, wrapped);
      const { file, lacking } = await pictureFile(drawing, format, FILE.scale);
      return [saved(file, `${fileName(this.picture.title)}.${format}`), lackingText(lacking)]
        .join(' ')
        .trim();
    });

  /** @override */
  render() {
    const { picture, key } = this;
    const words = toolsWords();
    const width = this.#surface.size.value.width / plotUnit() || FILE.width;
    return html`
      <canvas
        class="tool-canvas"
        role="img"
        aria-label=${picture.label}
        data-testid=${`${key}-picture`}
        .style=${`block-size: ${Math.round(picture.height(width)) / 16}rem`}
        @pointermove=${(/** @type {PointerEvent} */ event) => this.#tell('point', event)}
        @pointerdown=${(/** @type {PointerEvent} */ event) => this.#tell('press', event)}
        @pointerleave=${() => this.dispatchEvent(new CustomEvent('leave'))}
      ></canvas>
      ${this.#surface.problem()}
      <div class="tool-files">
        <span>${words.save}</span>
        ${FORMATS.map(
          (format) =>
            html`<button
              type="button"
              class="button quiet"
              aria-label=${words.saveAs(format.toUpperCase())}
              data-testid=${`${key}-save-${format}`}
              ?disabled=${this.isBusy}
              @click=${() => this.#save(format)}
            >
              ${format.toUpperCase()}
            </button>`,
        )}
        <span role="status" data-testid=${`${key}-status`}>${this.status}</span>
      </div>
      ${
        picture.table
          ? html`<mlp-data-table .key=${key} .name=${picture.title} .table=${picture.table}></mlp-data-table>`
          : nothing
      }
    `;
  }
}

/**
 * A picture for a file: on white, with its caption below.
 *
 * @param {Picture} picture
 * @param {typeof import('../../../export/sheet.js').wrapped} wrapped
 * @returns {Drawing}
 */
const captioned = ({ title, label, height, draw }, wrapped) => ({
  title,
  description: label,
  lay(/** @type {Ruler} */ ruler) {
    const { width, edge } = FILE;
    const size = { width: width - 2 * edge, height: Math.round(height(width - 2 * edge)) };
    const lines = wrapped(ruler, CAPTION.font, title, size.width);
    const style = plotStyle(false);
    return {
      width,
      height: size.height + 2 * edge + 8 + lines.length * CAPTION.line,
      draw(ctx, pixelRatio) {
        ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
        ctx.fillStyle = '#ffffff';
        ctx.fillRect(0, 0, width, size.height + 2 * edge + 8 + lines.length * CAPTION.line);
        ctx.translate(edge, edge);
        draw(ctx, size, style);
        ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
        ctx.font = CAPTION.font;
        ctx.fillStyle = style.ink;
        ctx.textAlign = 'left';
        ctx.textBaseline = 'alphabetic';
        for (const [i, text] of lines.entries()) {
          ctx.fillText(text, edge, edge + size.height + 8 + (i + 0.75) * CAPTION.line);
        }
      },
    };
  },
});

customElements.define('mlp-tool-picture', ToolPicture);
