import { listed } from '../language.js';

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @type {typeof import('../en/summary.js').english} */
export default {
  preparing: 'Das Bild wird vorbereitet.',
  noise: (value) => `Varianz des Rauschens ${value}.`,
  bayes: (error, crossEntropy) => `Bayes-Fehler ${error}. Bayes-Kreuzentropie ${crossEntropy}.`,
  e: (e) => `E = ${e}.`,
  accuracy: (share) => `Trainingsgenauigkeit ${share}.`,
  testAccuracy: (share) => `Testgenauigkeit ${share}.`,
  state: (state, updates) => `${state}, ${updates} Schritte.`,
  regions: (pieces) =>
    `Gebiete der wahrscheinlichsten Klasse als Farbe, dazwischen ${counted(pieces, 'Stück Grenze', 'Stücke Grenze')}`,
  cross: (lines) => `Wahrscheinlichkeit eines Kreuzes als Farbe, mit ${lines}`,
  probability: (name, lines) => `Wahrscheinlichkeit von ${name} als Farbe, mit ${lines}`,
  surface: (low, high, lines) => `Wert von ${low} bis ${high} als Farbe, mit ${lines}`,
  curve: (places) => `Die Kurve von t über x, ${places.map(([x, t]) => `${t} bei x = ${x}`).join('; ')}`,
  lines: (levels) => {
    if (levels.length === 0) return 'keiner Höhenlinie';
    const named = levels.map(([level, pieces]) => (pieces === 1 ? level : `${level} (${pieces} Stücke)`));
    return named.length === 1 ? `einer Höhenlinie bei ${named[0]}` : `Höhenlinien bei ${listed(named)}`;
  },
};
