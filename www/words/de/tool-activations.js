import { superscript } from '../digits.js';

/** @type {typeof import('../en/tool-activations.js').english} */
export default {
  shown: 'Aktivierung',
  own: (name) => `die des Netzes: ${name}`,
  slope: 'Steigung α unter 0',
  layer: 'Histogramm von z in',
  layerName: (layer, isOutput) =>
    isOutput ? `der Ausgabe, z⁽${superscript(layer)}⁾` : `der verdeckten Schicht ${layer}`,
  axis: 'Achse von z',
  axes: { shape: 'von −6 bis 6', all: 'alle z der Schicht' },
  at: 'Ablesen bei z',
  use: 'In diesem Netz verwenden',
  used: 'Dieses Netz hat sie schon.',
  noHidden: 'Dieses Netz hat keine verdeckten Einheiten, also braucht es keine Aktivierung.',
  title: (name) => `σ und σ′: ${name}`,
  titleOver: (name, layer) => `σ und σ′: ${name}, über dem Histogramm von z in ${layer}`,
  label: (title, z, value, slope) => `${title}. Bei z = ${z}: σ(z) = ${value}, σ′(z) = ${slope}.`,
  range: {
    text: (layer, low, high) =>
      `z in ${layer} reicht von ${low} bis ${high}, über alle Einheiten und Trainingspunkte.`,
    output: 'Dort steht g an der Stelle von σ.',
    beyond: (share) => `${share} davon liegen außerhalb der Achse.`,
    state: (saturated, dead) =>
      `Bei ${saturated} aller Paare aus Einheit und Punkt liegt σ′ unter 5 % seines größten Wertes: gesättigt. ${dead} der Einheiten sind tot: unter 0,1 % an jedem Punkt.`,
    later: 'Das Histogramm kommt, wenn das Training ruht.',
    none: 'Es gibt keine Trainingspunkte und damit kein z.',
  },
  table: {
    caption: 'σ und σ′ bei 0 und beim abgelesenen z',
    name: 'Aktivierung',
    formula: {
      sigmoid: '1 / (1 + e⁻ᶻ)',
      tanh: '(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)',
      relu: 'max(0, z)',
      leakyRelu: 'max(αz, z)',
    },
    derivative: {
      sigmoid: 'σ(z)(1 − σ(z))',
      tanh: '1 − σ(z)²',
      relu: '0 für z < 0, sonst 1',
      leakyRelu: 'α für z < 0, sonst 1',
    },
    note: '* Bei 0 ist die ReLU nicht differenzierbar: Von links wäre die Ableitung 0 (α), von rechts 1. Man setzt willkürlich σ′(0) := 1.',
  },
  numbers: {
    caption: 'σ, σ′ und wie oft z vorkommt',
    from: 'z von',
    to: 'bis',
    count: 'Anzahl',
  },
  move: {
    title: 'tanh(x) = 2σ(2x) − 1',
    about: 'tanh ist die Sigmoidfunktion, gestaucht, gestreckt und nach unten verschoben.',
    steps: ['σ(x)', 'σ(2x): halb so breit', '2σ(2x): doppelt so hoch', '2σ(2x) − 1: um 1 nach unten'],
    slider: 'Von σ(x) zu 2σ(2x) − 1',
    next: 'Nächster Schritt',
    back: 'Zurück zu σ(x)',
    label: (formula, distance) =>
      `${formula} neben tanh(x), für x von −4 bis 4; sie liegen höchstens ${distance} auseinander.`,
    apart: (distance) => `Größter Abstand von tanh(x): ${distance}`,
  },
};
