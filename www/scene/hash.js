/**
 * A scene as a link's hash, and back. Pure: no page, no history (those are in address.js).
 *
 *     #v=1&source=moons&noise=0.6&fig=5&fig=20-20,l=0.1&fig=optimum
 *
 * Board fields stand alone; each `fig` is a figure: the sizes of its hidden layers, then what
 * differs from the default. Defaults are left out, so the default scene has the empty hash; an
 * empty board reads `fig=none`. `inspect` is the place of the network that is looked into. Own points are one field of
 * letters and digits (points/codec.js).
 *
 * @import { OwnPoints } from '../points/points.d.ts'
 * @import { Figure, FigureMoment, Moment, NetworkSettings, Problem, Scene } from './scene.d.ts'
 * @import { Field } from './schema.js'
 */
import { isShortened, mended, withoutUnderscores } from './mended.js';
import { boardClasses } from './own-board.js';
import { MOMENT, SCENE, VERSION } from './link-schema.js';
import { LONGEST, Problems, cut, cutNumber, fallback, tooLong } from './problems.js';
import { BOARD, MAX_FIGURES, MOST_REPEATED, NETWORK, OPTIMUM, OWN, VIEW } from './schema.js';
import { defaultBoard, defaultFigures, defaultScene, networkFigure, optimumFigure } from './schema.js';

const OPTIMUM_HEAD = 'optimum';
const NONE = 'none';

/**
 * @param {Scene} scene
 * @param {Moment | null} [moment]  at which it stands
 * @param {{ whole?: boolean }} [options]  whole: with points and weights that are too many for a link
 * @returns {string} the hash with its `#`, or the empty string for the default scene
 */
export function encode(scene, moment = null, { whole = false } = {}) {
  const { board, figures, inspect, view } = scene;
  const hasOwn = board.source === OWN && scene.own !== undefined && (whole || fitsLink(scene.own));
  const texts = figures.map((figure) => encodeFigure(figure, moment, whole));
  const isUsual =
    texts.join('&') ===
    defaultFigures()
      .map((figure) => encodeFigure(figure))
      .join('&');
  const pairs = changedPairs(
    { ...BOARD, ...SCENE },
    {
      ...scene,
      ...board,
      // Own points bring their classes along.
      classes: board.source === OWN ? BOARD.classes.default : board.classes,
      version: VERSION,
      rests: moment !== null && moment.rests && moment.figures.size > 0,
      own: hasOwn ? scene.own : null,
      figures: isUsual ? null : texts.length === 0 ? [NONE] : texts,
      inspect: 1 + figures.findIndex(({ id }) => id === inspect) || null,
      view: inspect === null ? VIEW.default : view,
    },
  );
  return pairs.length === 0 ? '' : `#${[`${SCENE.version.key}=${VERSION}`, ...pairs].join('&')}`;
}

/**
 * Whether own points are few enough for a link.
 *
 * @param {OwnPoints} own
 */
export const fitsLink = (own) => fits(SCENE.own, SCENE.own.encode(own));

/** @param {Field<any>} field @param {string} text */
const fits = ({ longest = LONGEST }, text) => text.length <= longest;

/**
 * @param {Figure} figure
 * @param {Moment | null} [moment]
 * @param {boolean} [whole]
 */
function encodeFigure(figure, moment = null, whole = false) {
  if (figure.kind === 'optimum') return [OPTIMUM_HEAD, ...changedPairs(OPTIMUM, figure)].join(',');
  const { hidden, ...others } = NETWORK;
  const settings = [hidden.encode(figure.hidden), ...changedPairs(others, figure)];
  const stands = moment?.figures.get(figure.id);
  if (!stands) return settings.join(',');
  const { theta, at } = MOMENT;
  const weights = stands.theta && theta.encode(stands.theta);
  // Where they are too many, the link says so.
  if (weights) settings.push(`${theta.key}=${whole || fits(theta, weights) ? weights : NONE}`);
  return [...settings, `${at.key}=${at.encode(stands.at)}`].join(',');
}

/**
 * @param {Record<string, Field<any>>} fields
 * @param {object} values
 */
function changedPairs(fields, values) {
  const pairs = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = /** @type {Record<string, unknown>} */ (values)[name];
    const written = field.encode(value);
    if (written === field.encode(field.default)) continue;
    for (const text of field.repeats ? /** @type {string[]} */ (value) : [written]) {
      pairs.push(`${field.key}=${text}`);
    }
  }
  return pairs;
}

/**
 * Whether a link is of a newer version than this page reads.
 *
 * @param {string} hash
 */
export const isNewer = (hash) => newerVersion(splitHash(hash)) !== undefined;

/** @param {Pair[]} pairs @returns {string | undefined} the version, where it is a newer one */
function newerVersion(pairs) {
  const version = pairs.find(({ key }) => key === SCENE.version.key)?.text;
  return version !== undefined && Number(version) > VERSION ? version : undefined;
}

/**
 * Reads any string. What cannot be understood falls back to its default, field by field, and is
 * named in `problems`; a link of a newer version is the default scene, because its fields may mean
 * something else. Figures get the ids 1, 2, ….
 *
 * @param {string} hash  with or without its `#`
 * @param {{ whole?: boolean }} [options]  whole: as `encode` writes it with this option
 * @returns {{ scene: Scene, moment: Moment | null, problems: Problem[] }}
 */
export function decode(hash, { whole = false } = {}) {
  const problems = new Problems();
  const pairs = splitHash(hash);
  const newer = newerVersion(pairs);
  if (newer !== undefined) {
    /** @type {Problem} */
    const problem = { field: SCENE.version.key, code: 'newer', version: cut(newer), known: VERSION };
    return { scene: defaultScene(), moment: null, problems: [problem] };
  }
  if (isShortened(hash)) {
    problems.push({ field: 'link', code: 'shortened' });
  }
  const reading = { problems, whole };
  const {
    version: _,
    rests,
    own,
    figures: texts,
    inspect,
    view,
    lesson,
    ...values
  } = {
    ...defaultsOfScene(),
    ...decodeFields({ ...SCENE, ...BOARD }, pairs, '', reading),
  };
  const board = { ...defaultBoard() };
  for (const name of Object.keys(BOARD)) {
    if (!(name in values)) continue;
    Object.assign(board, { [name]: values[name] });
    delete values[name];
  }
  const { figures, moments } = decodeFigures(/** @type {string[]} */ (texts), reading);
  const subject = inspected(/** @type {any} */ (inspect), figures, problems);
  const read = {
    ...values,
    board,
    figures,
    inspect: subject,
    // Of nothing there is no view.
    view: subject === null ? VIEW.default : /** @type {string} */ (view),
    lesson: /** @type {string | null} */ (lesson),
  };
  const scene = withOwn(read, /** @type {OwnPoints | null} */ (own), pairs, problems);
  const moment = moments.size > 0 ? { rests: rests === true, figures: moments } : null;
  return { scene, moment, problems: problems.told() };
}

/** @returns {Record<string, unknown>} */
const defaultsOfScene = () =>
  Object.fromEntries(Object.entries(SCENE).map(([name, field]) => [name, field.default]));

/**
 * @param {Scene} scene
 * @param {OwnPoints | null} own
 * @param {Pair[]} pairs  of the link
 * @param {Problems} problems
 * @returns {Scene}
 */
function withOwn(scene, own, pairs, problems) {
  const { board } = scene;
  if (own) return { ...scene, board: { ...board, source: OWN, classes: boardClasses(own) }, own };
  if (board.source !== OWN) return scene;
  if (!pairs.some(({ key }) => key === SCENE.own.key)) {
    problems.push({ field: SCENE.own.key, code: 'withoutPoints' });
  }
  return { ...scene, board: { ...board, source: BOARD.source.default } };
}

/**
 * @param {number | null} place  from 1
 * @param {readonly Figure[]} figures
 * @param {Problems} problems
 * @returns {Scene['inspect']}
 */
function inspected(place, figures, problems) {
  if (place === null) return null;
  const figure = figures[place - 1];
  if (figure?.kind === 'network') return figure.id;
  problems.push({ field: SCENE.inspect.key, code: 'noNetwork', place });
  return null;
}

/**
 * What is read, and how.
 * @typedef {object} Reading
 * @property {Problems} problems  found so far
 * @property {boolean} whole  whatever its length
 */

/** @typedef {{ key: string, text: string }} Pair */

/** @param {string} hash @returns {Pair[]} */
const splitHash = (hash) =>
  mended(hash)
    .split('&')
    .filter((part) => withoutUnderscores(part) !== '')
    .map(splitPair);

/**
 * @param {string} text
 * @returns {Pair}
 */
function splitPair(text) {
  const at = text.indexOf('=');
  return at < 0 ? { key: text, text: '' } : { key: text.slice(0, at), text: text.slice(at + 1) };
}

/**
 * @param {Record<string, Field<any>>} fields
 * @param {Pair[]} pairs
 * @param {string} figure  "fig 2", where they are fields of a figure
 * @param {Reading} reading
 * @returns {Record<string, unknown>} the values of the fields that could be read
 */
function decodeFields(fields, pairs, figure, { problems, whole }) {
  const prefix = figure && `${figure}, `;
  /** @type {Record<string, unknown>} */
  const values = {};
  const byKey = new Map(Object.entries(fields).map((entry) => [entry[1].key, entry]));
  for (const { key, text: written } of pairs) {
    const entry = byKey.get(key);
    if (!entry) {
      problems.push({ field: figure || 'link', code: 'unknown', key: cut(key) });
      continue;
    }
    const [name, field] = entry;
    const known = values[name];
    if (field.repeats && Array.isArray(known)) {
      known.push(written);
      continue;
    }
    if (name in values) {
      problems.push({ field: prefix + key, code: 'repeated' });
      continue;
    }
    const text = field.repeats ? written : withoutPoint(written);
    const isTooLong = !whole && !fits(field, text);
    const value = isTooLong ? undefined : parsed(field, text);
    values[name] = value === undefined ? field.default : value;
    if (isTooLong) problems.push(tooLong(prefix + key, text, field));
    else if (value === undefined) problems.push(fallback(prefix + key, written, field));
    else if (field.isReal && /^[+-]?\d+\.$/.test(written)) {
      problems.push(cutNumber(prefix + key, written, text));
    }
  }
  return values;
}

/**
 * @template T
 * @param {Field<T>} field
 * @param {string} text
 * @returns {T | undefined}
 */
function parsed(field, text) {
  // Markdown sets up to three; base64url may end in one of its own, so one goes after another.
  for (let glued = 0; glued <= 3; glued++) {
    const value = field.parse(text.slice(0, text.length - glued));
    if (value !== undefined || text.at(-1 - glued) !== '_') return value;
  }
  return undefined;
}

/**
 * @param {readonly string[] | null} texts
 * @param {Reading} reading
 * @returns {{ figures: readonly Figure[], moments: Map<number, FigureMoment> }}
 */
function decodeFigures(texts, reading) {
  /** @type {Map<number, FigureMoment>} */
  const moments = new Map();
  if (texts === null) return { figures: defaultFigures(), moments };
  if (texts.length === 1 && withoutUnderscores(texts[0]) === NONE) return { figures: [], moments };
  const { problems } = reading;
  /** @type {Figure[]} */
  const figures = [];
  for (const [index, text] of texts.slice(0, MAX_FIGURES).entries()) {
    const name = `fig ${index + 1}`;
    const { head, settings } = splitFigure(text);
    const id = figures.length + 1;
    if (withoutUnderscores(head) !== OPTIMUM_HEAD) {
      const { moment, ...network } = decodeNetwork(head, settings, name, reading);
      figures.push(networkFigure(id, network));
      if (moment) moments.set(id, moment);
      continue;
    }
    const pairs = settings.map(splitPair);
    const own = pairs.filter(({ key }) => Object.values(OPTIMUM).some((field) => field.key === key));
    if (own.length < pairs.length) {
      problems.push({ field: name, code: 'optimumSettings' });
    }
    const named = decodeFields(OPTIMUM, own, name, reading);
    if (figures.some(({ kind }) => kind === 'optimum')) {
      problems.push({ field: name, code: 'optimumTwice' });
    } else {
      figures.push(optimumFigure(id, named));
    }
  }
  if (texts.length > MAX_FIGURES) {
    const others = texts.length - MAX_FIGURES;
    problems.push({ field: SCENE.figures.key, code: 'tooManyFigures', most: MAX_FIGURES, others });
  }
  return { figures, moments };
}

/**
 * The sizes of the hidden layers may have been typed with commas; no setting is a number alone.
 *
 * @param {string} text
 */
function splitFigure(text) {
  const parts = text.split(',');
  const after = parts.findIndex((part, i) => i > 0 && !/^\d+\.?$/.test(part));
  const count = after < 0 ? parts.length : after;
  return { head: withoutPoint(parts.slice(0, count).join('-')), settings: parts.slice(count) };
}

/**
 * @param {string} head  the sizes of the hidden layers
 * @param {string[]} settings  `key=value` each
 * @param {string} name
 * @param {Reading} reading
 * @returns {Partial<NetworkSettings> & { moment: FigureMoment | null }}
 */
function decodeNetwork(head, settings, name, reading) {
  const { hidden, ...others } = NETWORK;
  const sizes = fits(hidden, head) ? parsed(hidden, head) : undefined;
  if (sizes === undefined) reading.problems.push(fallback(name, head, hidden));
  const pairs = settings.filter((setting) => setting !== '').map(splitPair);
  const { at, theta, ...network } = decodeFields({ ...others, ...MOMENT }, pairs, name, reading);
  const isCut = pairs.some(({ key, text }) => key === MOMENT.theta.key && text === NONE);
  if (isCut) reading.problems.push({ field: `${name}, ${MOMENT.theta.key}`, code: 'withoutWeights' });
  return {
    hidden: sizes ?? hidden.default,
    ...network,
    moment: momentFrom(/** @type {any} */ (at ?? null), /** @type {any} */ (theta ?? null), name, reading),
  };
}

/**
 * @param {number | null} at
 * @param {Float32Array | null} theta
 * @param {string} name  of the figure
 * @param {Reading} reading
 * @returns {FigureMoment | null}
 */
function momentFrom(at, theta, name, { problems }) {
  if (theta) return { at: at ?? 0, theta };
  if (at === null || at <= MOST_REPEATED) return at === null ? null : { at, theta };
  problems.push({ field: `${name}, ${MOMENT.at.key}`, code: 'tooManyUpdates', at, most: MOST_REPEATED });
  return null;
}

/** Without the end of a sentence. @param {string} text */
const withoutPoint = (text) => (text.endsWith('.') ? text.slice(0, -1) : text);
