/**
 * What is read off a picture at one place: the place in the axes' own units, and the value there in words.
 *
 * @import { Domain, OwnAxis, OwnPoints } from '../../points/points.d.ts'
 * @import { Look } from '../../scene/scene.d.ts'
 */
import { plainText } from '../../points/names.js';
import { figureWords } from '../../words/en/figures.js';
import { asWritten, formatError } from '../../words/numbers.js';
import { toldEnds } from '../told.js';

/** Steps that a place is told in, to the width of the plane: about two to a pixel. */
const STEPS = 1000;
/** Above this, a probability is told by how much is missing to 1, of which its own digits would say nothing. */
const NEARLY_ONE = 0.9995;

/** Of several classes, shares closer to 0 or 1 than this are told as such: their order says enough. */
const LEAST_SHARE = 0.001;

/** @typedef {readonly [x1: number, x2: number]} Place  in data coordinates */

/**
 * The axes in the units in which they are told.
 *
 * @param {Domain} domain
 * @param {readonly [OwnAxis, OwnAxis] | null | undefined} axes
 */
const scalesOf = ([x0, x1, y0, y1], axes) =>
  [
    [x0, x1, axes?.[0]],
    [y0, y1, axes?.[1]],
  ].map((scale) => {
    const [from, to, axis] = /** @type {[number, number, OwnAxis | undefined]} */ (scale);
    const [toldFrom, toldTo] = axis ? [axis.from, axis.to] : [from, to];
    const unit = (toldTo - toldFrom) / (to - from);
    const decimals = Math.min(9, Math.max(0, Math.ceil(Math.log10(STEPS / Math.abs(toldTo - toldFrom)))));
    return {
      decimals,
      told: (/** @type {number} */ value) => toldFrom + (value - from) * unit,
      seen: (/** @type {number} */ value) => from + (value - toldFrom) / unit,
    };
  });

/**
 * The place that is told when one points to another close by: values are then those at the place that one reads.
 *
 * @param {Place} place
 * @param {Domain} domain
 * @param {readonly [OwnAxis, OwnAxis] | null} [axes]
 * @returns {Place}
 */
export function roundPlace(place, domain, axes) {
  const [first, second] = scalesOf(domain, axes).map(({ decimals, told, seen }, i) =>
    seen(Number(told(place[i]).toFixed(decimals))),
  );
  return [first, second];
}

/**
 * @param {Place} place
 * @param {Look} look
 * @param {Domain} domain
 * @param {readonly [OwnAxis, OwnAxis] | null} [axes]
 * @returns {string} "(1.25, −0.40)", of a curve "x = 1.25"
 */
export function placeText(place, look, domain, axes) {
  const [first, second] = scalesOf(domain, axes).map(({ decimals, told }, i) => {
    const text = told(place[i]).toFixed(decimals);
    return asWritten(Number(text) === 0 ? text.replace('-', '') : text);
  });
  // A comma that is a decimal sign does not part two numbers.
  const comma = first.includes(',') || second.includes(',') ? ';' : ',';
  return look.kind === 'curve' ? `x = ${first}` : `(${first}${comma} ${second})`;
}

/**
 * @param {number} share
 * @returns {string} four decimals, or what is missing to 1
 */
export function shareText(share) {
  const missing = 1 - share;
  return share > NEARLY_ONE && missing > 0 ? `1 − ${formatError(missing)}` : formatError(share);
}

/**
 * @param {number} share  of one of several classes
 * @returns {string} three decimals, or on which side of the first or last of them it is
 */
function classShareText(share) {
  if (share > 0 && share < LEAST_SHARE) return `< ${asWritten(String(LEAST_SHARE))}`;
  if (share < 1 && share > 1 - LEAST_SHARE) return `> ${asWritten(String(1 - LEAST_SHARE))}`;
  return asWritten(share.toFixed(3));
}

/**
 * The value in a picture at a place.
 *
 * @typedef {object} Reading
 * @property {{ symbol: string, value: string } | null} quantity "P" or "t"; null of more than two classes.
 * @property {readonly { label: number, name: string, share: string, isMost: boolean }[]} classes Of more than two.
 * @property {number | null} height Of a curve: t(x), in data coordinates.
 */

/**
 * @param {Float64Array} t  as the pool has it
 * @param {object} shown
 * @param {Look} shown.look
 * @param {OwnPoints | null} shown.own  whose classes may have names
 * @returns {Reading}
 */
export function readingOf(t, { look, own }) {
  switch (look.kind) {
    case 'probability': {
      // Two softmax outputs, or a single one that is P(class 1).
      const value = shareText(t[t.length - 1]);
      return { quantity: { symbol: 'P', value }, classes: [], height: null };
    }
    case 'surface': {
      const [low, high] = toldEnds(look);
      const value = low + ((t[0] - look.low) / (look.high - look.low)) * (high - low);
      return { quantity: { symbol: 't', value: formatError(value) }, classes: [], height: null };
    }
    case 'curve': {
      const axis = look.axes?.[1];
      const value = axis && own ? valueOn(axis, own.domain, t[0]) : t[0];
      return { quantity: { symbol: 't', value: formatError(value) }, classes: [], height: t[0] };
    }
    default: {
      const most = t.indexOf(Math.max(...t));
      const classes = Array.from(t, (share, label) => ({
        ...{
          label,
          name: plainText(own?.classes[label] ?? '') || figureWords().className(label + 1),
          share: classShareText(share),
        },
        isMost: label === most,
      }));
      return { quantity: null, classes, height: null };
    }
  }
}

/** @param {OwnAxis} axis @param {Domain} domain @param {number} y */
const valueOn = ({ from, to }, [, , y0, y1], y) => from + ((y - y0) / (y1 - y0)) * (to - from);

/**
 * As one text, to be said.
 *
 * @param {Reading} reading
 * @returns {string} "P = 0.8731", "class 3: 0.8104"
 */
export function readingText({ quantity, classes }) {
  if (quantity) return `${quantity.symbol} = ${quantity.value}`;
  const most = classes.find(({ isMost }) => isMost);
  return most ? `${most.name}: ${most.share}` : '';
}
