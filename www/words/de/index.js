/** The German catalogue in one piece. Each part has the shape of the English one, which the type checker holds. */
import doors from './doors.js';
import exported from './export.js';
import fields from './fields.js';
import figures from './figures.js';
import help from './help.js';
import inspector from './inspector.js';
import notices from './notices.js';
import present from './present.js';
import reasons from './reasons.js';
import scenes from './scenes.js';
import share from './share.js';
import top from './top.js';

/** @type {Record<string, object>} */
const PARTS = {
  doors,
  export: exported,
  fields,
  figures,
  help,
  inspector,
  notices,
  present,
  reasons,
  scenes,
  share,
  top,
};

/** @type {import('../language.js').Dictionary['part']} */
export const part = (name) => /** @type {any} */ (PARTS[name]);
