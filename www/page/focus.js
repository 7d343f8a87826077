/**
 * Keeps the keyboard's place. A control may vanish when it is pressed: a figure's "Remove", a notice's "Close". The
 * focus then goes to what stands next to where it was, and not to the top of the page.
 */

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** @param {Element} element */
const takesFocus = (element) => !element.matches(':disabled') && element.checkVisibility();

/**
 * The first or the last control in an element, itself included.
 *
 * @param {Element} element
 * @param {boolean} isLast
 * @returns {HTMLElement | null}
 */
function controlIn(element, isLast) {
  const all = [element, ...element.querySelectorAll(FOCUSABLE)].filter((candidate) =>
    candidate.matches(FOCUSABLE),
  );
  const found = isLast ? all.findLast(takesFocus) : all.find(takesFocus);
  return /** @type {HTMLElement | null} */ (found ?? null);
}

/**
 * The control that is next to a place among the children of an element: after it, else before it, else around it.
 *
 * @param {Node | null} next  after the place; null at the end
 * @param {Element} parent
 * @returns {HTMLElement | null}
 */
function controlNear(next, parent) {
  const children = [...parent.children];
  let split = children.length;
  for (let node = next; node; node = node.nextSibling) {
    if (node instanceof Element && node.parentElement === parent) {
      split = children.indexOf(node);
      break;
    }
  }
  for (const child of children.slice(split)) {
    const control = controlIn(child, false);
    if (control) return control;
  }
  for (const child of children.slice(0, split).reverse()) {
    const control = controlIn(child, true);
    if (control) return control;
  }
  if (parent.matches(`${FOCUSABLE}, main`)) return /** @type {HTMLElement} */ (parent);
  if (parent.matches('dialog')) return null; // which knows itself where the focus goes when it closes
  return parent.parentElement && controlNear(parent.nextSibling, parent.parentElement);
}

/**
 * Puts the keyboard onto a control, or onto a place that is none, for as long as it stays there: where the order of
 * stops is that of what is seen (`reading-flow`), browsers pass by all that is in a box which has `tabindex="-1"`.
 *
 * @param {HTMLElement} place
 */
export function focusOn(place) {
  if (!place.matches(FOCUSABLE)) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} root  of the page
 * @returns {() => void} stops
 */
export function keepFocus(root) {
  /** What has the focus, or had it when it vanished. @type {Element | null} */
  let last = document.activeElement;
  /** @param {FocusEvent} event */
  const onFocusin = ({ target }) => (last = /** @type {Element} */ (target));
  /** Somebody who presses where nothing is has left the control on purpose. */
  const onPointerdown = () => (last = null);

  const observer = new MutationObserver((records) => {
    const { activeElement } = document;
    if (!last || (activeElement && activeElement !== document.body && activeElement !== last)) return;
    const lost = last;
    if (lost.isConnected && takesFocus(lost)) {
      // It has been taken to another place, as a figure that is moved, and browsers let the focus go on the way.
      const isMoved = records.some(({ removedNodes }) =>
        [...removedNodes].some((node) => node.contains(lost)),
      );
      if (isMoved) /** @type {HTMLElement} */ (lost).focus({ preventScroll: true });
      return;
    }
    last = null;
    const next = placeOf(lost, records);
    if (next) focusOn(next);
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled', 'hidden', 'open'],
  });
  root.addEventListener('focusin', onFocusin);
  root.addEventListener('pointerdown', onPointerdown, true);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', onFocusin);
    root.removeEventListener('pointerdown', onPointerdown, true);
  };
}

/**
 * @param {Element} lost
 * @param {readonly MutationRecord[]} records
 * @returns {HTMLElement | null}
 */
function placeOf(lost, records) {
  if (lost.isConnected) return lost.parentElement && controlNear(lost.nextSibling, lost.parentElement);
  // What holds it may have been emptied first, and have vanished then.
  for (let node = /** @type {Node} */ (lost); ;) {
    const record = records.find(({ removedNodes }) => [...removedNodes].some((gone) => gone.contains(node)));
    if (!(record?.target instanceof Element)) return null;
    if (record.target.isConnected) return controlNear(record.nextSibling, record.target);
    if (record.target === node) return null;
    node = record.target;
  }
}
