/**
 * What is chosen of a walk: the point, over which points D is, what is left to be typed, and the step.
 *
 * @import { TemplateResult } from 'lit'
 * @import { Settings } from './walk.js'
 */
import { html, nothing } from 'lit';
import { integer } from '../../../../scene/codecs.js';
import { stepsOf } from '../../../../views/tools/backprop-walk.js';
import { formatCount } from '../../../../words/numbers.js';
import { perLanguage } from '../../../../words/language.js';
import { backpropWords } from '../../../../words/en/tool-backprop.js';
import '../../../elements/number-field.js';
import '../../../elements/select-field.js';
import { stepName } from './walk.js';

const hides = perLanguage(() => Object.entries(backpropWords().hides));

/**
 * A button of one sign.
 *
 * @param {{ label: string, sign: unknown, id: string, isOff?: boolean, act: () => void }} button
 */
export const signButton = ({ label, sign, id, isOff = false, act }) =>
  // It keeps the focus where there is nothing to do any more.
  html`<button
    type="button"
    class="icon-button"
    aria-label=${label}
    title=${label}
    data-testid=${id}
    aria-disabled=${isOff}
    @click=${() => !isOff && act()}
  >
    ${sign}
  </button>`;

/**
 * @param {object} chosen
 * @param {{ point: number, count: number }} chosen.points  the point that is shown, from 0, and how many D is over
 * @param {number} chosen.m  how many there are
 * @param {Settings} chosen.settings
 * @param {(point: number) => void} chosen.choose  a point, from 0
 * @param {(patch: Partial<Settings>) => void} chosen.go
 * @returns {TemplateResult}
 */
export function pointChoices({ points, m, settings, choose, go }) {
  const words = backpropWords();
  const rule = integer({ min: 1, max: m });
  const arrow = (/** @type {'previousPoint' | 'nextPoint'} */ which, /** @type {number} */ by) =>
    signButton({
      label: words[which],
      sign: by < 0 ? '‹' : '›',
      id: by < 0 ? 'walk-point-previous' : 'walk-point-next',
      act: () => choose((points.point + by + m) % m),
    });
  return html`<div class="tool-settings">
    <div class="walk-point">
      ${arrow('previousPoint', -1)}
      <mlp-number
        key="walk-point"
        integer
        .name=${words.point}
        .rule=${rule}
        .value=${points.point + 1}
        .hint=${words.ofPoints(formatCount(m))}
        @commit=${(/** @type {CustomEvent<number>} */ { detail }) => choose(detail - 1)}
      ></mlp-number>
      ${arrow('nextPoint', 1)}
    </div>
    <mlp-select
      key="walk-examples"
      .name=${words.examples}
      .choices=${Object.entries(words.examplesOf(formatCount(m)))}
      .value=${settings.examples}
      @commit=${(/** @type {CustomEvent} */ { detail }) => go({ examples: detail })}
    ></mlp-select>
    ${
      settings.examples === 'batch'
        ? html`<mlp-number
            key="walk-batch"
            integer
            .name=${words.batch}
            .rule=${rule}
            .value=${points.count}
            @commit=${(/** @type {CustomEvent<number>} */ { detail }) => go({ batch: detail })}
          ></mlp-number>`
        : nothing
    }
    <mlp-select
      key="walk-hide"
      .name=${words.hide}
      .choices=${hides()}
      .value=${settings.hide}
      @commit=${(/** @type {CustomEvent} */ { detail }) => go({ hide: detail })}
    ></mlp-select>
  </div>`;
}

/**
 * @param {object} walk
 * @param {number} walk.layers  L
 * @param {number} walk.number  of the step, from 0
 * @param {(number: number) => void} walk.goTo
 * @returns {TemplateResult}
 */
export function stepChoices({ layers, number, goTo }) {
  const words = backpropWords();
  const steps = stepsOf(layers);
  const last = steps.length - 1;
  const choices = steps.map(
    (step, i) => /** @type {[string, string]} */ ([`${i}`, `${i + 1}: ${stepName(step, layers)}`]),
  );
  const button = (
    /** @type {'first' | 'previous' | 'next' | 'last'} */ which,
    /** @type {string} */ sign,
    /** @type {number} */ to,
  ) =>
    signButton({
      ...{ label: words[which], sign, id: `walk-${which}` },
      isOff: to === number || to < 0 || to > last,
      act: () => goTo(to),
    });
  return html`<div class="walk-steps">
    ${button('first', '⇤', 0)} ${button('previous', '←', number - 1)}
    <mlp-select
      key="walk-step"
      .name=${words.step}
      .choices=${choices}
      .value=${`${number}`}
      @commit=${(/** @type {CustomEvent} */ { detail }) => goTo(Number(detail))}
    ></mlp-select>
    ${button('next', '→', number + 1)} ${button('last', '⇥', last)}
  </div>`;
}
