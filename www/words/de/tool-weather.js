/** @import { english } from '../en/tool-weather.js' */
import { formatCount } from '../numbers.js';

/** @type {typeof english} */
export default {
  about: (isExact) =>
    `Jede Zelle ist ein Netz, das mit ihren Einstellungen trainiert wurde. Ihre Farbe ist ${isExact ? 'sein exakter erwarteter Fehler, das kleinstmögliche D und was dazukommt' : 'sein D auf den Testpunkten, da niemand die Wahrheit kennt'}. Schraffiert: Das Training divergierte.`,
  axes: 'Achsen',
  kinds: { rate: 'λ und η', units: 'λ und Einheiten' },
  size: 'Zellen',
  cells: (columns, rows) => `${columns} × ${rows}`,
  from: 'λ von',
  to: 'bis',
  rateFrom: 'η von',
  rateTo: 'bis',
  layer: 'verdeckte Schicht',
  most: 'Einheiten bis',
  updates: 'Schritte je Netz',
  lambda: 'λ',
  rate: 'η',
  units: (layer) => `Einheiten der verdeckten Schicht ${layer}`,
  bounds: 'Der größte Wert einer Achse muss über dem kleinsten liegen.',
  needsTest:
    'Niemand weiß, woher diese Punkte kommen, und es gibt keine Testpunkte: Ein Anteil davon muss zum Testen bestimmt sein.',
  needsHidden: 'Dieses Netz hat keine verdeckte Schicht, deren Einheiten zu zählen wären.',
  descent: (optimizer) => `Alle Zellen werden mit ${optimizer} trainiert.`,
  instead: 'L-BFGS hat kein η: Alle Zellen werden mit Gradientenabstieg trainiert.',
  optimizers: { sgd: 'Gradientenabstieg', momentum: 'Momentum', adam: 'Adam' },
  title: (x, y, caption, updates) =>
    `${caption}, nach ${formatCount(updates)} Schritten: erwarteter Fehler über ${x} und ${y}`,
  label: (done, all, diverged) =>
    `Karte von ${formatCount(done)} von ${formatCount(all)} Netzen nach ihrem erwarteten Fehler; ${formatCount(diverged)} divergierten.`,
  best: (place, value) => `Das beste: ${value} bei ${place}.`,
  place: (x, name, y) => `λ = ${x}, ${name} = ${y}`,
  scale: {
    exact: 'erwarteter Fehler, vom Optimum bis zur konstanten Antwort',
    test: 'Test-D, von 0 bis zur konstanten Antwort',
  },
  waiting: 'Noch ist nichts da.',
  diverged: 'divergiert',
  atLeast: (value) => `≥ ${value}`,
  cursor: 'Karte: Die Pfeiltasten wählen eine Zelle, die Eingabetaste öffnet ihr Netz',
  hint: 'Auf eine Zelle zeigen oder sie mit den Pfeiltasten wählen, um sie abzulesen; ein Klick oder die Eingabetaste öffnet ihr Netz.',
  read: (place, isExact, expected, d, updates) =>
    `${place}: ${isExact ? 'erwarteter Fehler' : 'Test-D'} ${expected}, D ${d}, nach ${formatCount(updates)} Schritten.`,
  readDiverged: (place, updates) => `${place}: divergiert nach ${formatCount(updates)} Schritten.`,
  notYet: (place) => `${place}: noch nicht trainiert.`,
  open: 'Als Abbildung öffnen',
  opensRate: (updates) =>
    `Das Netz kommt als Abbildung hinzu, bei ${formatCount(updates)} Schritten oder wo es zur Ruhe kam; η und das Verfahren gehören allen Abbildungen gemeinsam und ändern sich für alle.`,
  opensUnits: (updates) =>
    `Das Netz kommt als Abbildung hinzu, bei ${formatCount(updates)} Schritten oder wo es zur Ruhe kam.`,
  opened: (number) => `Es ist jetzt Abbildung ${number}.`,
  table: 'Alle Netze der Karte',
  columns: (name, isExact) => [
    'λ',
    name,
    isExact ? 'erwarteter Fehler' : 'Test-D',
    'D',
    'Schritte',
    'Zustand',
  ],
  states: { training: 'noch im Training', converged: 'konvergiert', diverged: 'divergiert' },
};
