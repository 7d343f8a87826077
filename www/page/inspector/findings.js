/**
 * What is wrong with the network, or with its training.
 *
 * @import { Finding } from '../../views/diagnosis.js'
 * @import { ErrorCurve } from '../../worker/inspect/parts/curve.js'
 * @import { Maps } from '../../worker/inspect/parts/maps.js'
 */
import { html } from 'lit';
import { selectorsOf } from '../../scene/selectors.js';
import { diagnose, diagnoseCourse } from '../../views/diagnosis.js';
import { findingText } from '../../words/en/inspector.js';
import { InspectorElement } from './inspector-element.js';

export class Findings extends InspectorElement {
  static properties = { ...InspectorElement.properties, of: {} };

  constructor() {
    super();
    /** What is looked at; its parts are asked for by those who show them. @type {'network' | 'course'} */
    this.of = 'network';
  }

  /** @returns {Finding[]} */
  get #found() {
    const { session, page } = this;
    const figure = session.figure.value;
    const theta = session.theta.value;
    const frame = page.pool.frame(session.id).value;
    const maps = /** @type {Maps | null} */ (session.part('maps'));
    const curve = /** @type {ErrorCurve | null} */ (session.part('curve'));
    if (!figure || !frame) return [];
    const { optimizer, learningRate } = selectorsOf(page.store).board.value;
    const { updates } = frame;
    const progress = page.pool.progress(session.id).value;
    if (this.of === 'course') {
      return curve ? diagnoseCourse({ curve, progress, optimizer, learningRate }) : [];
    }
    if (!theta || !maps) return [];
    const { activation, lambda } = figure;
    const sizes = session.sizes.value;
    return diagnose({ sizes, activation, theta, maps, progress, updates, lambda, learningRate });
  }

  /** @override */
  render() {
    return html`<div aria-live=${this.page.pool.isGoing.value ? 'off' : 'polite'}>
      <ul class="findings" data-testid="findings">
        ${this.#found.map(
          (finding) => html`<li data-kind=${finding.kind} translate="no">${findingText(finding)}</li>`,
        )}
      </ul>
    </div>`;
  }
}

customElements.define('mlp-findings', Findings);
