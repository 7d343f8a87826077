/**
 * A part of the inspection that an element shows: asked for as long as the element is in the page, whichever network
 * the inspector is at.
 *
 * @import { ReactiveController } from 'lit'
 * @import { InspectorElement } from './inspector-element.js'
 * @import { Session } from './session.js'
 */

/**
 * @template T  what the part tells
 * @implements {ReactiveController}
 */
export class AskedPart {
  #host;
  #name;
  #params;
  /** @type {Session | null} */
  #session = null;
  #stop = () => {};

  /**
   * @param {InspectorElement} host
   * @param {string} name  of the file in worker/inspect/parts/
   * @param {(session: Session) => object | null} [params]  by signals; with null it is not wanted at the moment
   */
  constructor(host, name, params = () => ({})) {
    this.#host = host;
    this.#name = name;
    this.#params = params;
    host.addController(this);
  }

  hostUpdate() {
    const { session } = this.#host;
    if (session === this.#session) return;
    this.#stop();
    this.#session = session;
    this.#stop = session.ask(this.#name, () => this.#params(session));
  }

  hostDisconnected() {
    this.#stop();
    this.#session = null;
  }

  /** The newest; null where there is none yet or none at all. A signal is read. @returns {T | null} */
  get data() {
    return /** @type {T | null} */ (this.#host.session.part(this.#name));
  }
}
