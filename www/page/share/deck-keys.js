/**
 * Keys that a board in a frame has no use for belong to the deck around it: they would end in the frame as long as that
 * has the focus. They are told to the deck, and the focus goes back to it. A deck of the same origin gets them as
 * events on its document, another one as a message `{ source: 'mlp-playground', type: 'keydown', key, code, shiftKey }`.
 */
import { freePageKeys } from '../elements/page-keys.js';
import { LARGE_STEPS, takesText, USED, usesKey } from '../top/keys.js';

/** What decks go by. */
const DECK_KEYS = [...USED.select, 'Escape', 'f', 'b', '.', 'n', 'p', 'o', 's'];

/**
 * @param {HTMLElement} root
 * @param {Window} [deck]  what is around the frame
 * @returns {() => void} stops
 */
export function handBackKeys(root, deck = window.parent) {
  if (deck === window) return () => {};
  // Of a slider's keys it keeps its arrows.
  const stop = freePageKeys(root, LARGE_STEPS);
  /** @param {KeyboardEvent} event */
  const onKeydown = (event) => {
    const { key, target, ctrlKey, metaKey, altKey, defaultPrevented, isComposing } = event;
    if (ctrlKey || metaKey || altKey || defaultPrevented || isComposing) return;
    if (!DECK_KEYS.includes(key.length === 1 ? key.toLowerCase() : key)) return;
    const isFreed = LARGE_STEPS.includes(key) && !takesText(target);
    if (!isFreed && !key.startsWith('Page') && usesKey(target, key)) return;
    tell(deck, event);
  };
  window.addEventListener('keydown', onKeydown);
  return () => {
    stop();
    window.removeEventListener('keydown', onKeydown);
  };
}

/** @param {Window} deck @param {KeyboardEvent} event */
function tell(deck, { key, code, keyCode, which, shiftKey }) {
  deck.focus();
  try {
    const { document, KeyboardEvent: Event } = /** @type {Window & typeof globalThis} */ (deck);
    const copy = new Event('keydown', {
      key,
      code,
      keyCode,
      which,
      shiftKey,
      bubbles: true,
      cancelable: true,
    });
    (document.activeElement?.closest('iframe')
      ? document.body
      : (document.activeElement ?? document)
    ).dispatchEvent(copy);
  } catch {
    deck.postMessage({ source: 'mlp-playground', type: 'keydown', key, code, shiftKey }, '*');
  }
}
