/** The German catalogue in one piece. Each part has the shape of the English one, which the type checker holds. */
import doors from './doors.js';
import exported from './export.js';
import fields from './fields.js';
import figures from './figures.js';
import inspector from './inspector.js';
import links from './links.js';
import notices from './notices.js';
import own from './own.js';
import present from './present.js';
import reasons from './reasons.js';
import seeds from './seeds.js';
import share from './share.js';

/** @type {Record<string, object>} */
const PARTS = {
  doors,
  export: exported,
  fields,
  figures,
  inspector,
  links,
  notices,
  own,
  present,
  reasons,
  seeds,
  share,
};

/** @type {import('../language.js').Dictionary['part']} */
export const part = (name) => /** @type {any} */ (PARTS[name]);
