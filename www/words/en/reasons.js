/**
 * Why something cannot be done, by the code of the reason (`Reason` in points.d.ts); parts of sentences, in small letters
 * and without a full stop.
 *
 * @import { Reason } from '../../points/points.d.ts'
 */
import { part } from '../language.js';

export const english = {
  reasons: {
    /** What a browser or a library says. @param {{ text: string }} values */
    other: ({ text }) => text,
    /**
     * What the engine refuses. Of the wrong number of values, `expected` and `value` are numbers.
     *
     * @param {{ kind: string, place: string, expected: string, value: string }} values
     */
    engine: ({ kind, place, expected, value }) =>
      kind === 'ShapeMismatch'
        ? `${place} must hold ${expected} values, not ${value}`
        : `${place} must be ${expected}, not ${value}`,
    /** @param {{ url: string, status: number }} values */
    noFile: ({ url, status }) => `${url} answers ${status}`,
    /** @param {{ url: string }} values  what was asked for */
    noOwnFile: ({ url }) => `“${url}” is no Markdown file (.md) on the host of this page`,
    hung: () => 'it did not answer for ten seconds',
    noScript: () => 'its script could not be loaded',
    unreadable: () => 'a message could not be read',
    noFigure: () => 'the figure is not there',
    workerStopped: () => 'its worker stopped; try again',
    noPoints: () => 'there are no points',
    noPicture: () => 'there is no picture yet',
    pointsChanged: () => 'the points changed meanwhile; try again',
    boardChanged: () => 'the board changed meanwhile; try again',
    noWorker: () => 'no worker is left that could do it',
    /** Of parts and jobs that a worker is asked for. @param {{ name: string }} values */
    unknown: ({ name }) => `“${name}” is not known here`,
    /** Of a file. @param {{ megabytes: number }} values */
    largeFile: ({ megabytes }) => `it has more than ${megabytes} MB`,
    noText: () => 'it is not a text file; a table has to be saved as CSV or TSV first',
    /** Of a table. @param {{ millions: number }} values */
    longTable: ({ millions }) => `it has more than ${millions} million characters`,
    emptyTable: () => 'there is nothing in it, no rows and no columns',
    unreachable: () => 'there seems to be no connection. Try again when there is one, or reload the page',
    noRandomness: () => 'the browser gives no random numbers',
  },
};

export const reasonWords = part('reasons', english);

/** @param {Reason} reason */
export const reasonText = (reason) =>
  /** @type {(values: Reason) => string} */ (reasonWords().reasons[reason.code])(reason);
