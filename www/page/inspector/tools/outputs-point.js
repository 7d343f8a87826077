/**
 * Whose outputs are looked at: those of a training point, of the probed point, or numbers set by hand.
 *
 * @import { Probe } from '../../../worker/inspect/parts/probe.js'
 * @import { Session } from '../session.js'
 * @import { OutputSettings } from './outputs-section.js'
 */
import { html, nothing } from 'lit';
import { integer } from '../../../scene/codecs.js';
import { outputsWords } from '../../../words/en/tool-outputs.js';
import '../../elements/number-field.js';

/**
 * z and t of the outputs, where they are those of the point that is looked at now.
 *
 * @param {Session} session
 * @returns {{ z: number[], t: number[], x: readonly [number, number] } | null}
 */
export function outputsRead(session) {
  const read = /** @type {Probe | null} */ (session.read);
  const probe = session.probe.value;
  const outputs = session.sizes.value.at(-1) ?? 1;
  if (!read || !probe || read.x[0] !== probe[0] || read.x[1] !== probe[1]) return null;
  return { z: [...read.z.slice(-outputs)], t: [...read.a.slice(-outputs)], x: read.x };
}

/**
 * @param {OutputSettings['from']} from
 * @param {number} count  of training points
 * @param {(patch: { from: OutputSettings['from'] }) => void} change
 */
export function pointChoice(from, count, change) {
  const words = outputsWords().point;
  const isPoint = typeof from === 'number';
  const number = isPoint ? Math.min(from, Math.max(1, count)) : 1;
  const go = (/** @type {number} */ next) => change({ from: ((next - 1 + count) % count) + 1 });
  /** @param {Event & { target: HTMLSelectElement }} event */
  const onChange = ({ target }) =>
    change({ from: target.value === 'probe' || target.value === 'own' ? target.value : 1 });
  return html`<div class="outputs-point">
    <label
      >${words.label}
      <select data-testid="outputs-from" @change=${onChange}>
        <option value="point" ?selected=${isPoint} ?disabled=${count === 0}>${words.training}</option>
        <option value="probe" ?selected=${from === 'probe'}>${words.probe}</option>
        <option value="own" ?selected=${from === 'own'}>${words.own}</option>
      </select></label
    >
    ${
      isPoint && count > 0
        ? html`<span class="outputs-number"
            ><button
              type="button"
              class="icon-button"
              aria-label=${words.before}
              title=${words.before}
              data-testid="outputs-before"
              @click=${() => go(number - 1)}
            >
              ‹</button
            ><mlp-number
              bare
              integer
              .key=${'outputs-point'}
              .name=${words.number}
              .value=${number}
              .rule=${integer({ min: 1, max: count })}
              @commit=${(/** @type {CustomEvent<number>} */ event) => change({ from: event.detail })}
            ></mlp-number
            ><button
              type="button"
              class="icon-button"
              aria-label=${words.after}
              title=${words.after}
              data-testid="outputs-after"
              @click=${() => go(number + 1)}
            >
              ›
            </button></span
          >`
        : nothing
    }
  </div>`;
}
