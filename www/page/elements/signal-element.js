/**
 * Signals and Lit's templates together: an element that renders again when one of its properties changes, or a signal
 * that its render method read.
 */
import { effect } from '@preact/signals-core';
import { render } from 'lit';

/**
 * A property of an element. It is an attribute, too, with its name in small letters, unless `attribute` is false; state
 * is the element's own and never one.
 *
 * @typedef {object} Property
 * @property {boolean} [attribute]
 * @property {boolean} [state]
 * @property {typeof Boolean | typeof Number} [type]  of the attribute's value; texts where it does not say
 */

/**
 * What takes part in the life of an element.
 *
 * @typedef {object} Controller
 * @property {() => void} [hostConnected]
 * @property {() => void} [hostDisconnected]
 * @property {() => void} [hostUpdate]  before every rendering
 * @property {() => void} [hostUpdated]  after every rendering
 */

/** Classes whose properties are in place. @type {WeakSet<object>} */
const prepared = new WeakSet();

/**
 * Renders into the light DOM: one stylesheet serves the whole page, and labels and descriptions may refer to each
 * other across elements.
 */
export class SignalElement extends HTMLElement {
  /** @type {Record<string, Property>} */
  static properties = {};

  /** The browser asks for it once, when the element is defined. */
  static get observedAttributes() {
    const names = [];
    for (let it = this; it !== SignalElement; it = Object.getPrototypeOf(it)) {
      for (const [name, { attribute = true, state = false }] of Object.entries(it.properties)) {
        if (Object.hasOwn(it, 'properties') && !prepared.has(it)) addProperty(it.prototype, name);
        if (attribute && !state) names.push(name.toLowerCase());
      }
      prepared.add(it);
    }
    return names;
  }

  /** @type {Map<string, unknown>} */
  #values = new Map();
  /** Properties that have changed since the last rendering, with what they were. @type {Map<string, unknown>} */
  #changed = new Map();
  /** @type {(() => void) | undefined} */
  #forget;
  /** @type {Controller[]} */
  #controllers = [];
  #updated = Promise.resolve();
  isUpdatePending = false;

  /** What a template has set before the element was defined. @type {[string, unknown][]} */
  #early;

  constructor() {
    super();
    // It would hide the properties themselves. Elements are defined late in the page alone, so it is connected next.
    this.#early = Object.entries(this).filter(([name]) => name in Object.getPrototypeOf(this));
    for (const [name] of this.#early) Reflect.deleteProperty(this, name);
  }

  /** Resolves when what has changed is rendered. */
  get updateComplete() {
    return this.#updated;
  }

  /** @param {string} name */
  get(name) {
    return this.#values.get(name);
  }

  /** @param {string} name @param {unknown} value */
  set(name, value) {
    const before = this.#values.get(name);
    if (Object.is(before, value)) return;
    this.#values.set(name, value);
    if (!this.#changed.has(name)) this.#changed.set(name, before);
    this.requestUpdate();
  }

  /** @param {string} attribute @param {string | null} _before @param {string | null} text */
  attributeChangedCallback(attribute, _before, text) {
    const { properties } = /** @type {typeof SignalElement} */ (this.constructor);
    for (const [name, { type }] of Object.entries(properties)) {
      if (name.toLowerCase() !== attribute) continue;
      this.set(
        name,
        type === Boolean ? text !== null : type === Number && text !== null ? Number(text) : text,
      );
    }
  }

  /** @param {Controller} controller */
  addController(controller) {
    this.#controllers.push(controller);
    if (this.isConnected) controller.hostConnected?.();
  }

  /** Renders before the browser draws next. An element that is not in the page waits until it is. */
  requestUpdate() {
    if (this.isUpdatePending || !this.isConnected) return;
    this.isUpdatePending = true;
    this.#updated = Promise.resolve().then(() => this.performUpdate());
  }

  performUpdate() {
    if (!this.isUpdatePending) return;
    if (!this.isConnected) {
      this.isUpdatePending = false;
      return;
    }
    this.#forget?.();
    let rendering = true;
    this.#forget = effect(() => {
      // The first run renders and thereby subscribes; a later run only asks for the next rendering.
      if (rendering) this.#update();
      else this.requestUpdate();
      rendering = false;
    });
  }

  #update() {
    const changed = this.#changed;
    try {
      this.willUpdate(changed);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      render(this.render(), this, { host: this });
    } finally {
      this.#changed = new Map();
      this.isUpdatePending = false;
    }
    for (const controller of this.#controllers) controller.hostUpdated?.();
    this.updated(changed);
  }

  /** Before it renders. Properties may be set. @param {Map<string, unknown>} _changed */
  willUpdate(_changed) {}

  /** @returns {unknown} what is to be seen */
  render() {
    return undefined;
  }

  /** After it has rendered. @param {Map<string, unknown>} _changed */
  updated(_changed) {}

  connectedCallback() {
    Object.assign(this, Object.fromEntries(this.#early.splice(0)));
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.requestUpdate();
  }

  disconnectedCallback() {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
    this.#forget?.();
    this.#forget = undefined;
  }
}

/** @param {SignalElement} prototype @param {string} name */
function addProperty(prototype, name) {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get() {
      return this.get(name);
    },
    set(value) {
      this.set(name, value);
    },
  });
}

/**
 * The initial value of a property that the parent's template always sets before the element is connected.
 *
 * @returns {any}
 */
export function required() {
  return undefined;
}
