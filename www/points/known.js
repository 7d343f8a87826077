/**
 * Small real data sets that come with the page, as tables to be opened like any other. Both were taken from
 * scikit-learn's copies; Iris is as in Fisher's paper, the repository's own file differs from it in two flowers.
 */
import { Refusal } from './reason.js';

/**
 * @typedef {object} KnownSet
 * @property {'Iris' | 'Wine'} name  by which the catalogue says what it is
 * @property {string} source  who measured and published it
 * @property {string} address  where it is published
 * @property {string} licence
 * @property {string} licenceAddress
 * @property {() => Promise<string>} load  the table
 * @property {[string, string]} columns  names of those to start with
 */

const CC_BY = { licence: 'CC BY 4.0', licenceAddress: 'https://creativecommons.org/licenses/by/4.0/' };

/** @param {URL} address @returns {Promise<string>} */
async function textAt(address) {
  const response = await fetch(address);
  const { url, status } = response;
  if (!response.ok) throw new Refusal({ code: 'noFile', url, status });
  return response.text();
}

/** @type {readonly KnownSet[]} */
export const KNOWN_SETS = Object.freeze([
  {
    name: 'Iris',
    source:
      'R. A. Fisher, The use of multiple measurements in taxonomic problems, 1936; UCI Machine Learning Repository',
    address: 'https://doi.org/10.24432/C56C76',
    ...CC_BY,
    load: () => textAt(new URL('./sets/iris.csv', import.meta.url)),
    columns: ['petal length (cm)', 'petal width (cm)'],
  },
  {
    name: 'Wine',
    source: 'S. Aeberhard and M. Forina, Wine, 1991; UCI Machine Learning Repository',
    address: 'https://doi.org/10.24432/C5PC7J',
    ...CC_BY,
    load: () => textAt(new URL('./sets/wine.csv', import.meta.url)),
    columns: ['flavanoids', 'proline'],
  },
]);
