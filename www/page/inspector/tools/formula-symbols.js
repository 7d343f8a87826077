/**
 * The lecture's symbols in MathML. They are hidden from those who hear the page: what is said of a formula is said as a
 * text, and of its numbers by the numbers.
 *
 * @import { Feature } from '../../../scene/scene.d.ts'
 */
import { html } from 'lit';
import { FEATURE_NAMES } from '../../../views/caption.js';

/** θ_ji⁽ˡ⁾. @param {number} layer @param {number} row @param {number} column */
export const thetaSymbol = (layer, row, column) =>
  html`<math aria-hidden="true"
    ><msubsup
      ><mi>θ</mi><mn>${row > 9 || column > 9 ? `${row},${column}` : `${row}${column}`}</mn
      ><mrow><mo stretchy="false">(</mo><mn>${layer}</mn><mo stretchy="false">)</mo></mrow></msubsup
    ></math
  >`;

/** @param {string} letter @param {number | string} index */
const withIndex = (letter, index) =>
  html`<math aria-hidden="true"
    ><msub><mi>${letter}</mi><mn>${index}</mn></msub></math
  >`;

/** @param {string} letter @param {number | string} index @param {number} layer */
const withLayer = (letter, index, layer) =>
  html`<math aria-hidden="true"
    ><msubsup
      ><mi>${letter}</mi><mn>${index}</mn
      ><mrow><mo stretchy="false">(</mo><mn>${layer}</mn><mo stretchy="false">)</mo></mrow></msubsup
    ></math
  >`;

/**
 * x_i, a_j⁽ˡ⁾ or t_k; where there is one hidden layer, a_j as on the lecture's slides.
 *
 * @param {number} layer
 * @param {number} index
 * @param {number} layers  L
 * @param {readonly Feature[] | null} [features]
 */
export function unitSymbol(layer, index, layers, features) {
  if (layer === layers) return withIndex('t', index);
  if (layer > 0) return layers === 2 ? withIndex('a', index) : withLayer('a', index, layer);
  if (features === null) return html`<math aria-hidden="true"><mi>x</mi></math>`;
  const name = features?.[index - 1] ?? `x${index}`;
  if (/^x\d+$/.test(name)) return withIndex('x', name.slice(1));
  return html`<math aria-hidden="true"><mi>${FEATURE_NAMES[/** @type {Feature} */ (name)]}</mi></math>`;
}

/** z_k⁽ᴸ⁾. @param {number} layer @param {number} index */
export const zSymbol = (layer, index) => withLayer('z', index, layer);

/** e to the power of z_k⁽ᴸ⁾ over the sum of all of them. @param {number} layer @param {number} index @param {number} outputs */
export const shareSymbol = (layer, index, outputs) =>
  html`<math aria-hidden="true" displaystyle="true"
    ><mfrac
      ><msup
        ><mi>e</mi
        ><msubsup
          ><mi>z</mi><mn>${index}</mn
          ><mrow><mo stretchy="false">(</mo><mn>${layer}</mn><mo stretchy="false">)</mo></mrow></msubsup
        ></msup
      ><mrow
        ><munderover
          ><mo>∑</mo><mrow><mi>r</mi><mo>=</mo><mn>1</mn></mrow
          ><mn>${outputs}</mn></munderover
        ><msup
          ><mi>e</mi
          ><msubsup
            ><mi>z</mi><mi>r</mi
            ><mrow><mo stretchy="false">(</mo><mn>${layer}</mn><mo stretchy="false">)</mo></mrow></msubsup
          ></msup
        ></mrow
      ></mfrac
    ></math
  >`;

/** The sum over a whole layer: Θ⁽ˡ⁾a⁽ˡ⁾, with x where it is that of the inputs. @param {number} layer */
export const layerSymbol = (layer) =>
  html`<math aria-hidden="true"
    ><msup
      ><mi>Θ</mi><mrow><mo stretchy="false">(</mo><mn>${layer}</mn><mo stretchy="false">)</mo></mrow></msup
    ><msup
      ><mi>a</mi><mrow><mo stretchy="false">(</mo><mn>${layer}</mn><mo stretchy="false">)</mo></mrow></msup
    ></math
  >`;

/** Of all units of a layer: a⁽ˡ⁾, or t. @param {number} layer @param {number} layers */
export const allOfLayer = (layer, layers) =>
  layer === layers
    ? html`<math aria-hidden="true"><mi>t</mi></math>`
    : html`<math aria-hidden="true"
        ><msup
          ><mi>a</mi
          ><mrow><mo stretchy="false">(</mo><mn>${layer}</mn><mo stretchy="false">)</mo></mrow></msup
        ></math
      >`;
