/** What the monkey asks the page. Each of these runs there, so it uses nothing from outside. */

/** @typedef {{ type: string, name: string, options: number }} Control  of an input its type, otherwise the element's name */

/**
 * From now on the page writes down how long its frames take, and for how much of that it answers nothing at a time: the rest is
 * the browser's, which draws. It opens no window that would stand in the way of all.
 */
export function begin() {
  const page = /** @type {any} */ (window);
  if (page.frames_) return;
  page.frames_ = [];
  // The system's windows, which a script can neither see nor close.
  page.print = () => {};
  const { click } = HTMLInputElement.prototype;
  HTMLInputElement.prototype.click = function () {
    if (this.type !== 'file') click.call(this);
  };
  let before = performance.now();
  let wasHidden = true;
  let heard = before;
  let silence = 0;
  const hear = () => {
    const now = performance.now();
    silence = Math.max(silence, now - heard);
    heard = now;
  };
  setInterval(hear, 10);
  const look = (/** @type {number} */ time) => {
    const isHidden = document.visibilityState === 'hidden';
    hear();
    if (!isHidden && !wasHidden) page.frames_.push({ millis: time - before, silence });
    silence = 0;
    wasHidden = isHidden;
    before = time;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * Takes what it has written down.
 *
 * @typedef {{ millis: number, silence: number }} LongFrame
 * @param {number} least  milliseconds
 * @returns {LongFrame[]}
 */
export function takeFrames(least) {
  const frames = /** @type {LongFrame[]} */ (/** @type {any} */ (window).frames_?.splice(0) ?? []);
  const long = frames.filter(({ millis }) => millis > least);
  return long.map(({ millis, silence }) => ({ millis: Math.round(millis), silence: Math.round(silence) }));
}

/**
 * Marks one of the controls that can be used: while a dialog is open, of those in it.
 *
 * @param {readonly [share: number, number: string, selector?: string]} which
 * @returns {Control | null}
 */
export function chooseControl([share, number, selector]) {
  const controls = 'button:enabled, input:enabled:not([type=file], [readonly]), select:enabled, summary';
  const isSeen = (/** @type {Element} */ element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  const find = (/** @type {string} */ what) => [...document.querySelectorAll(what)].filter(isSeen);
  const inDialogs = controls.replaceAll(/(^|, )/g, '$1dialog[open] ');
  const hasDialog = document.querySelector('dialog[open]') !== null;
  // A black picture lies over everything.
  const black = find('[data-testid=black]');
  const found = black.length > 0 ? black : find(selector ?? (hasDialog ? inDialogs : controls));
  const control = found[Math.floor(share * found.length)];
  if (!control) return null;
  // What it is stays the same, whatever comes and goes beside it, and comes back.
  control.setAttribute('data-chosen', number);
  const type = control instanceof HTMLInputElement ? control.type : control.localName;
  return {
    type,
    name: control.getAttribute('data-testid') ?? control.getAttribute('aria-label') ?? type,
    options: control instanceof HTMLSelectElement ? control.options.length : 0,
  };
}

/** @param {readonly [number: string, index: number]} which */
export function setSelect([number, index]) {
  const select = /** @type {HTMLSelectElement | null} */ (
    document.querySelector(`[data-chosen="${number}"]`)
  );
  if (!select) return;
  select.selectedIndex = index;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Closes all messages. */
export function noticesClosed() {
  const buttons = document.querySelectorAll('[data-testid=notice] button.icon-button');
  for (const button of buttons) /** @type {HTMLElement} */ (button).click();
}

/**
 * One of the pictures and sliders, as far as it is in the window.
 *
 * @param {number} share
 * @returns {{ left: number, top: number, width: number, height: number } | null}
 */
export function choosePicture(share) {
  const scope = document.querySelector('dialog[open]') ?? document;
  const boxes = [...scope.querySelectorAll('canvas, input[type=range], svg')]
    .map((element) => element.getBoundingClientRect())
    .map((box) => {
      const [left, top] = [Math.max(1, box.left), Math.max(1, box.top)];
      const width = Math.min(box.right, innerWidth - 1) - left;
      const height = Math.min(box.bottom, innerHeight - 1) - top;
      return { left, top, width, height };
    })
    .filter(({ width, height }) => width > 1 && height > 1);
  return boxes[Math.floor(share * boxes.length)] ?? null;
}

/**
 * A control that could not be reached: whether it is there, whether a dialog lies over it, and enough to find it again.
 *
 * @param {string} number
 * @returns {{ isThere: boolean, isCovered: boolean, where: string }}
 */
export function lookAt(number) {
  const element = document.querySelector(`[data-chosen="${number}"]`);
  if (!element) return { isThere: false, isCovered: false, where: '' };
  const { x, y, width, height } = element.getBoundingClientRect();
  const around = [];
  for (let at = /** @type {Element | null} */ (element); at && around.length < 6; at = at.parentElement) {
    around.unshift(`${at.localName}.${at.className}`);
  }
  const rect = [x, y, width, height].map(Math.round).join(' ');
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  const isEnabled = !(/** @type {any} */ (element).disabled);
  const isSeen = width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  return {
    isThere: isEnabled && isSeen,
    isCovered: document.querySelector('dialog[open]') !== null,
    where: `${around.join(' > ')} at ${rect} of ${innerWidth}×${innerHeight}, under ${hit?.outerHTML.slice(0, 120)}, ${location.hash}`,
  };
}
