/** The German catalogue in one piece. Each part has the shape of the English one, which the type checker holds. */
import fields from './fields.js';
import figures from './figures.js';
import help from './help.js';
import notices from './notices.js';
import scenes from './scenes.js';
import reasons from './reasons.js';
import top from './top.js';

/** @type {Record<string, object>} */
const PARTS = { fields, figures, help, notices, reasons, scenes, top };

/** @type {import('../language.js').Dictionary['part']} */
export const part = (name) => /** @type {any} */ (PARTS[name]);
