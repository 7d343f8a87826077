/**
 * What marks and colours mean, which class is shown by itself, and which figures the board has.
 *
 * @import { Look, Shown } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { classText, probabilityOf } from '../../views/class-names.js';
import { figureWords } from '../../words/en/figures.js';
import { pictureWords } from '../../words/en/picture.js';
import { topWords } from '../../words/en/top.js';
import { perLanguage } from '../../words/language.js';
import { formatSetting } from '../../words/numbers.js';
import { toldEnds } from '../../views/told.js';
import { classMark, dotMark, plusIcon } from '../elements/icons.js';
import { openDesk } from '../own/own-points.js';
import { required, SignalElement } from '../elements/signal-element.js';

export class Legend extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  get #selectors() {
    return selectorsOf(this.page.store);
  }

  /** @override */
  render() {
    const { store, pool, showTestPoints } = this.page;
    const hasOptimum = this.#selectors.hasOptimum.value;
    const words = topWords().legend;
    return html`
      <div class="legend">
        ${this.#meaning(pool.look.value)}
        <label class="check">
          <input
            type="checkbox"
            data-testid="show-test-points"
            .checked=${showTestPoints.value}
            @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
              store.setBoard({ showTest: event.target.checked })}
          />
          ${words.testPoints}
        </label>
        <details class="picture-settings" data-testid="picture-settings">
          <summary class="button" title=${pictureWords().titleHint}>${pictureWords().title}</summary>
          <mlp-picture-choices class="picture-choices" .page=${this.page}></mlp-picture-choices>
        </details>
        <span class="legend-actions">
          ${this.#selectors.ownShown.value ? nothing : this.#ownButton()}
          <button
            type="button"
            class="button"
            data-testid="add-network"
            title=${words.networkTitle}
            @click=${() => store.addFigure('network')}
          >
            ${plusIcon}<span>${words.network}</span>
          </button>
          ${
            hasOptimum
              ? nothing
              : html`<button
                  type="button"
                  class="button"
                  data-testid="add-optimum"
                  title=${words.optimumTitle}
                  @click=${() => store.addFigure('optimum')}
                >
                  ${plusIcon}<span>${words.optimum}</span>
                </button>`
          }
        </span>
      </div>
    `;
  }

  /** Whether colours stand for values. */
  get #isFilled() {
    return this.#selectors.board.value.fill;
  }

  #ownButton() {
    const open = async () => {
      const desk = await openDesk(this.page);
      if (desk) desk.dialog.value = 'start';
    };
    return html`<button
      type="button"
      class="button"
      data-testid="own-points"
      title=${topWords().legend.ownPointsTitle}
      @click=${open}
    >
      ${topWords().legend.ownPoints}
    </button>`;
  }

  /** @param {Look | null} look */
  #meaning(look) {
    switch (look?.kind) {
      case 'curve':
        return html`${curveKey()}${this.#selectors.ownShown.value ? nothing : truthKey()}`;
      case 'surface':
        return scale(
          html`<var>t</var>, ${this.#selectors.ownShown.value?.value?.name || html`<var>y</var>`}`,
          formatSetting(toldEnds(look)[0]),
          formatSetting(toldEnds(look)[1]),
          'value-gradient',
        );
      case 'regions':
        return this.#isFilled
          ? html`${this.#classes()} <span class="aside">${topWords().legend.paler}</span>`
          : this.#classes();
      case 'class':
        return html`${this.#classes()}
        ${this.#isFilled ? scale(this.#probability(look.class), '0', '1', `class-gradient-${look.class}`) : nothing}`;
      default:
        return html`
          ${figureWords()
            .marks.slice(0, 2)
            .map(
              (name, label) =>
                html`<span class="mark" translate="no"
                  >${classMark(label)} ${name} <span class="aside">${this.#nameOf(label)}</span></span
                >`,
            )}
          ${this.#isFilled ? scale(this.#probability(1), '0', '1', 'probability-gradient') : nothing}
        `;
    }
  }

  /** @param {number} label */
  #nameOf(label) {
    return classText(this.#selectors.ownShown.value, label);
  }

  /** @param {number} label */
  #probability(label) {
    const { ownShown, board } = this.#selectors;
    return html`<var>P</var>(${probabilityOf(ownShown.value, board.value.classes, label)})`;
  }

  /** All classes, each with a button that shows its probability by itself. */
  #classes() {
    const { classes, shown } = this.#selectors.board.value;
    const words = topWords().legend;
    /** @param {Shown} choice @param {string} title @param {unknown} content */
    const button = (choice, title, content) =>
      html`<button
        type="button"
        class="class-button"
        data-testid=${`show-${choice}`}
        aria-pressed=${shown === choice}
        title=${title}
        @click=${() => this.page.store.setBoard({ shown: choice })}
      >
        ${content}
      </button>`;
    return html`
      <span class="class-buttons" translate="no" role="group" aria-label=${words.show}>
        ${button('all', words.allTitle, words.all)}
        ${figureWords()
          .marks.slice(0, classes)
          .map((mark, label) =>
            button(
              /** @type {Shown} */ (String(label)),
              words.oneTitle(this.#nameOf(label), mark),
              html`${classMark(label)}<span class="visually-hidden">${words.markOfClass(mark)}</span>
                ${this.#selectors.ownShown.value?.classes[label] || label + 1}`,
            ),
          )}
      </span>
    `;
  }
}

const curveKey = perLanguage(
  () => html`
    <span class="mark" translate="no"
      >${dotMark}<span>${topWords().legend.point} (<var>x</var>, <var>y</var>)</span></span
    >
    <span class="mark" translate="no"
      ><span class="key-line" aria-hidden="true"></span><span><var>t</var>(<var>x</var>)</span></span
    >
  `,
);

/** Of own points nobody knows the truth. */
const truthKey = perLanguage(
  () => html`
    <span class="mark" translate="no"
      ><span class="key-line key-truth" aria-hidden="true"></span
      ><span>E[<var>y</var>|<var>x</var>]</span></span
    >
    <span class="mark" translate="no"
      ><span class="key-band" aria-hidden="true"></span>${topWords().legend.noise}</span
    >
  `,
);

/**
 * @param {unknown} quantity
 * @param {string} low
 * @param {string} high
 * @param {string} gradient A custom property of the theme.
 */
const scale = (quantity, low, high, gradient) => html`
  <span class="scale" translate="no">
    <span>${quantity}</span>
    <span class="scale-end">${low}</span>
    <span class="scale-bar" .style=${`background: var(--${gradient})`} aria-hidden="true"></span>
    <span class="scale-end">${high}</span>
  </span>
`;

customElements.define('mlp-legend', Legend);
