import { listed } from '../language.js';

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
