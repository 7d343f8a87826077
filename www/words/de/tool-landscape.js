/** @import { english } from '../en/tool-landscape.js' */

/** @type {typeof english} */
export default {
  about:
    'Ein Punkt dieses Bildes ist ein ganzes Netz: alle seine Gewichte, aus einer Ebene durch das gegenwärtige θ. Die Höhe ist E auf den Trainingspunkten. Die Linie ist der Weg des Trainings, von der Ebene aus gesehen.',
  e: 'E',
  through: 'Ebene durch',
  planes: { random: 'dieses Netz, in zwei zufälligen Richtungen', three: 'drei Netze der Seite' },
  directions: 'Startzahl der Richtungen',
  isNormalised: 'Schritte so lang wie die Gewichte jeder Einheit',
  extent: 'Ausdehnung',
  second: 'zweites',
  third: 'drittes',
  figure: (place) => `Abbildung ${place}`,
  next: 'das nächste dieser Gestalt',
  needsThree:
    'Eine Ebene durch drei Netze braucht drei verschiedene auf der Seite mit gleichen Schichten, Eingaben und Ausgaben. Verdoppeln Sie diese Abbildung und geben Sie den Kopien andere Startzahlen.',
  title: (caption) => `${caption}: E über einer Ebene von θ`,
  label: (low, high, here) =>
    `Höhenlinien von E über einer Ebene von θ: E von ${low} bis ${high}, und ${here} bei diesem Netz.`,
  path: (moments, first, last) =>
    `Der Weg des Trainings hat ${moments} Zeitpunkte; er beginnt im Abstand ${first} von der Ebene und endet im Abstand ${last}.`,
  waiting: 'Noch ist nichts da.',
  lost: 'E ist überall auf dieser Ebene zu groß, um angegeben zu werden: Das Training ist divergiert. Setzen Sie mit kleinerem η oder mit L-BFGS zurück, dann gibt es wieder eine Landschaft.',
  grey: 'Grau: E ist zu groß, um angegeben zu werden.',
  columns: ['a', 'b', 'E'],
  table: 'E an den Knoten der Ebene',
  cursor:
    'Stelle in der Ebene. Pfeiltasten bewegen sie, mit der Umschalttaste weiter; Pos1 führt zu diesem Netz zurück.',
  place: (a, b, e) => `a = ${a}, b = ${b}: E = ${e}`,
  point: 'Zeigen Sie auf eine Stelle, um das Netz zu sehen, das dort liegt.',
  thereTitle: (a, b) => `Das Netz bei a = ${a}, b = ${b}`,
  there: (e, d) => `Das Netz an dieser Stelle: E = ${e}, D = ${d}.`,
  take: 'Diesem Netz diese Gewichte geben',
};
