/** What the page is shown on, as signals: screens change, and so do wishes, while the page lives. */
import { signal } from '@preact/signals-core';

const ratio = signal(devicePixelRatio);

/** Device pixels to a CSS pixel. It changes with the zoom, and alone where a window goes to another screen. */
export const pixelRatio = /** @type {import('@preact/signals-core').ReadonlySignal<number>} */ (ratio);

/** A query tells of leaving one ratio; each needs the next one. */
function followPixelRatio() {
  ratio.value = devicePixelRatio;
  const here = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  here.addEventListener('change', followPixelRatio, { once: true });
}
followPixelRatio();

/** Whether less is to move. */
export const reducedMotion = /** @type {import('@preact/signals-core').ReadonlySignal<boolean>} */ (
  mediaSignal('(prefers-reduced-motion: reduce)')
);

/** Whether there is room for one large figure only, on a phone upright or on its side. Styles ask the same. */
export const isSmall = /** @type {import('@preact/signals-core').ReadonlySignal<boolean>} */ (
  mediaSignal('(max-width: 40rem), (max-height: 30rem)')
);

/**
 * Whether a media query matches, from now on.
 *
 * @param {string} query
 */
export function mediaSignal(query) {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', () => (matches.value = list.matches));
  return matches;
}
