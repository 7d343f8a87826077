/**
 * Styles of single elements. The page's policy allows no style attributes, which whoever smuggles in markup could write;
 * templates set `.style=${…}` instead, the property, which only scripts can.
 */

/** @param {Readonly<Record<string, string>>} declarations @returns {string} */
export const styleText = (declarations) =>
  Object.entries(declarations)
    .map((pair) => pair.join(': '))
    .join('; ');
