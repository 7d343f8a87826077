/** @import { english } from '../en/tool-sweep.js' */

/** @type {typeof english} */
export default {
  about:
    'Dasselbe Netz auf denselben Punkten unter mehreren λ: was es anpasst, was es dafür zahlt und wie weit es von der Wahrheit ist.',
  count: 'Werte',
  from: 'λ von',
  to: 'bis',
  start: 'Start',
  starts: { cold: 'jedes aus seiner Startzahl', warm: 'jedes aus dem vorigen' },
  lines: { d: 'D', penalty: 'λR', testD: 'Test-D', divergence: 'über dem Optimum' },
  lambda: 'λ',
  error: 'Fehler',
  best: (lambda, isExact) => `bestes${isExact ? '' : ' auf den Testpunkten'}: λ = ${lambda}`,
  title: (caption, from, to) => `${caption}, unter λ von ${from} bis ${to}`,
  label: (count, best, rise) =>
    `Kurven von D, λR, Test-D und dem Abstand vom Optimum über ${count} Werten von λ, mit einer Karte jedes Netzes. ${best}. ${rise}`,
  rise: (first, last) => `D geht von ${first} beim kleinsten λ auf ${last} beim größten.`,
  waiting: 'Noch ist nichts da.',
  diverged: (lambda) => `${lambda}: divergiert`,
  lost: (lost, all) =>
    `${lost === all ? 'Alle Netze sind' : lost === 1 ? 'Ein Netz ist' : `${lost} Netze sind`} divergiert und haben keine Fehler anzugeben: Die Schritte von η sind für sie zu lang.`,
  noCurves: 'Es gibt keine Kurven: jedes Netz ist divergiert.',
  columns: ['λ', 'D', 'λR', 'Test-D', 'über dem Optimum', 'Schritte'],
  table: 'D, λR, Test-D und Abstand vom Optimum unter jedem λ',
  use: 'λ dieser Abbildung setzen:',
  useThis: (lambda) => `In dieser Abbildung λ = ${lambda} setzen`,
  bounds: 'Das größte λ muss über dem kleinsten liegen.',
};
