/** @import { english } from '../en/tool-minima.js' */
import { formatCount, formatPercent } from '../numbers.js';

/** @type {typeof english} */
export default {
  about:
    'Jedes Pixel ist ein Startpunkt in einer Ebene des θ-Raums, durch die Startgewichte dieses Netzes. Von dort macht der Gradientenabstieg seine Schritte, und L-BFGS geht weiter bis zum Grund des Tals, in das sie geführt haben. Die Farbe sagt, welche Lösung dort liegt; Reihenfolge und Vorzeichen verdeckter Einheiten machen keine andere.',
  rate: 'η',
  updates: 'Schritte',
  directions: 'Startzahl der Ebene',
  size: 'feinste Karte',
  sizes: (size) => `${size} × ${size}`,
  centreA: 'Mitte, a',
  centreB: 'b',
  width: 'Breite',
  closer: 'Näher',
  farther: 'Weiter weg',
  whole: 'Ganze Ebene',
  keyE: (e) => `E = ${e}`,
  others: (count) => (count === 1 ? '1 andere Lösung' : `${formatCount(count)} andere Lösungen`),
  creeping: 'kein Minimum erreicht',
  diverged: 'divergiert',
  title: (caption, rate, updates) =>
    `${caption}: die Lösungen, die von den Startpunkten einer Ebene erreicht werden, η = ${rate}, ${formatCount(updates)} Schritte`,
  label: (size, rate, solutions, list) =>
    `Karte von ${size} × ${size} Startpunkten bei η = ${rate}, mit ${solutions === 1 ? 'einer Lösung' : `${formatCount(solutions)} Lösungen`}: ${list}.`,
  item: (e, share) => `E = ${e} von ${formatPercent(share)} der Startpunkte`,
  roughness: (share) => `${formatPercent(share)} der benachbarten Startpunkte führen zu verschiedenen Enden.`,
  waiting: 'Noch ist nichts da.',
  allDiverged:
    'Der Abstieg ist von jedem Start aus divergiert: Die Schritte von η sind hier zu lang. Ein kleineres η oder ein kleineres λ bringt die Minima zurück.',
  columns: ['Lösung', 'E', 'Startpunkte', 'Anteil'],
  table: 'Die Lösungen, und wie viele Startpunkte jede erreichen',
  cursor:
    'Stelle in der Karte. Pfeiltasten bewegen sie, mit der Umschalttaste weiter; die Eingabetaste geht näher heran, die Rücktaste weiter weg.',
  start: (a, b) => `Startpunkt a = ${a}, b = ${b}`,
  reaches: (number, e) => `erreicht Lösung ${number}, E = ${e}`,
  press: 'Drücken Sie auf eine Stelle der Karte, um näher heranzugehen.',
  take: 'Diesem Netz die Gewichte der Lösung geben',
  noPenalty:
    'Bei λ = 0 können Gewichte ohne Ende wachsen, und Täler haben keinen Grund oder einen flachen. Daher zählen hier Lösungen als eine, die an jedem Trainingspunkt fast dasselbe t haben. Ein kleines λ gibt jedem Tal sein eines Minimum.',
  tooLarge: (weights, points) =>
    `${formatCount(weights)} Gewichte auf ${formatCount(points)} Punkten sind zu viel für tausend Trainings auf einmal. Dies braucht ein Netz mit wenigen Einheiten auf wenigen Dutzend Punkten, oder weniger Schritte.`,
  coarse: (size) => `Feiner als ${size} × ${size} würde bei so vielen Gewichten und Punkten zu lange dauern.`,
  noPoints: 'Es gibt keine Punkte zum Trainieren.',
};
