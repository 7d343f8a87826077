/**
 * Backpropagation, walked through step by step on the network, with the numbers of a training point: forward to D, back
 * to every derivative, and an update that is a step of its own.
 *
 * @import { Entry, Pass } from '../../../../views/tools/backprop-walk.js'
 * @import { ToolProps } from '../tool-element.js'
 * @import { Answers } from './blanks.js'
 * @import { Formula } from './session.js'
 * @import { Settings } from './walk.js'
 */
import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { captionText } from '../../../../views/caption.js';
import { boxAt, walkLayout } from '../../../../views/tools/backprop-layout.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import { labFor } from '../../lab.js';
import { plotUnit } from '../../../page.js';
import '../../unit-plot.js';
import { ToolElement } from '../tool-element.js';
import '../tool-picture.js';
import './backprop.css';
import { pointChoices, stepChoices } from './choices.js';
import { examplesText, stepFormula } from './formula.js';
import { pictureOf, NumberTable } from './picture.js';
import { WalkSession } from './session.js';
import { leafOf } from './table.js';
import './update.js';
import { isOfWeights } from './walk.js';

/** Before it is laid out. */
const USUAL_WIDTH = 640;
const LEAST_WIDTH = 240;

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-backprop
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-backprop>`;

/** @extends {ToolElement<Settings>} */
class Backprop extends ToolElement {
  #walk = new WalkSession(this);
  #width = signal(USUAL_WIDTH);
  #observer = new ResizeObserver(
    ([entry]) => (this.#width.value = Math.max(LEAST_WIDTH, entry.contentRect.width / plotUnit())),
  );
  #table = new NumberTable();

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#observer.observe(this);
    this.addEventListener('keydown', this.#onKeydown);
    void labFor(this.page);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.removeEventListener('keydown', this.#onKeydown);
  }

  /** @override */
  willUpdate() {
    this.#walk.ask();
  }

  /** Left and right go through the walk, up and down through the layer. @param {KeyboardEvent} event */
  #onKeydown = (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const { ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return;
    // These have their own use for the keys.
    if (target.closest('input, select, .probe, .tool-table')) return;
    const { number, count } = this.#walk.place;
    const step = { ArrowLeft: number - 1, ArrowRight: number + 1, Home: 0, End: count - 1 }[event.key];
    const direction = /** @type {-1 | 1 | undefined} */ ({ ArrowUp: -1, ArrowDown: 1 }[event.key]);
    if (step !== undefined) this.#walk.goToStep(step);
    else if (direction) this.#walk.goBeside(direction);
    else return;
    event.preventDefault();
  };

  /** @param {CustomEvent<{ x: number, y: number, width: number, height: number }>} event */
  #onPress({ detail: { x, y, width, height } }) {
    const layout = walkLayout(this.session.sizes.peek(), { width, height }, this.#walk.place);
    const box = boxAt(layout, x, y);
    if (box) this.#walk.goToBox(box);
  }

  /** @param {Answers} answers */
  #show(answers) {
    this.#walk.show(answers);
    // The button goes, and would take the focus along.
    /** @type {HTMLElement | null} */ (this.querySelector('.walk-stage'))?.focus({ preventScroll: true });
  }

  /** @param {Answers} answers @param {number} place @param {Entry} entry @param {string} text */
  #answer(answers, place, entry, text) {
    const isRight = this.#walk.answer(answers, place, entry, text);
    if (!isRight || document.activeElement?.closest('.walk-numbers') === null) return;
    void this.updateComplete.then(() => {
      /** @type {HTMLElement | null} */ (this.querySelector('.walk-blank:not([data-state=right])'))?.focus();
    });
  }

  /** @override */
  render() {
    const walk = this.#walk;
    const { points, pass, state } = walk;
    const { step, unit, from, number } = walk.place;
    return html`<div
      class="walk"
      data-testid="walk"
      data-state=${state}
      data-kind=${step.kind}
      data-layer=${step.layer}
      data-unit=${unit}
      data-from=${from}
      data-step=${number}
    >
      ${
        points
          ? pointChoices({
              ...{ points, m: walk.m, settings: this.settings },
              choose: (point) => walk.choosePoint(point),
              go: (patch) => walk.go(patch),
            })
          : nothing
      }
      ${pass ? this.#pass(pass) : html`<p class="aside" role="status" data-testid="walk-waiting">${backpropWords().waiting[/** @type {'points' | 'rest' | 'loading'} */ (state)]}</p>`}
    </div>`;
  }

  /** @param {Pass} pass */
  #pass(pass) {
    const walk = this.#walk;
    const { number } = walk.place;
    const formula = walk.formula(pass);
    return html`
      ${stepChoices({ layers: pass.layers, number, goTo: (to) => walk.goToStep(to) })}
      ${this.#stage(pass, formula)}
      <div class="walk-row">
        <div class="walk-formula" data-testid="walk-formula">
          ${stepFormula(walk, pass, formula, {
            answer: (...answer) => this.#answer(...answer),
            show: (answers) => this.#show(answers),
          })}
          ${this.#update(pass)} ${examplesText(walk, pass)}
        </div>
        ${this.#plot()}
      </div>
      ${this.#derivatives(pass, formula)}
    `;
  }

  /** The diagram. @param {Pass} pass @param {Formula} formula */
  #stage(pass, { names, isResultHidden }) {
    const words = backpropWords();
    const { rate, place } = this.#walk;
    const figure = this.session.figure.value;
    const scene = { pass, focus: place, names, rate, isHidden: isResultHidden };
    const picture = pictureOf(scene, {
      caption: figure ? captionText(figure, this.page.pool.look.value) : '',
      width: this.#width.value,
      table: this.#table.of(scene),
    });
    const { units, weights } = picture.unseen;
    return html`<div
        class="walk-stage"
        role="group"
        tabindex="0"
        aria-label=${words.keys}
        data-testid="walk-stage"
      >
        <mlp-tool-picture
          .page=${this.page}
          .picture=${picture}
          key="walk"
          @press=${this.#onPress}
        ></mlp-tool-picture>
      </div>
      ${
        units + weights > 0
          ? html`<p class="aside" data-testid="walk-unseen" data-units=${units} data-weights=${weights}>
              ${words.unseen(units, weights)}
            </p>`
          : nothing
      }`;
  }

  /** @param {Pass} pass */
  #update(pass) {
    const { place, rate } = this.#walk;
    if (place.step.kind !== 'update') return nothing;
    return html`<mlp-walk-update
      .page=${this.page}
      .session=${this.session}
      .pass=${pass}
      .rate=${rate}
    ></mlp-walk-update>`;
  }

  /** The plane, in which a point can be chosen. */
  #plot() {
    const choose = () => this.#walk.choosePointed();
    return html`<div
      class="walk-plot"
      data-testid="walk-plot"
      @click=${choose}
      @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && choose()}
    >
      <mlp-unit-plot
        .page=${this.page}
        .session=${this.session}
        .of=${'unit'}
        .marked=${this.#walk.marked}
      ></mlp-unit-plot>
      <p class="aside">${backpropWords().plot}</p>
    </div>`;
  }

  /** @param {Pass} pass @param {Formula} formula */
  #derivatives(pass, { isResultHidden }) {
    const walk = this.#walk;
    const { points } = walk;
    const { step, unit, from } = walk.place;
    const at = isOfWeights(step) ? pass.at(step.layer, unit, from) : -1;
    // Where no single weight is meant, those into the unit.
    const near = at >= 0 ? at : step.layer > 0 ? pass.at(step.layer, unit, 0) : 0;
    return html`<mlp-derivatives
      .page=${this.page}
      .session=${this.session}
      .pass=${pass}
      .range=${points && { first: points.first, count: points.count }}
      .leaf=${this.settings.page ?? leafOf(near)}
      .chosen=${at}
      .unknown=${step.kind === 'theta' && isResultHidden ? at : -1}
      @leaf=${(/** @type {CustomEvent<number>} */ { detail }) => this.change({ page: detail })}
      @go=${(/** @type {CustomEvent<number>} */ { detail }) => walk.goToWeight(detail)}
    ></mlp-derivatives>`;
  }
}

customElements.define('mlp-tool-backprop', Backprop);
