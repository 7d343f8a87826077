/** Through a view by Tab alone. @import { Page } from '@playwright/test' */

const STILL_MILLIS = 300;

/** What stands elsewhere than in the document, by the width. */
const AREAS = ['mlp-inspector', 'mlp-settings', 'mlp-legend', 'mlp-lesson-place', 'mlp-board'];

/**
 * Numbers all places where Tab has to stop in a part of the page, or of a dialog where one is open; the keyboard is put onto
 * the first, or the last.
 *
 * @param {Page} page
 * @param {string} part  selector
 * @param {boolean} isBack
 * @returns {Promise<string[]>} what each is
 */
const begin = (page, part, isBack) =>
  page.evaluate(
    ({ within, back }) => {
      const scope = document.querySelector('dialog[open]') ?? document.querySelector(within);
      if (!scope) throw new Error(`there is no ${within}`);
      // Of choices that belong together there is one stop: the chosen one, or the first.
      const isInGroup = (/** @type {Element} */ element) => {
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
        const group = /** @type {HTMLInputElement[]} */ ([
          ...scope.querySelectorAll(`input[type=radio][name="${element.name}"]`),
        ]);
        return element === (group.find(({ checked }) => checked) ?? group[0]);
      };
      const all = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
      const stops = [...scope.querySelectorAll(all)].filter(
        (element) =>
          !element.matches(':disabled, [tabindex="-1"]') &&
          element.checkVisibility({ visibilityProperty: true }) &&
          isInGroup(element),
      );
      for (const former of document.querySelectorAll('[data-stop]')) former.removeAttribute('data-stop');
      stops.forEach((stop, index) => stop.setAttribute('data-stop', String(index)));
      // It may have it, from a moment when it lay elsewhere.
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      /** @type {HTMLElement | undefined} */ (stops.at(back ? -1 : 0))?.focus();
      return stops.map(
        (stop) =>
          stop.getAttribute('data-testid') ??
          stop.getAttribute('aria-label') ??
          stop.textContent?.trim() ??
          '',
      );
    },
    { within: part, back: isBack },
  );

/**
 * Has the page note where the keyboard is, now and whenever Tab is let go: null on a box that is scrolled by its arrow keys,
 * which browsers make a stop of themselves.
 *
 * @param {Page} page
 */
const note = (page) =>
  page.evaluate(() => {
    const where = () => {
      const element = document.activeElement ?? document.body;
      const stop = element.getAttribute('data-stop');
      if (stop === null) {
        const isScrolled =
          element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth;
        if (isScrolled && element !== document.body) return null;
        return { stop: element.outerHTML.slice(0, 100), trouble: 'no stop' };
      }
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isMarked = outlineStyle !== 'none' && outlineWidth !== '0px';
      // Something of it is in the window, and under nothing else (WCAG 2.4.11). A choice may be seen by its label only, and
      // what the pointer passes through by what it lies on.
      const isPassed = getComputedStyle(element).pointerEvents === 'none';
      const seen = (isPassed ? element.parentElement : element.closest('label')) ?? element;
      const { left, top, width, height } = seen.getBoundingClientRect();
      const shares = [0.5, 0.1, 0.9];
      const isSeen = shares.some((right) =>
        shares.some((down) => {
          const hit = document.elementFromPoint(left + right * width, top + down * height);
          return hit !== null && (seen.contains(hit) || hit.contains(seen)) && hit !== document.body;
        }),
      );
      return { stop, trouble: [isMarked ? '' : 'no outline', isSeen ? '' : 'not seen'].join('') };
    };
    const noted = /** @type {any} */ (window);
    noted.places = [where()];
    noted.ends?.abort();
    noted.ends = new AbortController();
    const onKeyup = (/** @type {KeyboardEvent} */ { key }) => key === 'Tab' && noted.places.push(where());
    addEventListener('keyup', onKeyup, { capture: true, signal: noted.ends.signal });
  });

/** @param {Page} page @returns {Promise<{ stop: string, trouble: string }[]>} */
const noted = (page) =>
  page.evaluate(() => /** @type {any} */ (window).places.filter((/** @type {unknown} */ place) => place));

/**
 * Goes by Tab from the first control to the last, or by Shift and Tab from the last to the first: what was passed by, came
 * out of order, is not marked or not in sight.
 *
 * Where areas stand in another order than in the document (the inspector after the figure that it looks into, settings
 * after the figures on a phone on its side), Tab follows what is seen; so each area is held to its own order.
 *
 * @param {Page} page
 * @param {string} [part]  selector
 * @param {{ isBack?: boolean }} [how]
 * @returns {Promise<{ walked: string[], stops: string[], troubles: string[] }>} `walked` and `stops` are the same where
 *   nothing is wrong, and `troubles` is empty
 */
export async function walkByTab(page, part = 'html', { isBack = false } = {}) {
  // Another width brings other controls, a moment later.
  let stops = await begin(page, part, isBack);
  for (let before = ''; before !== stops.join(); stops = await begin(page, part, isBack)) {
    before = stops.join();
    await page.evaluate(
      (millis) =>
        new Promise((resolve) => {
          const later = () => setTimeout(() => requestAnimationFrame(resolve), millis);
          requestAnimationFrame(() => requestAnimationFrame(later));
        }),
      STILL_MILLIS,
    );
  }
  await note(page);
  let places = await noted(page);
  // Stops that the browser adds take a key of their own.
  for (let rounds = 0; rounds < 2 && places.length < stops.length; rounds += 1) {
    for (let missing = stops.length - places.length; missing > 0; missing -= 1) {
      await page.keyboard.press(isBack ? 'Shift+Tab' : 'Tab');
    }
    places = await noted(page);
  }
  if (isBack) places.reverse();
  const nameOf = (/** @type {string} */ stop) => `${stop} ${stops[Number(stop)] ?? ''}`;
  const walked = places.map(({ stop }) => nameOf(stop));
  const troubles = places
    .filter(({ trouble }) => trouble)
    .map(({ stop, trouble }) => `${nameOf(stop)}: ${trouble}`);
  const areas = await page
    .locator('[data-stop]')
    .evaluateAll(
      (all, names) =>
        Object.fromEntries(
          all.map((stop) => [
            stop.getAttribute('data-stop'),
            names.indexOf(stop.closest(names.join())?.localName ?? ''),
          ]),
        ),
      AREAS,
    );
  const areaOf = (/** @type {string} */ name) => areas[name.split(' ')[0]];
  const byArea = (/** @type {string[]} */ names) => names.toSorted((a, b) => areaOf(a) - areaOf(b));
  return {
    walked: byArea(walked),
    stops: byArea(stops.map((stop, index) => `${index} ${stop}`)),
    troubles,
  };
}
