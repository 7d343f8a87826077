/** @import { english } from '../en/tool-starts.js' */
import { formatCount } from '../numbers.js';

/** @param {number} count */
const times = (count) => (count === 1 ? 'einmal' : `${formatCount(count)}-mal`);

/** @type {typeof english} */
export default {
  about:
    'Dasselbe Netz auf denselben Punkten aus vielen Startgewichten. Wo es endet, hängt davon ab, wo es begann: Jeder Punkt ist das E eines Starts.',
  count: 'Starts',
  from: 'erste Startzahl',
  zero: 'auch ab θ = 0',
  axis: 'E am Ende',
  starts: 'Starts',
  zeroMark: 'ab θ = 0',
  underE: (e, rests) => (rests ? `E = ${e}` : `E ≈ ${e}`),
  times,
  title: (caption, count) => `${caption}, aus ${formatCount(count)} Starts`,
  summary: (rest, solutions, creeping, diverged) =>
    [
      `${formatCount(rest)} in Ruhe${solutions > 0 ? ` bei ${formatCount(solutions)} verschiedenen Lösungen` : ''}`,
      `${formatCount(creeping)} kriechen noch`,
      ...(diverged > 0 ? [`${formatCount(diverged)} divergiert`] : []),
    ].join(', '),
  rule: (slope) =>
    `In Ruhe (gefüllt): Kein |∂E/∂θ| ist über ${slope}, oder das Verfahren ist konvergiert. Kriecht noch (hohl): E ist dort fast flach, doch es ist kein Minimum.`,
  same: 'Lösungen, die sich nur in Reihenfolge und Vorzeichen verdeckter Einheiten unterscheiden, zählen als eine.',
  samePlain:
    'Bei λ = 0 gibt es ganze Täler von gleichem E. Daher zählen Lösungen als eine, die an jedem Trainingspunkt fast dasselbe t haben.',
  range: (least, most) => `E von ${least} bis ${most}.`,
  waiting: 'Noch ist nichts da.',
  allDiverged:
    'Jeder Start ist divergiert: Die Schritte von η sind hier zu lang. Mit kleinerem η oder mit L-BFGS kommen sie an ein Ende.',
  states: { rest: 'in Ruhe', creeping: 'kriecht noch', diverged: 'divergiert' },
  columns: ['Startzahl', 'E', 'größtes |∂E/∂θ|', 'Zustand', 'Schritte'],
  table: 'Das Ende jedes Starts',
  open: 'Auf die Seite bringen:',
  openThis: (seed, e, count, state) =>
    `Startzahl ${seed} auf die Seite bringen: E = ${e}, ${times(count)}, ${state}`,
  seed: (seed) => `Startzahl ${seed}`,
  marked: (seed, e, slope, state) => `Startzahl ${seed}: E = ${e}, größtes |∂E/∂θ| = ${slope}, ${state}.`,
  press:
    'Drücken Sie auf einen Punkt, um seine Startzahl zu sehen, oder gehen Sie hier mit den Pfeiltasten von Punkt zu Punkt.',
  cursor:
    'Start für Start: Pfeiltasten gehen die E-Achse entlang, mit Umschalt um zehn; die Eingabetaste bringt ihn auf die Seite',
  openSeed: 'Auf die Seite bringen',
  some: (shown, all) => `Zu sehen sind die ${formatCount(shown)} häufigsten von ${formatCount(all)}.`,
  full: 'Die Seite ist voll.',
  zeroTitle: 'Ab θ = 0',
  zeroAbout: (difference, e, slope) =>
    `Alle Einheiten einer Schicht beginnen gleich, haben darum in jedem Schritt denselben Gradienten und bleiben gleich: Der größte Unterschied zwischen den Gewichten zweier Einheiten einer Schicht ist ${difference}. E endet bei ${e}, das größte |∂E/∂θ| ist ${slope}.`,
  zeroTable: 'Gewichte der ersten verdeckten Einheiten nach dem Training ab θ = 0',
  unit: 'Einheit',
  bias: 'Bias',
  into: (i) => `von ${i}`,
  outOf: (k) => `zu ${k}`,
  needsHidden: 'Ohne verdeckte Schicht gibt es keine Einheiten, die gleich bleiben könnten.',
};
