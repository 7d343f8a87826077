/** @type {typeof import('../en/tool-formula.js').english} */
export default {
  label: 'Das Netz als Formel',
  shows: 'Was in der Formel steht',
  show: { both: 'Symbole und Zahlen', symbols: 'Symbole', numbers: 'Zahlen' },
  copy: 'Als LaTeX kopieren',
  hint: 'Ein Gewicht lässt sich seitwärts ziehen, hier, auf seiner Linie im Diagramm oder in der Tabelle, oder mit den Pfeiltasten ändern (mit Umschalt in kleinen Schritten). Die Zahlen gelten am Punkt in der Karte unten.',
  drag: (name, value) => `${name} = ${value}. Zum Ändern seitwärts ziehen.`,
  unfold: (unit) => `${unit} ausschreiben`,
  fold: (unit) => `${unit} wieder zusammenfassen`,
  more: (count) => `… ${count} weitere …`,
  fewer: 'weniger Summanden',
  moreUnits: (count) => (count === 1 ? 'Eine weitere Einheit' : `${count} weitere Einheiten`),
  fewerUnits: 'Weniger Einheiten',
  outputs: (count) => (count === 1 ? 'Ausgabe' : `${count} Ausgaben`),
  layer: (layer, size) => `Verdeckte Schicht ${layer}, ${size === 1 ? '1 Einheit' : `${size} Einheiten`}`,
};
