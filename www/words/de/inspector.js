/** @import { Where } from '../../views/diagnosis.js' */
import { endsOf } from '../en/inspector.js';
import { listed } from '../language.js';
import { formatFactor, formatSetting } from '../numbers.js';

/**
 * In the genitive: "der Schichten 2 bis 10".
 *
 * @param {readonly number[]} layers
 */
function layersText(layers) {
  const [first, last] = [layers[0], layers[layers.length - 1]];
  if (layers.length === 1) return `der Schicht ${first}`;
  if (layers.length > 2 && last - first === layers.length - 1) return `der Schichten ${first} bis ${last}`;
  return `der Schichten ${listed(layers.map(String))}`;
}

/** @param {Where} where */
function placeText({ layers, units, count, size }) {
  if (size === 1) return `die einzige Einheit ${layersText(layers)}`;
  if (units === 'all') return `alle Einheiten ${layersText(layers)}`;
  if (units === 'some') return `${count} von ${size} Einheiten ${layersText(layers)}`;
  return `${count === 1 ? 'die Einheit' : 'die Einheiten'} ${listed(units.map(String))} ${layersText(layers)}`;
}

/** @param {readonly Where[]} places */
function unitsAre(places) {
  const text = listed(places.map(placeText));
  const isOne = places.length === 1 && places[0].count === 1;
  return `${text[0].toUpperCase()}${text.slice(1)} ${isOne ? 'ist' : 'sind'}`;
}

/** @type {typeof import('../en/inspector.js').english} */
export default {
  heading: (caption, place) =>
    place === null ? `Blick hinein: ${caption}` : `Blick in Abbildung ${place}: ${caption}`,
  close: 'Inspektor schließen',
  closeHint: 'Schließen (Esc)',
  tabs: 'Was betrachtet wird',
  tab: { network: 'Netz', curves: 'Kurven', truth: 'Vergleich' },
  tools: {
    label: 'Werkzeuge',
    choose: 'Werkzeuge …',
    groups: { inside: 'In diesem Netz', many: 'Viele Netze' },
    names: {
      formula: 'Formel',
      backprop: 'Backpropagation',
      outputs: 'Ausgaben und Fehler',
      activations: 'Aktivierungen',
      gradients: 'Gradienten je Schicht',
      landscape: 'Landschaft von E',
      sweep: 'λ-Reihe',
      cloud: 'Wolke der Grenzen',
      starts: 'Viele Startwerte',
      minima: 'Welches Minimum?',
      weather: 'Wetterkarte',
    },
  },
  problem: (what, reason) => `Nicht alles ließ sich berechnen: ${what}, ${reason}`,
  parts: {
    theta: 'die Gewichte',
    maps: 'die Bilder der Einheiten',
    picture: 'das große Bild',
    probe: 'die Werte am Punkt',
    curve: 'die Fehler über die Schritte',
    bayes: 'der Bayes-Fehler',
    excess: 'der Abstand vom Optimum',
    confusion: 'die Tabelle der Klassen',
    gradients: 'die Gradienten der Schichten',
    histogram: 'das Histogramm von z',
    trace: 'Vorwärts- und Rückwärtsdurchlauf',
    differences: 'die Differenzenquotienten',
    path: 'der Weg des Trainings',
  },
  findings: {
    diverged: ({ learningRate }) =>
      `E wuchs über alle Zahlen: η = ${formatSetting(learningRate)} ist zu groß. Ein Zehntel davon versuchen, dann zurücksetzen.`,
    rising: ({ factor, learningRate }) =>
      `E stieg auf das ${formatFactor(factor)}-Fache seines kleinsten Wertes: η = ${formatSetting(learningRate)} ist zu groß.`,
    symmetric: ({ layers }) =>
      `${layers.length === 1 ? `Alle Einheiten ${layersText(layers)} sind gleich` : `In jeder ${layersText(layers)} sind alle Einheiten gleich`}: Sie begannen gleich, also bewegt jeder Schritt sie gleich. Andere Startwerte als null unterscheiden sie.`,
    shrunk: ({ lambda, bound }) =>
      `λ = ${formatSetting(lambda)} hat alle Gewichte unter ${formatSetting(bound)} geschrumpft: Es bleiben nur die Bias-Gewichte, die nichts bestraft.`,
    dead: ({ places }) =>
      `${unitsAre(places)} tot: z ist nirgends in der Ebene positiv, also kommt nichts hindurch und kein Gradient zurück.`,
    saturated: ({ places }) =>
      `${unitsAre(places)} in der ganzen Ebene gesättigt: konstant, also nicht mehr als ein weiterer Bias.`,
    collapsed: ({ lambda }) =>
      `λ = ${formatSetting(lambda)} hat Gewichte auf 0 geschrumpft: Das Netz gibt überall dieselbe Antwort, und weitere Schritte ändern daran nichts. Mit kleinerem λ beginnt es neu.`,
    vanished: ({ gradients }) =>
      `Gradienten verschwunden: ${listed(endsOf(gradients))}. Das Netz gibt überall dieselbe Antwort, und der Abstieg kommt kaum voran; ein Minimum von E ist das nicht.`,
    converged: () => 'Konvergiert: Kein weiterer Schritt würde E merklich senken.',
  },
  elsewhere: {
    title: 'Dasselbe λ in anderen Werkzeugen',
    biases: 'weight_decay, der Gewichte ohne Bias',
    copy: 'Kopieren',
    copyFor: (tool) => `Wert für ${tool} kopieren`,
  },
  diagram: {
    label: 'Einheiten des Netzes; Pfeiltasten führen von einer zur nächsten',
    positive: 'positiv',
    negative: 'negativ',
    width: 'Breite: Betrag',
    smaller: 'Kleineres Diagramm',
    larger: 'Größeres Diagramm',
    thinned: (most) =>
      `Von jeder Schicht sind die ${most} größten Gewichte gezeichnet und alle der gewählten Einheit.`,
    unit: (name, index, size, layer) =>
      `${name}, Einheit ${index} von ${size}, ${layer === null ? 'Ausgang' : `verdeckte Schicht ${layer}`}`,
    group: (from, to, layer) => `Einheiten ${from} bis ${to} der verdeckten Schicht ${layer}`,
  },
  weights: {
    table: {
      caption: 'Alle Gewichte: das Diagramm in Zahlen',
      columns: ['Gewicht', 'von', 'nach', 'Wert'],
    },
    into: (unit) => `Gewichte in ${unit}`,
    bias: 'Bias',
    from: (unit) => `von ${unit}`,
    choose: 'Ein gewähltes Gewicht lässt sich ändern.',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
  },
  map: {
    label: (name) =>
      `Bild von ${name}. Pfeiltasten bewegen den Punkt, an dem Werte abgelesen werden, mit Umschalt in kleinen Schritten.`,
    curveLabel: (name) =>
      `${name} über x. Pfeiltasten bewegen das x, bei dem Werte abgelesen werden, mit Umschalt in kleinen Schritten.`,
    distance: '|t − Optimum|',
    hint: 'Zeiger oder Pfeiltasten im Bild lesen Werte ab.',
    read: (x, t, truth, isRegression) =>
      `x = ${x}: t = ${t}${truth === null ? '' : `, ${isRegression ? 'E[y|x]' : 'wahre A-posteriori-Wahrscheinlichkeit'} ${truth}`}`,
    values: 'Alle z und a an diesem Punkt',
    unit: 'Einheit',
  },
  curves: {
    table: 'Die Fehler zu allen aufgehobenen Augenblicken',
    subject: 'Was die Kurven zeigen',
    errors: 'Fehler',
    accuracy: 'Genauigkeit',
    logUpdates: 'Schritte logarithmisch',
    logErrors: 'Fehler logarithmisch',
    lines: {
      e: 'E',
      d: 'D',
      penalty: 'λR',
      testD: 'D der Testpunkte',
      accuracy: 'Trainingsgenauigkeit',
      testAccuracy: 'Testgenauigkeit',
    },
    update: 'Schritt',
    floors: {
      errors: 'Bayes-Kreuzentropie',
      noise: 'Varianz des Rauschens',
      accuracy: 'beste zu erwartende Genauigkeit',
    },
    moment: 'Augenblick des Trainings',
    updateOf: (update, last) => `Schritt ${update} von ${last}`,
    goOn: 'Von hier an weiter',
    kept: (count) =>
      `${count} Augenblicke sind aufgehoben, jeder bis aufs letzte Bit; dazwischen lässt sich nicht halten. Das Training fährt von den Gewichten aus fort, während Momentum, Adam und L-BFGS ihr Gedächtnis neu beginnen.`,
  },
  truth: {
    unknown:
      'Niemand kennt die Verteilung, aus der diese Punkte stammen; also gibt es kein Optimum zum Vergleich.',
    classMap:
      '|t − Optimum|: ohne Farbe, wo beide übereinstimmen, je mehr Farbe, desto weiter auseinander; auf der Linie wechselt die Entscheidung des Netzes.',
    valueMap: '|t − Optimum|: ohne Farbe, wo beide übereinstimmen, je mehr Farbe, desto weiter auseinander.',
    curve: '|t − Optimum| über x.',
    divergence: 'erwartete Kullback-Leibler-Divergenz',
    squared: 'erwartetes (t − E[y|x])²',
    error: 'erwarteter Fehler über dem Bayes-Fehler',
    later: 'sobald das Training ruht',
    classNote:
      'Unter der Verteilung der Punkte, durch Quadratur. Um die Divergenz liegt das erwartete D über der Bayes-Kreuzentropie.',
    valueNote:
      'Unter der Verteilung der Punkte, durch Quadratur. Um den quadratischen Abstand liegt das erwartete D über der Varianz des Rauschens.',
    training: 'Trainingspunkte',
    test: 'Testpunkte',
    takenFor: 'gehalten für',
    right: (percent, count) => `${percent} von ${count} richtig`,
  },
};
