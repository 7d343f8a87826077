/** QR codes (ISO/IEC 18004) of links. */
import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** Bytes that the largest code holds, version 40 with the least correction (table 7 of the standard). */
export const MOST_CHARACTERS = 2953;

/** Modules of light around a code, which readers find it by (section 9.1). */
export const QUIET = 4;

/** A code of more modules along an edge is too fine for a phone that is twenty rows away. */
export const DENSE_MODULES = 77;

/**
 * @param {string} link  of ASCII alone, as addresses are
 * @returns {{ size: number, path: string } | null} modules along an edge, and a path in whose unit squares they are dark;
 *   null where no code holds it
 */
export function codeOf(link) {
  if (link.length > MOST_CHARACTERS) return null;
  const code = generate(link, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.Q });
  return { size: code.size, path: toSvgPath(code) };
}
