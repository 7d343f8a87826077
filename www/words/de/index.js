/** The German catalogue in one piece. Each part has the shape of the English one, which the type checker holds. */
import board from './board.js';
import figures from './figures.js';
import notices from './notices.js';
import reasons from './reasons.js';

/** @type {Record<string, object>} */
const PARTS = { board, figures, notices, reasons };

/** @type {import('../language.js').Dictionary['part']} */
export const part = (name) => /** @type {any} */ (PARTS[name]);
