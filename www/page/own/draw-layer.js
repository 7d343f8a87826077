/**
 * Lies over a plot while points are edited: the pointer adds, moves and erases points, and so do the arrow keys with
 * Enter and Delete.
 *
 * @import { OwnPoints } from '../../points/points.d.ts'
 * @import { Page } from '../page.js'
 * @import { Desk } from './desk.js'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { originalAt, pointsNear, withKeys, withPoints, withoutPoints } from '../../points/edit.js';
import { LAST_CELL, MOST_POINTS, columnOf, keyOf, labelOf, rowOf } from '../../points/grid.js';
import { ownWords } from '../../words/en/own.js';
import { formatSetting } from '../../words/numbers.js';
import { classText } from '../../views/class-names.js';
import { cellFromPx, pxFromCell } from '../../views/plot/transform.js';
import { plotBoxIn } from '../page.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { styleText } from '../elements/style.js';

/** How near the pointer has to be to a point, in CSS pixels; a finger is wider than a mouse. */
const REACH = { mouse: 12, pen: 14, touch: 22 };
/** Between the points of a spray, and how far they scatter. */
const SPRAY_SPACING = 9;
const SPRAY_RADIUS = 12;
/** How far a finger moves before it draws: until then it may be the first of two. */
const TOUCH_SLOP = 8;
/** What an arrow key moves the cursor by, as a share of the plane; with Shift, with Alt. */
const STEPS = { usual: 0.02, wide: 0.1, fine: 0.002 };

/** @typedef {{ column: number, row: number }} Place  on the grid of own points */

export class DrawLayer extends SignalElement {
  static properties = { page: { attribute: false }, name: {} };

  /** @type {Place} */
  #cursor = { column: Math.round(LAST_CELL / 2), row: Math.round(LAST_CELL / 2) };
  #cursorVersion = signal(0);
  /** Of the drag that is going on; all of it is undone at once. */
  #stroke = /** @type {object | null} */ (null);
  /** The point that is being moved. @type {number | null} */
  #held = null;
  #sprayedAt = { x: 0, y: 0 };
  /** What a finger will do once it is clear that it is alone. @type {{ x: number, y: number, begin: () => void } | null} */
  #begun = null;
  /** The points before the stroke. @type {OwnPoints | null} */
  #ownBefore = null;
  /** In another size the cursor stands elsewhere. */
  #observer = new ResizeObserver(() => (this.#cursorVersion.value += 1));

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
    /** What the plot below is called. */
    this.name = '';
  }

  get #desk() {
    return /** @type {Desk} */ (this.page.own.peek());
  }

  get #own() {
    return /** @type {OwnPoints} */ (this.page.store.scene.peek().own);
  }

  /** The plot in the layer, in CSS pixels. */
  get #box() {
    return plotBoxIn(this.getBoundingClientRect());
  }

  /** @param {PointerEvent} event */
  #positionOf(event) {
    const { left, top } = this.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /** @param {number} reach  CSS pixels */
  #radius(reach) {
    const { width, height } = this.#box;
    return { columns: (reach / width) * LAST_CELL, rows: (reach / height) * LAST_CELL };
  }

  /** @param {OwnPoints} own */
  #edit(own) {
    this.#desk.history.edit(own, { stroke: this.#stroke ?? undefined });
  }

  /** @param {Place} place */
  #add({ column, row }) {
    if (this.#own.keys.length >= MOST_POINTS) {
      this.page.store.notify({ code: 'ownFull', most: MOST_POINTS });
      return;
    }
    const key = keyOf(this.#label, column, row);
    this.#edit(withPoints(this.#own, [key]));
    this.#say(ownWords().said.added(this.#nameOf(key), this.#whereIs({ column, row })));
  }

  /** Of the points that are added: their class, or the place of their y. */
  get #label() {
    const { classes, value } = this.#own;
    if (value) return this.#desk.level.peek();
    return classes.length > 0 ? Math.min(this.#desk.label.peek(), classes.length - 1) : 0;
  }

  /** @param {number} key */
  #nameOf(key) {
    const { classes, value } = this.#own;
    const { point, pointOf } = ownWords().said;
    if (classes.length > 0) return classText(this.#own, labelOf(key));
    return value ? pointOf(formatSetting(originalAt(value, labelOf(key)))) : point;
  }

  /** @param {Place} place @param {number} reach */
  #erase(place, reach, most = Infinity) {
    const near = pointsNear(this.#own, place, this.#radius(reach)).slice(0, most);
    if (near.length === 0) return;
    this.#edit(withoutPoints(this.#own, new Set(near)));
    this.#say(ownWords().said.erased(near.length, this.#whereIs(place)));
  }

  /** @param {Place} place @param {number} reach */
  #pickUp(place, reach) {
    const [nearest] = pointsNear(this.#own, place, this.#radius(reach));
    this.#held = nearest === undefined ? null : this.#own.keys[nearest];
    return this.#held !== null;
  }

  /** @param {Place} place */
  #carryTo({ column, row }) {
    if (this.#held === null) return;
    const index = this.#own.keys.indexOf(this.#held);
    if (index < 0) return void (this.#held = null); // it was erased, or the points are others
    const key = keyOf(labelOf(this.#held), column, row);
    if (key === this.#held) return;
    this.#edit(withKeys(this.#own, this.#own.keys.with(index, key)));
    this.#held = key;
  }

  /** @param {string} text */
  #say(text) {
    this.#desk.said.value = text;
  }

  /** @param {Place} place */
  #whereIs({ column, row }) {
    const [x1, x2] = this.#own.axes;
    const { place } = ownWords().said;
    return place(formatSetting(originalAt(x1, column)), formatSetting(originalAt(x2, row)));
  }

  /** @param {PointerEvent} event */
  #onPointerdown = (event) => {
    // A second finger: what looked like a stroke begins a pinch, or a scroll by two fingers.
    if (!event.isPrimary) return this.#onPointercancel();
    if (event.button !== 0) return;
    const { x, y } = this.#positionOf(event);
    const place = cellFromPx(this.#box, LAST_CELL, x, y);
    if (!place.isInside) return;
    event.preventDefault(); // no text is selected; the layer takes the focus itself
    this.focus({ preventScroll: true });
    this.setPointerCapture(event.pointerId);
    this.#stroke = {};
    this.#ownBefore = this.#own;
    const begin = () => this.#begin(place, { x, y }, reachOf(event));
    if (event.pointerType === 'touch') this.#begun = { x, y, begin };
    else begin();
    this.#moveCursor(place);
  };

  /** @param {Place} place @param {{ x: number, y: number }} at @param {number} reach */
  #begin(place, at, reach) {
    const tool = this.#desk.tool.peek();
    if (tool === 'add') {
      this.#sprayedAt = at;
      this.#add(place);
    } else if (tool === 'erase') {
      this.#erase(place, reach);
    } else {
      this.#pickUp(place, reach);
    }
  }

  /** What a finger has begun and not yet done, it does. */
  #beginNow() {
    const begun = this.#begun;
    this.#begun = null;
    begun?.begin();
  }

  /** @param {PointerEvent} event */
  #onPointermove = (event) => {
    if (!this.#stroke || !event.isPrimary) return;
    const { x, y } = this.#positionOf(event);
    if (this.#begun && Math.hypot(x - this.#begun.x, y - this.#begun.y) < TOUCH_SLOP) return;
    this.#beginNow();
    const place = cellFromPx(this.#box, LAST_CELL, x, y);
    const tool = this.#desk.tool.peek();
    if (tool === 'move') this.#carryTo(place);
    else if (tool === 'erase') this.#erase(place, reachOf(event));
    else this.#spray(x, y);
    this.#moveCursor(place);
  };

  /** @param {number} x @param {number} y */
  #spray(x, y) {
    if (Math.hypot(x - this.#sprayedAt.x, y - this.#sprayedAt.y) < SPRAY_SPACING) return;
    this.#sprayedAt = { x, y };
    const angle = 2 * Math.PI * Math.random();
    const distance = SPRAY_RADIUS * Math.sqrt(Math.random());
    const place = cellFromPx(
      this.#box,
      LAST_CELL,
      x + distance * Math.cos(angle),
      y + distance * Math.sin(angle),
    );
    if (place.isInside) this.#add(place);
  }

  #onPointerup = () => {
    this.#beginNow();
    this.#letGo();
  };

  /** The stroke was none: what it did is taken back. */
  #onPointercancel = () => {
    if (this.#stroke && this.#ownBefore && this.#own !== this.#ownBefore) this.#desk.history.undo();
    this.#begun = null;
    this.#letGo();
  };

  #letGo = () => {
    this.#begun = null;
    this.#stroke = null;
    this.#ownBefore = null;
    this.#held = null;
  };

  /** @param {Place} place */
  #moveCursor({ column, row }) {
    const within = (/** @type {number} */ cell) => Math.min(LAST_CELL, Math.max(0, Math.round(cell)));
    this.#cursor = { column: within(column), row: within(row) };
    this.#cursorVersion.value += 1;
  }

  /** @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    if (event.ctrlKey || event.metaKey) return;
    const share = event.shiftKey ? STEPS.wide : event.altKey ? STEPS.fine : STEPS.usual;
    const step = share * LAST_CELL;
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[event.key];
    const desk = this.#desk;
    if (arrow) {
      this.#moveCursor({
        column: this.#cursor.column + arrow[0] * step,
        row: this.#cursor.row + arrow[1] * step,
      });
      this.#carryTo(this.#cursor);
      this.#say(ownWords().said.at(this.#whereIs(this.#cursor)));
    } else if (event.key === 'Enter') {
      if (desk.tool.peek() === 'erase') this.#erase(this.#cursor, REACH.touch, 1);
      else if (desk.tool.peek() === 'add') this.#add(this.#cursor);
      else this.#toggleHeld();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.#erase(this.#cursor, REACH.touch, 1);
    } else if (event.key === 'Escape') {
      if (this.#held === null) desk.editing.value = false;
      this.#letGo();
    } else if (/^[1-8]$/.test(event.key) && Number(event.key) <= this.#own.classes.length) {
      desk.label.value = Number(event.key) - 1;
      this.#say(ownWords().said.chosen(classText(this.#own, desk.label.peek())));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** By keyboard, Enter takes hold of the nearest point, and Enter lets go of it. */
  #toggleHeld() {
    if (this.#held !== null) {
      this.#letGo();
      this.#say(ownWords().said.putDown(this.#whereIs(this.#cursor)));
    } else if (this.#pickUp(this.#cursor, REACH.touch)) {
      this.#stroke = {};
      const held = Number(this.#held);
      this.#moveCursor({ column: columnOf(held), row: rowOf(held) });
      this.#say(ownWords().said.holding(this.#nameOf(held), this.#whereIs(this.#cursor)));
    }
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute('role', 'application');
    this.dataset.testid = 'draw-layer';
    this.addEventListener('pointerdown', this.#onPointerdown);
    this.addEventListener('pointermove', this.#onPointermove);
    this.addEventListener('pointerup', this.#onPointerup);
    this.addEventListener('pointercancel', this.#onPointercancel);
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('blur', this.#letGo);
    this.#observer.observe(this);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** @override */
  render() {
    void this.#cursorVersion.value;
    this.setAttribute('aria-label', ownWords().said.layer(this.name));
    this.dataset.tool = this.page.own.value?.tool.value;
    const { x, y } = pxFromCell(this.#box, LAST_CELL, this.#cursor);
    return html`<span
      class="draw-cursor"
      aria-hidden="true"
      .style=${styleText({ left: `${x}px`, top: `${y}px` })}
    ></span>`;
  }
}

/** @param {PointerEvent} event */
const reachOf = ({ pointerType }) => REACH[/** @type {keyof typeof REACH} */ (pointerType)] ?? REACH.mouse;

customElements.define('mlp-draw-layer', DrawLayer);
