/**
 * What a link holds beside the settings of the board and of its networks, which are in schema.js.
 *
 * @import { FigureMoment } from './scene.d.ts'
 * @import { Field } from './schema.js'
 */
import { flag, integer } from './codecs.js';
import { float32s, optional, ownPoints, repeated } from './link-codecs.js';
import { LESSON, MAX_FIGURES, VIEW, field } from './schema.js';

/** Version of the link's format. A change that would misread older links raises it. */
export const VERSION = 1;

/** Signs of own points in a link. What is longer is cut by chats and mail programs. */
const LONGEST_OWN = 8000;

/** Weights of a network: more than any of the page has. */
const MAX_PARAMETERS = 50_000;

/**
 * Weights of one network that a link may hold: those of five layers of 64, in 96,000 signs. A browser takes ten times
 * as many in its address, and no mail program does.
 */
const MOST_WEIGHTS = 18_000;

/**
 * Where a network's training stands; absent from a link unless the board stands still. `at` ends the text of a figure,
 * since weights may end in a sign that mail programs take for the end of a sentence.
 */
export const MOMENT = Object.freeze(
  /** @satisfies {{ [F in keyof FigureMoment]: Field<FigureMoment[F] | null> }} */ ({
    theta: field('w', null, optional(float32s({ max: MAX_PARAMETERS, most: MOST_WEIGHTS }), 'none')),
    at: field('at', null, optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), 'none')),
  }),
);

/**
 * What is of the whole scene, as it stands in a link: beside the board's settings, one row for each thing that is none.
 * A row of which hash.js knows nothing is a field of the scene with that name.
 */
export const SCENE = Object.freeze({
  version: field('v', VERSION, integer({ min: 1, max: 9999 })),
  /** Of a moment: whether the board came to rest there. */
  rests: field('rests', false, flag()),
  own: field('own', null, ownPoints({ longest: LONGEST_OWN })),
  /** The texts of the figures, each of which is a table of its own; null for the default ones. */
  figures: field('fig', /** @type {readonly string[] | null} */ (null), repeated()),
  /** Place on the board, from 1, of the network that is looked into. */
  inspect: field('inspect', null, optional(integer({ min: 1, max: MAX_FIGURES }), 'none')),
  view: VIEW,
  lesson: LESSON,
});
