/** The German catalogue in one piece. Each part has the shape of the English one, which the type checker holds. */
import figures from './figures.js';
import inspector from './inspector.js';
import notices from './notices.js';
import reasons from './reasons.js';

/** @type {Record<string, object>} */
const PARTS = { figures, inspector, notices, reasons };

/** @type {import('../language.js').Dictionary['part']} */
export const part = (name) => /** @type {any} */ (PARTS[name]);
