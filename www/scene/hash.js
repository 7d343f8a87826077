/**
 * A scene as a link's hash, and back. Pure: no page, no history (those are in address.js).
 *
 *     #v=1&source=moons&noise=0.2&fig=5&fig=20-20,l=0.1&fig=optimum
 *
 * Board fields stand alone; each `fig` is a figure: the sizes of its hidden layers, then what
 * differs from the default. Defaults are left out, so the default scene has the empty hash; an
 * empty board reads `fig=none`. `inspect` is the place of the network that is looked into. Own points are one field of
 * letters and digits (points/codec.js).
 *
 * @import { OwnPoints } from '../points/points.d.ts'
 * @import { Board, Figure, Problem, Scene } from './scene.d.ts'
 * @import { Field, NetworkSettings } from './schema.js'
 */
import { decodeOwn, encodeOwn } from '../points/codec.js';
import { boardClasses } from './own-board.js';
import {
  BOARD,
  MAX_FIGURES,
  NETWORK,
  OWN,
  VERSION,
  defaultBoard,
  defaultFigures,
  defaultScene,
  networkFigure,
} from './schema.js';

const OPTIMUM = 'optimum';
const NONE = 'none';
const INSPECT = 'inspect';

/** Characters of own points in a link. What is longer is cut by chats and mail programs. */
const LONGEST_OWN = 8000;

/**
 * @param {Scene} scene
 * @returns {string} the hash with its `#`, or the empty string for the default scene
 */
export function encode({ board, figures, inspect, own }) {
  const { classes: _, ...others } = BOARD;
  // Own points bring their classes along.
  const pairs = changedPairs(board.source === OWN ? others : BOARD, board);
  if (board.source === OWN && own && fitsLink(own)) pairs.push(`${OWN}=${encodeOwn(own)}`);
  const written = figures.map(encodeFigure);
  if (written.join('&') !== defaultFigures().map(encodeFigure).join('&')) {
    pairs.push(...(written.length === 0 ? [NONE] : written).map((figure) => `fig=${figure}`));
  }
  const place = 1 + figures.findIndex(({ id }) => id === inspect);
  if (place > 0) pairs.push(`${INSPECT}=${place}`);
  return pairs.length === 0 ? '' : `#${[`v=${VERSION}`, ...pairs].join('&')}`;
}

/**
 * Whether own points are few enough for a link.
 *
 * @param {OwnPoints} own
 */
export const fitsLink = (own) => encodeOwn(own).length <= LONGEST_OWN;

/** @param {Figure} figure */
function encodeFigure(figure) {
  if (figure.kind === 'optimum') return OPTIMUM;
  const { hidden, ...others } = NETWORK;
  return [hidden.encode(figure.hidden), ...changedPairs(others, figure)].join(',');
}

/**
 * @param {Record<string, Field<any>>} fields
 * @param {object} values
 */
function changedPairs(fields, values) {
  const pairs = [];
  for (const [name, field] of Object.entries(fields)) {
    const written = field.encode(/** @type {Record<string, unknown>} */ (values)[name]);
    if (written !== field.encode(field.default)) pairs.push(`${field.key}=${written}`);
  }
  return pairs;
}

/**
 * Reads any string. What cannot be understood falls back to its default, field by field, and is
 * named in `problems`; a link of a newer version is the default scene, because its fields may mean
 * something else. Figures get the ids 1, 2, ….
 *
 * @param {string} hash  with or without its `#`
 * @param {string} [kept]  own points that were too many for it, as `encodeOwn` wrote them
 * @returns {{ scene: Scene, problems: Problem[] }}
 */
export function decode(hash, kept) {
  /** @type {Problem[]} */
  const problems = [];
  const fields = splitHash(hash.replace(/^#/, ''), problems);

  const version = fields.find(({ key }) => key === 'v');
  if (version && Number(version.text) > VERSION) {
    const text = `the link is of version ${quote(version.text)}, newer than this page (${VERSION}); the default scene is shown`;
    return { scene: defaultScene(), problems: [{ field: 'v', text }] };
  }
  if (version && version.text !== String(VERSION)) {
    problems.push({ field: 'v', text: `${quote(version.text)} is not a version; read as ${VERSION}` });
  }

  const figureTexts = fields.filter(({ key }) => key === 'fig').map(({ text }) => text);
  const boardFields = fields.filter(({ key }) => !['fig', 'v', OWN, INSPECT].includes(key));
  const board = { ...defaultBoard(), ...decodeFields(BOARD, boardFields, '', problems) };
  const figures = decodeFigures(figureTexts, problems);
  const ownTexts = fields.filter(({ key }) => key === OWN).map(({ text }) => text);
  const places = fields.filter(({ key }) => key === INSPECT).map(({ text }) => text);
  const inspect = decodeInspect(places, figures, problems);
  return { scene: withOwn({ board, figures, inspect }, ownTexts, kept, problems), problems };
}

/**
 * @param {Scene} scene
 * @param {string[]} texts  own points of the link
 * @param {string | undefined} kept  own points that it had no room for
 * @param {Problem[]} problems
 * @returns {Scene}
 */
function withOwn(scene, texts, kept, problems) {
  const { board } = scene;
  const [text = board.source === OWN ? kept : undefined, ...others] = texts;
  if (others.length > 0) {
    problems.push({ field: OWN, text: 'given more than once, the first is used' });
  }
  const own = text === undefined ? undefined : decodeOwn(text);
  if (own) return { ...scene, board: { ...board, source: OWN, classes: boardClasses(own) }, own };
  if (text !== undefined) {
    problems.push({ field: OWN, text: 'the points cannot be read; perhaps a part of the link is missing' });
  } else if (board.source === OWN) {
    problems.push({ field: OWN, text: 'the link does not hold the points; they were too many for it' });
  }
  return board.source === OWN ? { ...scene, board: { ...board, source: BOARD.source.default } } : scene;
}

/**
 * @param {string[]} places  as written, from 1
 * @param {readonly Figure[]} figures
 * @param {Problem[]} problems
 * @returns {Scene['inspect']}
 */
function decodeInspect(places, figures, problems) {
  const [text] = places;
  if (text === undefined) return null;
  const figure = /^\d+$/.test(text) ? figures[Number(text) - 1] : undefined;
  if (figure?.kind === 'network') return figure.id;
  problems.push({
    field: INSPECT,
    text: `${quote(text)} is not the place of a network; none is looked into`,
  });
  return null;
}

/** @typedef {{ key: string, text: string }} Pair */

/**
 * @param {string} text
 * @param {Problem[]} problems
 * @returns {Pair[]}
 */
function splitHash(text, problems) {
  /** @type {Pair[]} */
  const pairs = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    try {
      // Mail programs and chats percent-encode the commas.
      pairs.push(splitPair(decodeURIComponent(part)));
    } catch {
      problems.push({ field: quote(part), text: 'not readable, left out' });
    }
  }
  return pairs;
}

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
 * @param {string} prefix  stands before a field's name in a problem, "fig 2, "
 * @param {Problem[]} problems
 * @returns {Record<string, unknown>} the values of the fields that could be read
 */
function decodeFields(fields, pairs, prefix, problems) {
  /** @type {Record<string, unknown>} */
  const values = {};
  for (const { key, text } of pairs) {
    const entry = Object.entries(fields).find(([, field]) => field.key === key);
    if (!entry) {
      problems.push({ field: prefix + quote(key), text: 'not a known field, left out' });
      continue;
    }
    const [name, field] = entry;
    if (name in values) {
      problems.push({ field: prefix + key, text: 'given more than once, the first is used' });
      continue;
    }
    const value = field.parse(text);
    values[name] = value === undefined ? field.default : value;
    if (value === undefined) problems.push(fallback(prefix + key, text, field));
  }
  return values;
}

/**
 * @param {string[]} texts
 * @param {Problem[]} problems
 * @returns {readonly Figure[]}
 */
function decodeFigures(texts, problems) {
  if (texts.length === 0) return defaultFigures();
  if (texts.length === 1 && texts[0] === NONE) return [];
  /** @type {Figure[]} */
  const figures = [];
  for (const [index, text] of texts.slice(0, MAX_FIGURES).entries()) {
    const name = `fig ${index + 1}`;
    const [head = '', ...settings] = text.split(',');
    const id = figures.length + 1;
    if (head !== OPTIMUM) {
      figures.push(networkFigure(id, decodeNetwork(head, settings, name, problems)));
      continue;
    }
    if (settings.length > 0) {
      problems.push({ field: name, text: 'the optimum takes no settings; they are left out' });
    }
    if (figures.some(({ kind }) => kind === 'optimum')) {
      problems.push({ field: name, text: 'a board shows the optimum once; left out' });
    } else {
      figures.push({ kind: 'optimum', id });
    }
  }
  if (texts.length > MAX_FIGURES) {
    const text = `a board holds at most ${MAX_FIGURES} figures; the other ${texts.length - MAX_FIGURES} are left out`;
    problems.push({ field: 'fig', text });
  }
  return figures;
}

/**
 * @param {string} head  the sizes of the hidden layers
 * @param {string[]} settings  `key=value` each
 * @param {string} name
 * @param {Problem[]} problems
 * @returns {Partial<NetworkSettings>}
 */
function decodeNetwork(head, settings, name, problems) {
  const { hidden, ...others } = NETWORK;
  const sizes = hidden.parse(head);
  if (sizes === undefined) problems.push(fallback(`${name}, hidden layers`, head, hidden));
  return {
    hidden: sizes ?? hidden.default,
    ...decodeFields(others, settings.map(splitPair), `${name}, `, problems),
  };
}

/**
 * @param {string} name
 * @param {string} text
 * @param {Field<any>} field
 * @returns {Problem}
 */
const fallback = (name, text, field) => ({
  field: name,
  text: `${quote(text)} is not ${field.expects}; ${field.encode(field.default)} is used`,
});

/** @param {string} text */
const quote = (text) => `“${text.length > 32 ? `${text.slice(0, 32)}…` : text}”`;
