/**
 * Outputs and their errors, in four sections: softmax and −ln t_c, two softmax outputs against one sigmoid, the identity
 * with its squared error, and a sigmoid with the error that does not belong to it.
 *
 * @import { Probe } from '../../../worker/inspect/parts/probe.js'
 * @import { ToolProps } from './tool-element.js'
 * @import { OutputSettings } from './outputs-section.js'
 */
import { html } from 'lit';
import '../../../styles/tool-outputs.css';
import { outputsWords } from '../../../words/en/tool-outputs.js';
import { AskedPart } from '../asked-part.js';
import { exampleOf } from './outputs-example.js';
import './outputs-pairing.js';
import './outputs-softmax.js';
import './outputs-squared.js';
import './outputs-two.js';
import { ToolElement } from './tool-element.js';

/** @type {readonly OutputSettings['section'][]} */
const SECTIONS = ['softmax', 'two', 'squared', 'pairing'];

/** @extends {ToolElement<OutputSettings>} */
export class Outputs extends ToolElement {
  /** @type {AskedPart<Probe>} */
  #probe = new AskedPart(this, 'probe', ({ probe }) => probe.value && { x: probe.value });

  /** What is read at a training point is read where it is. */
  #probePoint() {
    const { from } = this.settings;
    const { session } = this;
    const example = exampleOf(this.page.pool.points.value, typeof from === 'number' ? from : 1);
    if (!example) return;
    const probe = session.probe.peek();
    if (probe !== null && typeof from !== 'number') return;
    if (probe?.[0] !== example.x[0] || probe[1] !== example.x[1]) session.probe.value = example.x;
  }

  /** @override */
  render() {
    const { page, session, settings, change } = this;
    this.#probePoint();
    void this.#probe.data;
    const words = outputsWords();
    const { section } = settings;
    const props = { page, session, settings, change };
    return html`
      <div class="outputs-sections" role="group" aria-label=${words.sections} data-section=${section}>
        ${SECTIONS.map(
          (name) =>
            html`<button
              type="button"
              class="button quiet"
              aria-pressed=${name === section}
              data-testid=${`outputs-${name}`}
              @click=${() => change({ section: name })}
            >
              ${words.section[name]}
            </button>`,
        )}
      </div>
      ${SHOWN[section](props)}
    `;
  }
}

/** @type {Record<OutputSettings['section'], (props: any) => unknown>} */
const SHOWN = {
  softmax: ({ page, session, settings, change }) =>
    html`<mlp-outputs-softmax
      .page=${page}
      .session=${session}
      .settings=${settings}
      .change=${change}
    ></mlp-outputs-softmax>`,
  two: ({ page, session, settings, change }) =>
    html`<mlp-outputs-two
      .page=${page}
      .session=${session}
      .settings=${settings}
      .change=${change}
    ></mlp-outputs-two>`,
  squared: ({ page, session, settings, change }) =>
    html`<mlp-outputs-squared
      .page=${page}
      .session=${session}
      .settings=${settings}
      .change=${change}
    ></mlp-outputs-squared>`,
  pairing: ({ page, session, settings, change }) =>
    html`<mlp-outputs-pairing
      .page=${page}
      .session=${session}
      .settings=${settings}
      .change=${change}
    ></mlp-outputs-pairing>`,
};

customElements.define('mlp-tool-outputs', Outputs);

/** @param {ToolProps} props */
export const template = ({ page, session, settings, change }) =>
  html`<mlp-tool-outputs
    .page=${page}
    .session=${session}
    .settings=${settings}
    .change=${change}
  ></mlp-tool-outputs>`;
