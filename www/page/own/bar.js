/**
 * The tools for own points, above the board: what to draw, how, and back.
 *
 * @import { OwnPoints, OwnValue } from '../../points/points.d.ts'
 * @import { Page } from '../page.js'
 * @import { Desk, Tool } from './desk.js'
 */
import { html, nothing } from 'lit';
import { originalAt, placeOn, withClasses, withKeys } from '../../points/edit.js';
import { MOST_CLASSES, classCounts, className } from '../../points/grid.js';
import { trainingCount } from '../../points/split.js';
import { real } from '../../scene/codecs.js';
import { fitsLink } from '../../scene/hash.js';
import { OWN } from '../../scene/schema.js';
import { formatCount, formatSetting } from '../../words/numbers.js';
import { classMark, minusIcon, plusIcon } from '../elements/icons.js';
import '../elements/number-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { eraseIcon, moveIcon, penIcon, redoIcon, tableIcon, undoIcon } from './own-icons.js';

/** @type {readonly (readonly [Tool, string, unknown])[]} */
const TOOLS = [
  ['add', 'Add', penIcon],
  ['move', 'Move', moveIcon],
  ['erase', 'Erase', eraseIcon],
];

export class OwnBar extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  get #desk() {
    return /** @type {Desk} */ (this.page.own.peek());
  }

  /** @override */
  render() {
    const { own, board } = this.page.store.scene.value;
    const desk = this.#desk;
    if (board.source !== OWN || !own) return nothing;
    const editing = desk.editing.value;
    return html`
      <section class="own-bar" aria-label="Own points">
        <button
          type="button"
          class="button"
          data-testid="edit-points"
          aria-pressed=${editing}
          @click=${() => (desk.editing.value = !editing)}
        >
          ${penIcon}<span>Edit points</span>
        </button>
        ${editing ? this.#tools(own, desk) : nothing}
        <button
          type="button"
          class="button"
          data-testid="open-table"
          @click=${() => (desk.dialog.value = 'start')}
        >
          ${tableIcon}<span>Tables…</span>
        </button>
        <p class="own-facts" translate="no" data-testid="own-facts">${factsOf(own, board.testShare)}</p>
        ${
          editing
            ? html`<p class="own-facts own-keys">
                In a figure: click, tap or drag; or move with the arrow keys, <kbd>Enter</kbd> uses the tool,
                <kbd>Del</kbd>
                erases${own.classes.length > 0 ? html`, <kbd>1</kbd> to <kbd>${own.classes.length}</kbd> choose the class` : nothing}.
              </p>`
            : nothing
        }
        <p class="visually-hidden" role="status" data-testid="own-said">${desk.said.value}</p>
      </section>
      ${
        fitsLink(own)
          ? nothing
          : html`<p class="notice" role="status" data-testid="own-too-many">
              <span
                >These are too many points for a link. They stay in this page; save them as CSV to keep them
                or to give them to others.</span
              >
            </p>`
      }
    `;
  }

  /**
   * @param {OwnPoints} own
   * @param {Desk} desk
   */
  #tools(own, desk) {
    const { history } = desk;
    return html`
      <fieldset class="segments" data-testid="own-tools">
        <legend class="visually-hidden">Tool</legend>
        ${TOOLS.map(([tool, name, icon]) => segment('tool', tool, desk.tool.value === tool, () => (desk.tool.value = tool), html`${icon}<span>${name}</span>`))}
      </fieldset>
      ${own.classes.length > 0 ? this.#classes(own, desk) : nothing}
      ${own.value ? this.#value(own.value, desk) : nothing} ${this.#steps(own, history)}
    `;
  }

  /** y of the points that are added. @param {OwnValue} value @param {Desk} desk */
  #value(value, desk) {
    return html`<mlp-number
      .key=${'own-value'}
      .name=${`${value.name || 'y'} of the points that are added`}
      .label=${html`${value.name || html`<var>y</var>`} of new points`}
      .value=${originalAt(value, desk.level.value)}
      .rule=${real({ min: value.from, max: value.to })}
      @commit=${(/** @type {CustomEvent<number>} */ event) => {
        desk.level.value = placeOn(value, event.detail);
        desk.tool.value = 'add';
      }}
    ></mlp-number>`;
  }

  /** @param {OwnPoints} own @param {Desk} desk */
  #classes(own, desk) {
    return html`<fieldset class="segments" data-testid="own-classes">
      <legend class="visually-hidden">Class of the points that are added</legend>
      ${own.classes.map((_, label) =>
        segment(
          'class',
          String(label),
          desk.label.value === label,
          () => {
            desk.label.value = label;
            desk.tool.value = 'add';
          },
          html`${classMark(label)}<span>${className(own, label)}</span>`,
        ),
      )}
      <button
        type="button"
        class="icon-button"
        aria-label="One class more"
        title="One class more"
        data-testid="more-classes"
        ?disabled=${own.classes.length >= MOST_CLASSES}
        @click=${() => this.#setClasses(own, own.classes.length + 1)}
      >
        ${plusIcon}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="One class fewer: removes the last class with its points"
        title="Remove the last class with its points"
        data-testid="fewer-classes"
        ?disabled=${own.classes.length <= 2}
        @click=${() => this.#setClasses(own, own.classes.length - 1)}
      >
        ${minusIcon}
      </button>
    </fieldset>`;
  }

  /** @param {OwnPoints} own @param {Desk['history']} history */
  #steps(own, history) {
    return html`<span class="own-steps">
      <button
        type="button"
        class="icon-button"
        aria-label="Undo"
        title="Undo (Ctrl+Z)"
        data-testid="undo-points"
        ?disabled=${!history.canUndo.value}
        @click=${history.undo}
      >
        ${undoIcon}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label="Redo"
        title="Redo (Ctrl+Shift+Z)"
        data-testid="redo-points"
        ?disabled=${!history.canRedo.value}
        @click=${history.redo}
      >
        ${redoIcon}
      </button>
      <button
        type="button"
        class="button quiet"
        data-testid="clear-points"
        ?disabled=${own.keys.length === 0}
        @click=${() => history.edit(withKeys(own, []))}
      >
        Clear
      </button>
    </span>`;
  }

  /** @param {OwnPoints} own @param {number} count */
  #setClasses(own, count) {
    const { history, label, tool } = this.#desk;
    history.edit(withClasses(own, count));
    const isMore = count > own.classes.length;
    label.value = isMore ? count - 1 : Math.min(label.peek(), count - 1);
    if (isMore) tool.value = 'add'; // who wants another class draws points of it
  }
}

/**
 * One of several choices that look like a button each.
 *
 * @param {string} group
 * @param {string} value
 * @param {boolean} checked
 * @param {() => void} choose
 * @param {unknown} content
 */
function segment(group, value, checked, choose, content) {
  return html`<label class="segment"
    ><input
      type="radio"
      class="visually-hidden"
      name=${`own-${group}`}
      value=${value}
      data-testid=${`own-${group}-${value}`}
      .checked=${checked}
      @change=${choose}
    />${content}</label
  >`;
}

/**
 * "150 points, 45 of them for testing: 50 setosa, 50 versicolor, 50 virginica".
 *
 * @param {OwnPoints} own
 * @param {number} testShare
 */
function factsOf(own, testShare) {
  const { length } = own.keys;
  if (length === 0) return 'No points yet. Click, drag or tap in a figure to draw some.';
  const held = length - trainingCount(own, testShare);
  const tested = held > 0 ? `, ${formatCount(held)} of them for testing` : '';
  const head = `${formatCount(length)} point${length === 1 ? '' : 's'}${tested}`;
  const counts = classCounts(own);
  if (counts.length === 0) return `${head}${scalingOf(own)}`;
  const parts = counts.map((count, label) => `${formatCount(count)} ${className(own, label)}`);
  const isSingle = counts.filter((count) => count > 0).length === 1;
  return `${head}: ${parts.join(', ')}${
    isSingle ? '. With one class alone there is nothing to tell apart: draw points of another class' : ''
  }`;
}

/**
 * How y is scaled for networks, which errors depend on; empty where it is not.
 *
 * @param {OwnPoints} own
 */
function scalingOf({ domain, axes, value }) {
  const { name, from, to } = value ?? axes[1];
  const [low, high] = value?.range ?? [domain[2], domain[3]];
  if (from === low && to === high) return '';
  const ends = `${formatSetting(from)} to ${formatSetting(to)}`;
  return `. Networks see ${name || 'y'} from ${ends} as ${formatSetting(low)} to ${formatSetting(high)}, and so do D and E`;
}

customElements.define('mlp-own-bar', OwnBar);
