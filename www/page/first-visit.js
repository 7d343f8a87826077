/**
 * Who comes for the first time, with no link that asks for something, sees the networks learn: the first updates are shown
 * slowly enough to be watched.
 *
 * @import { Pool } from '../training/training.d.ts'
 */
import { isEmbedded, isPresented } from './share/embedding.js';
import { recall, remember } from './top/theme.js';
import { reducedMotion } from './elements/surroundings.js';

const STORAGE_KEY = 'visited';

/** What tells that somebody wants something of the page. */
const TOUCHES = ['click', 'input', 'keydown'];

/** Keys that are held with others, or lead to a control before anything is done with it. */
const IDLE_KEYS = ['Alt', 'AltGraph', 'CapsLock', 'Control', 'Meta', 'Shift', 'Tab'];

/**
 * Whether this is the first time that this browser opens the page, as it is without a link; from now on it is not.
 *
 * @param {Pick<Window & typeof globalThis, 'history' | 'location' | 'performance'>} window  before the address is read
 */
export function isFirstVisit({ history, location, performance }) {
  const [navigation] = performance.getEntriesByType('navigation');
  const isCalled = /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type === 'navigate';
  const isPlain = location.hash === '' && history.state === null;
  const isPage = !isEmbedded(location.search) && !isPresented(location.search);
  const isKnown = recall(STORAGE_KEY) !== null;
  if (!isKnown) remember(STORAGE_KEY, 'yes');
  return isCalled && isPlain && isPage && !isKnown && !reducedMotion.peek();
}

/**
 * Shows the first updates one after the other, until a control is touched.
 *
 * @param {Pool} pool
 * @param {Pick<Window, 'addEventListener' | 'removeEventListener'>} window
 */
export function replay(pool, window) {
  const end = pool.replay();
  /** @param {Event} event */
  const onTouch = (event) => {
    if (event instanceof KeyboardEvent && IDLE_KEYS.includes(event.key)) return;
    end();
    for (const type of TOUCHES) window.removeEventListener(type, onTouch);
  };
  // After what the control does itself: who stops the training stops it where it is.
  for (const type of TOUCHES) window.addEventListener(type, onTouch);
}
