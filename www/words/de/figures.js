import { listed } from '../language.js';

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** @type {typeof import('../en/figures.js').english} */
export default {
  named: (name, caption) => `${name} – ${caption}`,
  atPlace: (caption, place) => `${caption} (Abbildung ${place})`,
  optimum: 'Theoretisches Optimum',
  architecture: (sizes) => {
    const count = sizes.length;
    if (count === 1) return `1 verdeckte Schicht der Größe ${sizes[0]}`;
    if (sizes.every((size) => size === sizes[0])) return `${count} verdeckte Schichten der Größe ${sizes[0]}`;
    return `${count} verdeckte Schichten der Größen ${listed(sizes)}`;
  },
  noHidden: (name) => `Keine verdeckte Schicht: ${name}`,
  linear: {
    regression: 'lineare Regression',
    softmax: 'Softmax-Regression',
    logistic: 'logistische Regression',
  },
  optimumDetail: {
    regression: 'E[y|x], der Mittelwert von y bei x unter der Verteilung, aus der die Punkte stammen',
    classification: 'A-posteriori-Wahrscheinlichkeit unter der Verteilung, aus der die Punkte stammen',
  },
  activations: { sigmoid: 'Sigmoid', tanh: 'tanh', relu: 'ReLU', leakyRelu: 'leaky ReLU' },
  units: (activation, leak) => `${activation}-Einheiten${leak && ` (α = ${leak})`}`,
  twoSoftmax: 'zwei Softmax-Ausgänge',
  inits: {
    xavier: 'Xavier',
    xavierPlain: 'Xavier ohne Faktor',
    he: 'He',
    uniform: 'gleichverteilt',
    zero: 'null',
  },
  initNotes: {
    xavier:
      'Je mehr Einheiten, desto kleiner die Gewichte. Sigmoid-Einheiten, mit Steigung ¼ bei 0, erhalten viermal so große wie tanh-Einheiten; ReLU-Einheiten beginnen wie bei He.',
    xavierPlain:
      'Als hätte jede Aktivierung bei 0 die Steigung 1, wie tanh. Die der Sigmoidfunktion ist ¼: Schicht für Schicht schwinden Signale und Gradienten.',
    he: 'Normalverteilt mit Varianz 2 / Anzahl der Eingänge, wie es zu ReLU-Einheiten passt.',
    uniform: 'Alles zwischen −½ und ½ gleich wahrscheinlich, unabhängig von der Größe der Schichten.',
    zero: 'Alle Einheiten einer Schicht beginnen gleich, und so bleiben sie.',
  },
  starts: {
    xavier: 'Xavier-Startwerte',
    xavierPlain: 'Xavier-Startwerte ohne Faktor',
    he: 'He-Startwerte',
    uniform: 'gleichverteilte Startwerte',
    zero: 'alle Gewichte zu Beginn null',
  },
  seed: (seed) => `Startzahl ${seed}`,
  inputs: (names) => `${names.length === 1 ? 'Eingang' : 'Eingänge'} ${listed(names)}`,
  states: {
    waiting: 'wird vorbereitet',
    refused: 'lässt sich nicht trainieren',
    empty: 'keine Trainingspunkte',
    ready: 'noch nicht trainiert',
    training: 'trainiert',
    returning: 'kehrt zurück',
    resting: 'ruht',
    paused: 'angehalten',
    converged: 'konvergiert',
    collapsed: 'alle Gewichte auf 0 geschrumpft',
    vanished: 'Gradienten verschwunden',
    diverged: 'divergiert',
  },
  hints: {
    resting: {
      brief: 'Schritt fährt fort',
      full: 'Es ruht, ohne konvergiert zu sein; Schritt und Epoche fahren fort.',
    },
    collapsed: {
      brief: 'kleineres λ: Neubeginn',
      full: 'Es sieht seine Eingaben nicht mehr; λ muss kleiner werden, dann beginnt es von vorn.',
    },
    vanished: (largest) => `Es gibt überall dieselbe Antwort. Größtes |∂E/∂θ| je Schicht: ${largest}.`,
    diverged: {
      brief: 'kleinere Lernrate versuchen',
      full: 'Eine kleinere Lernrate versuchen, dann zurücksetzen.',
    },
    refused: {
      brief: 'Zurücksetzen versucht es erneut',
      full: 'Andere Einstellungen oder Zurücksetzen versuchen es erneut.',
    },
  },
  summary: {
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
  },
  marks: ['Kreis', 'Kreuz', 'Dreieck', 'Quadrat', 'Plus', 'Raute', 'Keil', 'Stern'],
  className: (number) => `Klasse ${number}`,
  sources: {
    lecture: 'Vorlesung',
    gaussians: 'Zwei Gaußglocken',
    xor: 'XOR',
    circle: 'Kreis',
    spirals: 'Zwei Spiralen',
    moons: 'Monde',
    checkerboard: 'Schachbrett',
    blobs: 'Häufchen',
    pinwheel: 'Windrad',
    line: 'Gerade',
    sine: 'Sinus',
    step: 'Stufe',
    plane: 'Ebene',
    bumps: 'Hügel',
    own: 'Eigene Punkte',
  },
};
