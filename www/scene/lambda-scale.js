/**
 * The λ slider: position 0 is λ = 0 itself, positions 1 to `LAMBDA_STEPS` are logarithmic from
 * 10⁻⁴ to 10, twenty to a decade.
 */
const SMALLEST = -4; // log₁₀
const LARGEST = 1;
const PER_DECADE = 20;

/** The slider's last position. */
export const LAMBDA_STEPS = (LARGEST - SMALLEST) * PER_DECADE + 1;

/**
 * λ at a position of the slider; positions outside are those at its ends. Three digits are finer
 * than the slider's step (12 %) and keep links short; whole decades are met exactly.
 *
 * @param {number} position
 */
export function lambdaFromPosition(position) {
  const step = Math.min(Math.round(position), LAMBDA_STEPS);
  if (!(step >= 1)) return 0;
  return Number((10 ** (SMALLEST + (step - 1) / PER_DECADE)).toPrecision(3));
}

/**
 * The position nearest to λ on the logarithmic scale. A λ beyond the scale shows at its end; one
 * below its start shows at position 1, because position 0 says that there is no penalty at all.
 *
 * @param {number} lambda  ≥ 0
 */
export function positionFromLambda(lambda) {
  if (!(lambda > 0)) return 0;
  const step = 1 + Math.round((Math.log10(lambda) - SMALLEST) * PER_DECADE);
  return Math.min(Math.max(step, 1), LAMBDA_STEPS);
}
