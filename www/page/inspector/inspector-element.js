/**
 * @import { Page } from '../page.js'
 * @import { Session } from './session.js'
 */
import { required, SignalElement } from '../elements/signal-element.js';

/** An element of the inspector: it shows what a session looks at. */
export class InspectorElement extends SignalElement {
  static properties = { page: { attribute: false }, session: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** Of the network that the inspector is at. @type {Session} */
    this.session = required();
  }
}
