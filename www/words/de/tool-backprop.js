import { listed } from '../language.js';
import { formatCount } from '../numbers.js';

/** @type {typeof import('../en/tool-backprop.js').english} */
export default {
  waiting: {
    points: 'Backpropagation braucht einen Trainingspunkt; es gibt keinen.',
    rest: 'Der Gang beginnt, sobald das Training ruht: Alle seine Zahlen gehören zu denselben Gewichten.',
    loading: 'Die Zahlen sind unterwegs.',
  },
  point: 'Trainingspunkt',
  ofPoints: (count) => `von ${count}`,
  previousPoint: 'Voriger Punkt',
  nextPoint: 'Nächster Punkt',
  examples: 'D über',
  examplesOf: (count) => ({ one: 'diesen Punkt allein', batch: 'einen Batch', all: `alle ${count} Punkte` }),
  batch: 'Punkte darin',
  batchIs: (from, to, goesOn) =>
    `Punkte ${from} bis ${to}${goesOn ? ', nach dem letzten weiter mit dem ersten' : ''}. Das Training stellt seine Batches in jeder Epoche zufällig neu zusammen.`,
  whose: (point, count) =>
    `An den Einheiten stehen die Zahlen von Punkt ${point}; D und die Ableitungen nach Gewichten sind Mittel über ${count} Punkte.`,
  hide: 'einzutippen',
  hides: { none: 'nichts', last: 'die letzte Zahl', two: 'die letzten zwei', all: 'alle und das Ergebnis' },
  step: 'Schritt des Gangs',
  first: 'Erster Schritt (Pos1)',
  previous: 'Schritt zurück (←)',
  next: 'Nächster Schritt (→)',
  last: 'Letzter Schritt (Ende)',
  stepOf: (number, count, name) => `Schritt ${number} von ${count}: ${name}`,
  keys: 'Pfeiltasten: links und rechts von Schritt zu Schritt, auf und ab von Einheit zu Einheit oder von Gewicht zu Gewicht; Pos1 und Ende an die Enden.',
  steps: { input: 'der Punkt', error: 'D', update: 'Aktualisierung' },
  says: {
    input:
      'Die Koordinaten des Punktes, oder was aus ihnen gebildet wird, sind die Aktivierungen der Schicht 0. Die 1 gehört zum Bias.',
    z: (layer) =>
      `Vorwärts: Jede Einheit der Schicht ${layer} summiert ihren Bias und ihre Eingaben mal deren Gewichte.`,
    a: 'Jede Summe geht durch die Aktivierungsfunktion.',
    t: 'Jede Summe der letzten Schicht geht durch die Ausgabeaktivierung und ergibt eine Ausgabe t.',
    error:
      'D vergleicht t mit y. Es hängt von θ nur über t ab; von hier an geht alles von rechts nach links.',
    deltaOfOutput:
      'Rückwärts: wie sich D mit z der Ausgaben ändert. Ausgabeaktivierung und Fehlerfunktion zusammen lassen eine Differenz übrig.',
    delta: (layer) =>
      `Rückwärts: Was von Schicht ${layer + 1} bekannt ist, kommt durch jede Kante mal deren Gewicht an und wird mit der Steigung der Aktivierungsfunktion multipliziert.`,
    theta:
      'Die Ableitung nach einem Gewicht ist die nach z, wo es endet, mal a, wo es beginnt. Kein Gewicht ändert sich.',
    update: 'Erst jetzt ändern sich Gewichte, und zwar alle zugleich. Der Gang hat keines geändert.',
  },
  where: (a, b) => `mit ${a} = ${b}`,
  mean: (name, value, count) =>
    `Das gilt für diesen Punkt allein. Das Mittel über die ${count} Punkte: ${name} = ${value}`,
  moreTerms: (count) => `${count} weitere`,
  answer: {
    label: (name) => `${name} eintippen`,
    right: 'richtig',
    wrong: 'noch nicht',
    isWrong: (name) => `${name} ist eine andere Zahl.`,
    isNone: (name) => `${name}: Das ist keine Zahl.`,
    allRight: 'Alles richtig.',
    missing: (count) => `${count} zu finden: im Diagramm oder durch Rechnen. Auf 2 % genau genügt.`,
    show: 'Zahlen zeigen',
  },
  unseen(units, weights) {
    const parts = [
      ...(units > 0 ? [`${formatCount(units)} ${units === 1 ? 'Einheit' : 'Einheiten'}`] : []),
      ...(weights > 0
        ? [`${formatCount(weights)} ${weights === 1 ? 'Gewicht' : 'Gewichten'} dieser Schicht`]
        : []),
    ];
    return `Im Diagramm fehlen die Zahlen von ${listed(parts)}; die Tabellen haben alle.`;
  },
  update: {
    act: (rate) => `Aktualisieren mit η = ${rate}`,
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    done: (before, after) => `D ging von ${before} auf ${after}.`,
    rate: 'η ist die eingestellte Lernrate.',
    lambda: (lambda) =>
      `Dies ist ein Schritt D hinab. Das Training geht E = D + λR hinab; zur Ableitung nach jedem Gewicht außer den Bias-Gewichten kommt dann 2λ/m · θ hinzu; λ = ${lambda}.`,
    none: 'Jede Ableitung ist 0: Die Aktualisierung ändert nichts.',
  },
  plot: 'Ein Klick ins Bild wählt den nächsten Trainingspunkt; die Eingabetaste ebenso.',
  table: {
    title: 'Jede Ableitung neben ihrem Differenzenquotienten',
    about:
      '(D(θ + h) − D(θ − h)) / 2h, alles andere fest: zwei Durchläufe für jedes Gewicht, wo Backpropagation mit einem Durchlauf rückwärts für alle auskommt.',
    weight: 'Gewicht',
    value: 'Wert',
    derivative: '∂D/∂θ',
    quotient: 'Differenzen\u00adquotient',
    relative: 'relativer Fehler',
    kink: 'Knick',
    kinkNote:
      'Knick: Zwischen θ − h und θ + h geht eine Einheit über den Knick ihrer Aktivierungsfunktion, sodass der Quotient zwei Steigungen mischt.',
    rounding: 'Rundung',
    roundingNote:
      'Rundung: Die Ableitung ist neben D so klein, dass D(θ + h) und D(θ − h) auf fast dieselbe Zahl gerundet werden.',
    pending: '…',
    previous: 'Vorige Gewichte',
    next: 'Nächste Gewichte',
    range: (from, to, count) => `${from} bis ${to} von ${count}`,
    go: (weight) => `Zu ${weight} im Gang`,
  },
  picture: {
    title: (caption, point, step) => `${caption}: Backpropagation von Punkt ${point}, ${step}`,
    label: (step, numbers) => `Das Netz bei diesem Schritt, ${step}: ${numbers}.`,
    table: 'Alle Zahlen des Durchlaufs und die Ableitungen von D nach ihnen',
    columns: ['Größe', 'Wert', 'Ableitung von D danach'],
  },
};
