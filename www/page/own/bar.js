/**
 * The tools for own points, above the board: what to draw, how, and back.
 *
 * @import { OwnPoints, OwnValue } from '../../points/points.d.ts'
 * @import { Page } from '../page.js'
 * @import { Desk, Tool } from './desk.js'
 */
import { html, nothing } from 'lit';
import { originalAt, placeOn, withClasses, withKeys } from '../../points/edit.js';
import { MOST_CLASSES, classCounts } from '../../points/grid.js';
import { trainingCount } from '../../points/split.js';
import { real } from '../../scene/codecs.js';
import { fitsLink } from '../../scene/hash.js';
import { OWN } from '../../scene/schema.js';
import { classText } from '../../views/class-names.js';
import { ownWords } from '../../words/en/own.js';
import { formatSetting } from '../../words/numbers.js';
import { classMark, minusIcon, plusIcon } from '../elements/icons.js';
import { marked } from '../elements/marked.js';
import '../elements/number-field.js';
import { required, SignalElement } from '../elements/signal-element.js';
import { eraseIcon, moveIcon, penIcon, redoIcon, tableIcon, undoIcon } from './own-icons.js';

/** @type {readonly (readonly [Tool, unknown])[]} */
const TOOLS = [
  ['add', penIcon],
  ['move', moveIcon],
  ['erase', eraseIcon],
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
    const { title, bar: words, hints } = ownWords();
    return html`
      <section class="own-bar" aria-label=${title}>
        <button
          type="button"
          class="button"
          data-testid="edit-points"
          aria-pressed=${editing}
          @click=${() => (desk.editing.value = !editing)}
        >
          ${penIcon}<span>${words.edit}</span>
        </button>
        ${editing ? this.#tools(own, desk) : nothing}
        <button
          type="button"
          class="button"
          data-testid="open-table"
          @click=${() => (desk.dialog.value = 'start')}
        >
          ${tableIcon}<span>${words.tables}</span>
        </button>
        <p class="own-facts" translate="no" data-testid="own-facts">${factsOf(own, board.testShare)}</p>
        ${
          editing
            ? html`<p class="own-facts own-keys">${marked(hints.keys(own.classes.length))}</p>`
            : nothing
        }
        <p class="visually-hidden" role="status" data-testid="own-said">${desk.said.value}</p>
      </section>
      ${
        fitsLink(own)
          ? nothing
          : html`<p class="notice" role="status" data-testid="own-too-many">
              <span>${words.tooMany}</span>
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
    const { tool: name, tools } = ownWords().bar;
    return html`
      <fieldset class="segments" data-testid="own-tools">
        <legend class="visually-hidden">${name}</legend>
        ${TOOLS.map(([tool, icon]) => segment('tool', tool, desk.tool.value === tool, () => (desk.tool.value = tool), html`${icon}<span>${tools[tool]}</span>`))}
      </fieldset>
      ${own.classes.length > 0 ? this.#classes(own, desk) : nothing}
      ${own.value ? this.#value(own.value, desk) : nothing} ${this.#steps(own, history)}
    `;
  }

  /** y of the points that are added. @param {OwnValue} value @param {Desk} desk */
  #value(value, desk) {
    return html`<mlp-number
      .key=${'own-value'}
      .name=${ownWords().bar.valueOfNew(value.name || 'y')}
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
    const words = ownWords().bar;
    return html`<fieldset class="segments" data-testid="own-classes">
      <legend class="visually-hidden">${words.classOfNew}</legend>
      ${own.classes.map((_, label) =>
        segment(
          'class',
          String(label),
          desk.label.value === label,
          () => {
            desk.label.value = label;
            desk.tool.value = 'add';
          },
          html`${classMark(label)}<span>${classText(own, label)}</span>`,
        ),
      )}
      <button
        type="button"
        class="icon-button"
        aria-label=${words.moreClasses}
        title=${words.moreClasses}
        data-testid="more-classes"
        ?disabled=${own.classes.length >= MOST_CLASSES}
        @click=${() => this.#setClasses(own, own.classes.length + 1)}
      >
        ${plusIcon}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label=${words.fewerClasses}
        title=${words.fewerClasses}
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
    const words = ownWords().bar;
    return html`<span class="own-steps">
      <button
        type="button"
        class="icon-button"
        aria-label=${words.undo}
        title=${words.undoHint}
        data-testid="undo-points"
        ?disabled=${!history.canUndo.value}
        @click=${history.undo}
      >
        ${undoIcon}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label=${words.redo}
        title=${words.redoHint}
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
        ${words.clear}
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
  const words = ownWords().facts;
  const { length } = own.keys;
  if (length === 0) return words.none;
  const count = words.count(length, length - trainingCount(own, testShare));
  const counts = classCounts(own);
  if (counts.length === 0) {
    const scaling = scalingOf(own);
    return words.all(scaling ? [count, words.scaling(scaling)] : [count]);
  }
  const classes = counts.map((points, label) => /** @type {const} */ ([classText(own, label), points]));
  const isSingle = counts.filter((points) => points > 0).length === 1;
  return words.all([words.classes(count, classes), ...(isSingle ? [words.oneClass] : [])]);
}

/**
 * How y is scaled for networks, which errors depend on; null where it is not.
 *
 * @param {OwnPoints} own
 */
function scalingOf({ domain, axes, value }) {
  const { name, from, to } = value ?? axes[1];
  const [low, high] = value?.range ?? [domain[2], domain[3]];
  if (from === low && to === high) return null;
  const [start, end, bottom, top] = [from, to, low, high].map(formatSetting);
  return { name: name || 'y', from: start, to: end, low: bottom, high: top };
}

customElements.define('mlp-own-bar', OwnBar);
