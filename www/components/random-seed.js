/**
 * A fresh seed from the browser's entropy. Short, because people read seeds aloud and type them.
 *
 * @returns {number} 1 … 9999
 */
export function randomSeed() {
  const [bits] = crypto.getRandomValues(new Uint32Array(1));
  return 1 + (bits % 9999);
}
