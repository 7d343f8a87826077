/**
 * What the scene of a lesson needs of the page's controls, below figures that stand alone: those that a stage does not have
 * beside them. The page's own elements serve here, too; which of their parts are shown is a matter of the lesson's styles.
 *
 * @import { NetworkFigure } from '../../scene/scene.d.ts'
 * @import { Page } from '../page.js'
 */
import { html, nothing } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { presentWords } from '../../words/en/present.js';
import { topWords } from '../../words/en/top.js';
import { neededControls, neededOf } from '../elements/needed.js';
import { drawSeed } from '../elements/random-seed.js';
import { required, SignalElement } from '../elements/signal-element.js';
import '../top/settings.js';
import '../top/transport.js';
import './needed-controls.css';

const OF_TRANSPORT = ['train', 'update', 'epoch', 'reset', 'speed'];
const OF_PICTURES = ['levels', 'fill'];
const OF_DATA = [
  'source',
  'noise',
  'points',
  'new-points',
  'optimizer',
  'rate',
  'batch',
  'classes',
  'balance',
];

class NeededControls extends SignalElement {
  static properties = { page: { attribute: false } };

  constructor() {
    super();
    /** @type {Page} */
    this.page = required();
  }

  /** @override */
  render() {
    const { page } = this;
    const ofBoard = (neededControls.value ?? []).flatMap(({ figure, name }) =>
      figure === null ? [name] : [],
    );
    const has = (/** @type {readonly string[]} */ names) => ofBoard.some((name) => names.includes(name));
    const { figures } = page.store.scene.value;
    const networks = figures.flatMap((figure, i) =>
      figure.kind === 'network' && neededOf(i + 1) !== '' ? [this.#network(figure, i + 1)] : [],
    );
    const parts = [
      ...(has(OF_DATA) ? [html`<mlp-settings .page=${page}></mlp-settings>`] : []),
      ...(has(OF_TRANSPORT) ? [html`<mlp-transport .page=${page}></mlp-transport>`] : []),
      ...(has(OF_PICTURES) ? [pictures(page)] : []),
      ...(has(['test-points']) ? [testPoints(page)] : []),
      ...networks,
    ];
    return parts.length === 0 ? nothing : html`<div class="needed" data-testid="stage-needed">${parts}</div>`;
  }

  /** @param {NetworkFigure} figure @param {number} place */
  #network(figure, place) {
    const { store, pool } = this.page;
    const isOne = selectorsOf(store).ids.value.length === 1;
    return html`<div class="needed-network" data-place=${place}>
      ${isOne ? nothing : html`<span class="label">${presentWords().figure(place)}</span>`}
      <mlp-network-settings
        .key=${`stage-${figure.id}`}
        .figure=${figure}
        .look=${pool.look.value}
        .only=${neededOf(place)}
        @commit=${(/** @type {CustomEvent<Partial<NetworkFigure>>} */ event) => store.setFigure(figure.id, event.detail)}
        @seed=${() => drawSeed(this.page, (seed) => store.setFigure(figure.id, { seed }))}
      ></mlp-network-settings>
    </div>`;
  }
}

/** @param {Page} page */
const pictures = (page) =>
  html`<div class="picture-settings" data-testid="picture-settings">
    <mlp-picture-choices .page=${page}></mlp-picture-choices>
  </div>`;

/** @param {Page} page */
const testPoints = ({ store, showTestPoints }) =>
  html`<label class="check">
    <input
      type="checkbox"
      data-testid="show-test-points"
      .checked=${showTestPoints.value}
      @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
        store.setBoard({ showTest: event.target.checked })}
    />
    ${topWords().legend.testPoints}
  </label>`;

customElements.define('mlp-needed-controls', NeededControls);
