/** @import { english } from '../en/tool-cloud.js' */
import { asWritten, formatCount } from '../numbers.js';

/** @type {typeof english} */
export default {
  about:
    'Dasselbe Netz, auf einer Trainingsmenge nach der anderen trainiert: Jede Linie ist, wo eines davon entscheidet. Wie weit ihr Mittel vom Optimum ist, ist die Verzerrung (Bias), wie weit sie streuen, die Varianz.',
  count: 'Trainingsmengen',
  other: 'daneben λ',
  updates: 'Schritte höchstens',
  from: 'jede',
  sources: { source: 'aus der Quelle gezogen', bootstrap: 'aus den Punkten gezogen, mit Zurücklegen' },
  bootstrapOnly:
    'Niemand weiß, woher diese Punkte kommen: Trainingsmengen werden aus den Punkten selbst gezogen, mit Zurücklegen, und es gibt kein Optimum zum Vergleich.',
  needsTwo: 'Eine Grenze braucht zwei Klassen: Mit Punkten aus zwei Klassen sieht man sie streuen.',
  own: (lambda) => `λ = ${lambda}, diese Abbildung`,
  side: (lambda) => `λ = ${lambda}`,
  key: 'Bias² und Varianz von P, in denselben Farben',
  quantities: { bias: 'Bias²', variance: 'Varianz' },
  quantity: (name, value) => `${name} ${value}`,
  tick: (value) => asWritten(String(value)),
  atLeast: (value) => `≥ ${value}`,
  title: (count, caption, first, second) =>
    `${caption}, auf ${formatCount(count)} Trainingsmengen: Linien P = ½, Bias² und Varianz von P, für λ = ${first} und λ = ${second}`,
  waiting: 'Noch ist nichts da.',
  label: (lines, lambda, bias, variance) =>
    `λ = ${lambda}: ${formatCount(lines)} Linien P = ½${bias === null ? '' : `, Bias² ${bias}`}${variance === null ? '' : `, Varianz ${variance}`}.`,
  overOptimum: 'Die gestrichelte Linie ist die des Optimums.',
  means: {
    source: (count) => `Mittel über ${formatCount(count)} frische Punkte der Quelle, also nach ihrer Dichte.`,
    test: (count) => `Mittel über die ${formatCount(count)} Testpunkte.`,
    train: (count) => `Mittel über die ${formatCount(count)} Trainingspunkte, da es keine Testpunkte gibt.`,
  },
  sum: (lambda, bias, variance, deviation) =>
    `λ = ${lambda}: Bias² ${bias} + Varianz ${variance} = ${deviation}, die erwartete quadratische Abweichung vom Optimum.`,
  variance: (lambda, variance) => `λ = ${lambda}: Varianz ${variance}.`,
  capped: (capped, all, updates) =>
    `${formatCount(capped)} von ${formatCount(all)} waren nach ${formatCount(updates)} Schritten noch im Training.`,
  diverged: (diverged) => `${formatCount(diverged)} divergierten und sind ausgelassen.`,
  allDiverged: (lambda) =>
    `λ = ${lambda}: Alle Netze sind divergiert, daher gibt es keine Linien. Die Schritte von η sind hier zu lang.`,
  lineless: (count, all) =>
    `${count === all ? 'Keines von ihnen hat' : `${formatCount(count)} von ${formatCount(all)} haben`} eine Linie im Bild: P bleibt auf einer Seite von ½.`,
  table: 'Bias und Varianz von P',
  columns: [
    'λ',
    'Netze',
    'divergiert',
    'noch im Training',
    'Bias²',
    'Varianz',
    'Bias² + Varianz',
    'erwartete quadratische Abweichung',
  ],
};
