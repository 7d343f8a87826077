/** The German catalogue in one piece. Each part has the shape of the English one, which the type checker holds. */
import board from './board.js';
import doors from './doors.js';
import exported from './export.js';
import figures from './figures.js';
import inspector from './inspector.js';
import notices from './notices.js';
import picture from './picture.js';
import present from './present.js';
import reasons from './reasons.js';
import share from './share.js';
import watch from './watch.js';

/** @type {Record<string, object>} */
const PARTS = {
  board,
  doors,
  export: exported,
  figures,
  inspector,
  notices,
  picture,
  present,
  reasons,
  share,
  watch,
};

/** @type {import('../language.js').Dictionary['part']} */
export const part = (name) => /** @type {any} */ (PARTS[name]);
