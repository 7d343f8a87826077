/**
 * The λ slider: position 0 is λ = 0 itself; then come values as people write them, six to a decade from 10⁻⁴ to 10. The
 * steps between them are nearly even on a logarithmic scale.
 */
const SMALLEST = -4; // log₁₀
const LARGEST = 1;
const MANTISSAS = [1, 1.5, 2, 3, 5, 7];

/** λ at every position. `Number` of the text: 3e-4 itself, and not what 3 · 10⁻⁴ comes to in binary. */
const VALUES = [
  0,
  ...Array.from({ length: LARGEST - SMALLEST }, (_, decade) =>
    MANTISSAS.map((mantissa) => Number(`${mantissa}e${SMALLEST + decade}`)),
  ).flat(),
  10 ** LARGEST,
];

/** The slider's last position. */
export const LAMBDA_STEPS = VALUES.length - 1;

/** Positions from a λ to the one that is ten times as large. */
export const LAMBDA_DECADE = MANTISSAS.length;

/**
 * λ at a position of the slider, or at the whole one nearest to it; positions outside are those at its ends.
 *
 * @param {number} position
 */
export function lambdaFromPosition(position) {
  const nearest = Math.round(position);
  return nearest > 0 ? VALUES[Math.min(nearest, LAMBDA_STEPS)] : 0;
}

/**
 * The position of λ, between two whole ones where λ is between their values. A λ beyond the scale shows at its end; one
 * below its start shows at position 1, because position 0 says that there is no penalty at all.
 *
 * @param {number} lambda  ≥ 0
 */
export function positionFromLambda(lambda) {
  if (!(lambda > 0)) return 0;
  const above = VALUES.findIndex((value) => value >= lambda);
  if (above < 0) return LAMBDA_STEPS;
  if (above === 1 || VALUES[above] === lambda) return above;
  const [from, to] = [VALUES[above - 1], VALUES[above]];
  return above - 1 + Math.log(lambda / from) / Math.log(to / from);
}
