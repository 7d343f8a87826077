/**
 * The page's keys: shortcuts, Escape, undo and redo. They act wherever the focus is, but for what the focused control
 * needs itself: a button takes Space and Enter, a slider its arrows, a field what is typed. Loaded with the first touch
 * (`page/later.js`), and then acts upon the keys that came before.
 *
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { redo, toggleInspector, toggleTraining, undo } from './actions.js';
import { takeEarlyKeys } from '../door.js';
import { openPresent } from '../present/open.js';
import { openHelp } from './help/open.js';
import { recall, remember } from './theme.js';

const STORAGE_KEY = 'shortcuts';
const isOn = signal(recall(STORAGE_KEY) !== 'off');

/** Whether single letters and the space bar are wanted; this browser remembers it. */
export const shortcuts = {
  get isOn() {
    return isOn.value;
  },
  set isOn(wanted) {
    isOn.value = wanted;
    remember(STORAGE_KEY, wanted ? 'on' : 'off');
  },
};

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
/** By which sliders and lists go in large steps. */
export const LARGE_STEPS = ['PageUp', 'PageDown', 'Home', 'End'];

/** Keys that controls act upon, by what the control is. */
export const USED = {
  button: [' ', 'Enter'],
  box: [' '],
  link: ['Enter'],
  radio: [' ', ...ARROWS],
  range: [...ARROWS, ...LARGE_STEPS],
  select: [' ', 'Enter', ...ARROWS, ...LARGE_STEPS],
};

/** Inputs into which nothing is typed. @type {Record<string, readonly string[]>} */
const INPUTS = {
  button: USED.button,
  checkbox: USED.box,
  color: USED.button,
  file: USED.button,
  radio: USED.radio,
  range: USED.range,
  reset: USED.button,
  submit: USED.button,
};

/** The control that was pressed last, as long as nobody goes on by Tab. @type {Element | null} */
let pressed = null;
/** The field in which something is typed that has not been taken over yet. */
let typedIn = /** @type {EventTarget | null} */ (null);

/**
 * Whether an element takes text.
 *
 * @param {EventTarget | null} target
 */
export const takesText = (target) =>
  (target instanceof HTMLInputElement && !Object.hasOwn(INPUTS, target.type)) ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && target.isContentEditable);

/**
 * Whether the element that has the focus acts upon the key itself.
 *
 * @param {EventTarget | null} target
 * @param {string} key
 * @returns {boolean}
 */
export function usesKey(target, key) {
  if (!(target instanceof Element)) return false;
  if (takesText(target)) return true;
  if (target instanceof HTMLInputElement) return INPUTS[target.type].includes(key);
  if (target instanceof HTMLSelectElement) {
    // Letters look for a choice that begins with them: in the open list, and for people who came without a pointer.
    return isOpen(target) || USED.select.includes(key) || (key.length === 1 && pressed !== target);
  }
  if (target.closest('button, summary, [role="button"]')) return USED.button.includes(key);
  return target.closest('a[href]') !== null && USED.link.includes(key);
}

/** @param {HTMLSelectElement} select */
function isOpen(select) {
  try {
    return select.matches(':open');
  } catch {
    return false; // a browser that cannot tell; most of those keep the keys of an open list to themselves
  }
}

/** Whether a field holds something typed that has not been taken over yet. @param {EventTarget | null} target */
export const isBeingTyped = (target) => typedIn !== null && typedIn === target;

/** Whether a dialog lies over the page. */
export const isCovered = () => document.querySelector('dialog:modal') !== null;

/** @param {Page} page @returns {(event: KeyboardEvent) => void} */
const actorFor = (page) => (event) => {
  if (event.isComposing || event.altKey || isCovered()) return;
  const isCommand = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (isCommand) {
    if (undoByKey(page, key, event)) event.preventDefault();
    return;
  }
  if (key === 'Escape') {
    if (escape(page, event.target)) event.preventDefault();
    return;
  }
  if (event.repeat || !isOn.peek() || usesKey(event.target, event.key)) return;
  if (shortcut(page, key)) event.preventDefault();
};

/**
 * @param {Page} page
 * @returns {() => void} stops
 */
function listenForKeys(page) {
  const act = actorFor(page);
  for (const event of takeEarlyKeys()) act(event);
  /** @param {KeyboardEvent} event */
  const onKeydown = (event) => {
    if (!event.defaultPrevented) act(event);
  };
  /** @param {PointerEvent} event */
  const onPointerdown = ({ target }) => {
    const element = target instanceof Element ? target : null;
    pressed = element?.closest('select') ?? element?.closest('label')?.control ?? element;
  };
  /** @param {KeyboardEvent} event */
  const onAnyKey = ({ key }) => {
    if (key === 'Tab') pressed = null;
  };
  /** @param {Event} event */
  const onInput = ({ target }) => (typedIn = takesText(target) ? target : null);
  const onCommit = () => (typedIn = null);

  /** @type {[string, any, boolean][]} */
  const listeners = [
    ['keydown', onKeydown, false],
    ['keydown', onAnyKey, true],
    ['pointerdown', onPointerdown, true],
    ['input', onInput, true],
    ['change', onCommit, true],
    ['focusin', onCommit, true],
  ];
  for (const [type, listener, capture] of listeners) window.addEventListener(type, listener, capture);
  return () => {
    for (const [type, listener, capture] of listeners) window.removeEventListener(type, listener, capture);
  };
}

/** @param {Page} page @param {string} key @returns {boolean} whether it is one */
function shortcut(page, key) {
  if (key === 'p') void openPresent(page);
  else if (key === '?') void openHelp(page);
  else if (key === 'i') {
    const id = page.store.scene.peek().inspect ?? networkInFocus(page);
    if (id !== undefined) toggleInspector(page, id);
  } else return trainingKey(page, key);
  return true;
}

/** What goes wherever the figures are. @param {Page} page @param {string} key @returns {boolean} whether it is one */
export function trainingKey(page, key) {
  const { pool } = page;
  if (key === ' ') toggleTraining(page);
  else if (key === 's') pool.step('update');
  else if (key === 'r') pool.reset();
  else return false;
  return true;
}

/**
 * Closes the inspector, unless the key belongs to a list that is open.
 *
 * @param {Page} page
 * @param {EventTarget | null} target
 */
function escape(page, target) {
  if (page.store.scene.peek().inspect === null) return false;
  if (target instanceof HTMLSelectElement && isOpen(target)) return false;
  closeInspector(page);
  return true;
}

/**
 * A field undoes what is being typed in it.
 *
 * @param {Page} page
 * @param {string} key
 * @param {KeyboardEvent} event
 */
function undoByKey(page, key, { shiftKey, target }) {
  const isUndo = key === 'z' && !shiftKey;
  const isRedo = key === 'y' || (key === 'z' && shiftKey);
  if ((!isUndo && !isRedo) || isBeingTyped(target) || target instanceof HTMLTextAreaElement) return false;
  if (isUndo) undo(page);
  else redo(page);
  return true;
}

/**
 * The network that a key without a name means: the one that has the focus, else the one that is shown
 * alone, or the first.
 *
 * @param {Page} page
 * @returns {number | undefined}
 */
function networkInFocus({ store }) {
  const networks = store.scene.peek().figures.filter(({ kind }) => kind === 'network');
  const card = /** @type {{ figureId: number } | null | undefined} */ (
    document.activeElement?.closest('mlp-figure') ?? document.querySelector('mlp-figure:not([data-behind])')
  );
  return (networks.find(({ id }) => id === card?.figureId) ?? networks[0])?.id;
}

/**
 * Looks into no network any more. The keyboard goes back to the figure where it would be lost with the inspector.
 *
 * @param {Page} page
 */
export function closeInspector({ store }) {
  const id = store.scene.peek().inspect;
  const focused = document.activeElement;
  store.inspect(null);
  if (focused && focused !== document.body && !focused.closest('mlp-inspector')) return;
  const button = /** @type {HTMLElement | null} */ (
    document.querySelector(`[data-testid="figure-${id}-inspect"]`)
  );
  button?.focus({ preventScroll: true });
  // The figure goes back to its place first.
  requestAnimationFrame(() => button?.closest('mlp-figure')?.scrollIntoView({ block: 'nearest' }));
}

/** While the figures are shown alone, the page is out of the document, and its keys with it. */
class Keys extends HTMLElement {
  #stop = () => {};

  connectedCallback() {
    this.#stop = listenForKeys(/** @type {{ page?: any }} */ (this).page);
  }

  disconnectedCallback() {
    this.#stop();
  }
}

customElements.define('mlp-keys', Keys);
// Those that were pressed where figures are shown alone were not for the page.
takeEarlyKeys();
