/**
 * A language for tests: English, with every text of the catalogue in brackets. What stands in the page without them comes
 * from somewhere else, and no other language would have it.
 *
 * @type {import('./language.js').Dictionary['part']}
 */
export const part = (name, english) => {
  if (!marked.has(english)) marked.set(english, mark(english));
  return /** @type {typeof english} */ (marked.get(english));
};

/** @type {WeakMap<object, unknown>} */
const marked = new WeakMap();

/** @param {unknown} words @returns {unknown} */
function mark(words) {
  if (typeof words === 'string') return `⟦${words}⟧`;
  if (typeof words === 'function') return (/** @type {unknown[]} */ ...values) => mark(words(...values));
  if (words === null || typeof words !== 'object') return words;
  if (Array.isArray(words)) return words.map(mark);
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, mark(word)]));
}
