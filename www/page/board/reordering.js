/**
 * Moves a figure to another place by dragging its handle. Until it is let go, a line shows where it would come to stand;
 * then it moves, once.
 */

/** A hand that presses is not always still. */
const SLIP_PIXELS = 5;

/** @typedef {{ element: Element, isAfter: boolean }} Target  a figure, and on which side of it */

export class Reordering {
  #moveTo;

  /** @param {(place: number) => void} moveTo */
  constructor(moveTo) {
    this.#moveTo = moveTo;
  }

  /** @param {PointerEvent} event  on the handle */
  begin = (event) => {
    const handle = /** @type {HTMLElement} */ (event.currentTarget);
    const moved = handle.closest('mlp-figure');
    const board = moved?.parentElement;
    if (event.button !== 0 || !board) return;
    // The inspector may stand among them.
    const figures = [...board.children].filter((child) => child.matches('mlp-figure'));
    handle.setPointerCapture(event.pointerId);
    const ending = new AbortController();
    /** @type {Target | null} */
    let target = null;
    const show = (/** @type {Target | null} */ next) => {
      target?.element.removeAttribute('data-drop');
      next?.element.setAttribute('data-drop', next.isAfter ? 'after' : 'before');
      target = next;
    };
    const end = (/** @type {boolean} */ isDropped) => {
      ending.abort();
      moved.removeAttribute('data-dragged');
      const reached = target;
      show(null);
      if (isDropped && reached) this.#moveTo(placeAt(reached, moved, figures));
    };
    const options = { signal: ending.signal };
    handle.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        const isSlip = Math.hypot(clientX - event.clientX, clientY - event.clientY) < SLIP_PIXELS;
        if (isSlip && target === null) return;
        moved.setAttribute('data-dragged', '');
        const next = targetAt(clientX, clientY, figures);
        show(next.element === moved ? null : next);
      },
      options,
    );
    handle.addEventListener('pointerup', () => end(true), options);
    handle.addEventListener('pointercancel', () => end(false), options);
    document.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return;
        key.preventDefault();
        key.stopPropagation();
        end(false);
      },
      { ...options, capture: true },
    );
  };
}

/**
 * The figure that is nearest to a place of the window, and on which side of its middle the place is: beside it where
 * figures stand in rows, above or below it where they stand in one column.
 *
 * @param {number} x
 * @param {number} y
 * @param {Element[]} figures  at least one
 * @returns {Target}
 */
function targetAt(x, y, figures) {
  const boxes = figures.map((figure) => figure.getBoundingClientRect());
  const distances = boxes.map(({ left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)),
  );
  const nearest = distances.indexOf(Math.min(...distances));
  const { left, right, top, bottom } = boxes[nearest];
  const isColumn = boxes.every((box) => box.left === boxes[0].left);
  return { element: figures[nearest], isAfter: isColumn ? y > (top + bottom) / 2 : x > (left + right) / 2 };
}

/**
 * @param {Target} target
 * @param {Element} moved
 * @param {Element[]} figures
 */
function placeAt({ element, isAfter }, moved, figures) {
  const others = figures.filter((figure) => figure !== moved);
  return others.indexOf(element) + (isAfter ? 1 : 0);
}
