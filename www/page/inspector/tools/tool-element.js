/**
 * A tool of the inspector: it shows what a session looks at, with settings that belong to the link.
 *
 * @import { Page } from '../../page.js'
 * @import { Session } from '../session.js'
 */
import { InspectorElement } from '../inspector-element.js';

/**
 * What every tool is handed. `settings` are those of its row in scene/views.js, all of them valid; `change` sets some of
 * them, and the link with them.
 *
 * @typedef {object} ToolProps
 * @property {Page} page
 * @property {Session} session
 * @property {Readonly<Record<string, any>>} settings
 * @property {(patch: Readonly<Record<string, unknown>>) => void} change
 */

/** @template {Readonly<Record<string, any>>} [S=Readonly<Record<string, any>>] */
export class ToolElement extends InspectorElement {
  static properties = {
    ...InspectorElement.properties,
    settings: { attribute: false },
    change: { attribute: false },
  };

  constructor() {
    super();
    /** @type {S} */
    this.settings = /** @type {S} */ ({});
    /** @type {(patch: Partial<S>) => void} */
    this.change = () => {};
  }
}
