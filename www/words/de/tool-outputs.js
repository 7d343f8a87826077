import { listed } from '../language.js';

/** @type {typeof import('../en/tool-outputs.js').english} */
export default {
  sections: 'Was von Ausgaben und Fehlern gezeigt wird',
  section: {
    softmax: 'Softmax und −ln t',
    two: 'Zwei Softmax-Ausgaben oder ein Sigmoid',
    squared: 'Quadratischer Fehler',
    pairing: 'Das falsche Paar',
  },
  needsClasses:
    'Das braucht ein Netz für Klassen, mit Softmax- oder Sigmoid-Ausgaben. Wählen Sie Punkte mit Klassen; dieses Netz sagt eine Zahl vorher, siehe „Quadratischer Fehler“.',
  comes: 'Die Werte kommen vom Netz …',
  class: 'Ausgabe, Klasse',
  point: {
    label: 'Ausgaben für',
    training: 'einen Trainingspunkt',
    probe: 'den Punkt in der Karte',
    own: 'Werte von Hand',
    number: 'Trainingspunkt',
    before: 'Voriger Trainingspunkt',
    after: 'Nächster Trainingspunkt',
  },
  softmax: {
    title: 'Die Ausgaben des Netzes als Wahrscheinlichkeiten',
    bars: (shares) => `Balken der Ausgaben. ${listed(shares)}.`,
    several:
      'tₖ = exp(zₖ) / Σ exp(zᵣ): alle zwischen 0 und 1, zusammen 1. Dieselbe Zahl zu jedem z addiert ändert nichts.',
    one: 'Eine Sigmoid-Ausgabe: t₁ = σ(z₁), und 1 − t₁ für die andere Klasse; dasselbe wie Softmax von 0 und z₁.',
  },
  logLoss: {
    heading: 'Der Fehler eines Punktes',
    trueClass: 'Wahre Klasse c des Punktes',
    chosenClass: 'Wahre Klasse c',
    about: 'Sicher und richtig kostet fast nichts; sicher und falsch kostet beliebig viel.',
    title: 'Kreuzentropie eines Punktes, −ln t seiner Klasse',
    x: 't der wahren Klasse',
    curve: (t, d) =>
      `Die Kurve −ln t fällt von unendlich bei t = 0 auf 0 bei t = 1; der Punkt liegt bei t = ${t}, −ln t = ${d}.`,
  },
  two: {
    title: 'Von zwei Softmax-Ausgaben t₁ über z₁ − z₂',
    shift: 'Zu beiden 1 addieren',
    about:
      'Nur die Differenz zählt: Als Funktionen sind zwei Softmax-Ausgaben eine Sigmoid-Ausgabe mit z = z₁ − z₂.',
    curve: (z, t) => `Das logistische Sigmoid über z₁ − z₂; der Punkt liegt bei ${z}, t₁ = ${t}.`,
    restHeading: 'Und am Ende des Trainings, mit λ?',
    question: (lambda) =>
      `Eine Sigmoid-Ausgabe wird mit λ = ${lambda} trainiert, zwei Softmax-Ausgaben mit einem Vielfachen λ′ davon. Wie weit sind ihre Wahrscheinlichkeiten an den Trainingspunkten höchstens voneinander entfernt?`,
    lack: {
      classes: 'Das braucht Punkte mit zwei Klassen.',
      lambda:
        'Bei λ = 0 unterscheidet nichts ein Vielfaches vom anderen, und die Gewichte können unbegrenzt wachsen. Zum Vergleich λ > 0 wählen.',
    },
    restTitle: (lambda) =>
      `Größter Unterschied zwischen einer Sigmoid-Ausgabe mit λ = ${lambda} und zwei Softmax-Ausgaben mit λ′`,
    restLabel: (pairs) => `Größter Unterschied von P über λ′/λ. ${listed(pairs)}.`,
    difference: 'größtes |P − P′|',
    root: (layers) => (layers === 2 ? '√2 λ' : `2^(1/${layers}) λ`),
    verdicts: {
      same: (difference) =>
        `Mit 2λ sind sie dasselbe Netz: Ihre Wahrscheinlichkeiten unterscheiden sich höchstens um ${difference}. Zwei Softmax-Ausgaben teilen sich ein w als ∓w/2, deren Quadrate zusammen die Hälfte von w² sind.`,
      all: (difference) =>
        `Hier gibt jedes Vielfache von λ dieselben Wahrscheinlichkeiten, bis auf ${difference}: λ hat alle Gewichte verschwinden lassen, und die Bias-Gewichte sind frei.`,
      none: (doubled, least, ratio) =>
        `Mit verdeckten Schichten passt kein Vielfaches. Mit 2λ unterscheiden sich die Wahrscheinlichkeiten um bis zu ${doubled}; am kleinsten ist der Unterschied bei ${ratio} λ mit ${least}. Nur der Strafterm der letzten Schicht halbiert sich, der der anderen nicht.`,
      scaled: (layers, root, doubled) =>
        `Mit ReLU-Einheiten passt 2λ nicht (${doubled}), aber ${layers === 2 ? '√2 λ' : `2^(1/${layers}) λ`}, bis auf ${root}, so weit trainiert wurde: ReLU lässt einen Faktor durch, und so teilen die Schichten unter sich auf, was die letzte spart.`,
      unsettled: (least) =>
        `Nicht alle diese Netze sind zur Ruhe gekommen, daher ist nichts sicher zu sagen. Der kleinste gefundene Unterschied ist ${least}.`,
    },
  },
  squared: {
    byHand:
      'Dieses Netz ist für Klassen, daher werden t und y von Hand gesetzt; bei einer Kurve oder einer Fläche sind es die eines Punktes.',
    about:
      'Mit der Identität ist t = z unbeschränkt, und die Steigung wächst mit dem Abstand: Was weit weg ist, wird stark gezogen.',
    title: 'Quadratischer Fehler einer Ausgabe',
    curve: (t, y, d, slope) =>
      `Die Parabel (t − y)² mit ihrem tiefsten Punkt bei y = ${y}; bei t = ${t} ist sie ${d} hoch, mit Steigung ${slope}.`,
  },
  pairing: {
    target: 'Zielwert',
    right: 'Kreuzentropie',
    wrong: 'quadratischer Fehler',
    rightShort: 'Kreuzentropie',
    wrongShort: 'quadratisch',
    formula: '∂D/∂z ist',
    title: (y) => `∂D/∂z einer Sigmoid-Ausgabe mit beiden Fehlern, y = ${y}`,
    curves: (y, z, right, wrong) =>
      `∂D/∂z über z für y = ${y}. Mit der Kreuzentropie ist es t − y, am größten, wo die Ausgabe am falschesten ist; mit dem quadratischen Fehler geht es auf beiden Seiten gegen 0. Bei z = ${z} sind es ${right} und ${wrong}.`,
    verdict: {
      wrong: (factor) =>
        `Sicher und falsch: Der quadratische Fehler hat kaum noch einen Gradienten, der der Kreuzentropie ist ${factor}-mal so groß. Ein Netz mit dem falschen Paar bliebe hier stehen.`,
      right: (factor) =>
        `Sicher und richtig: Beide Gradienten sind klein, wie sie es sein sollen (mit der Kreuzentropie ${factor}-mal so groß).`,
      undecided: (factor) =>
        `Unentschieden: Beide Fehler ziehen; der Gradient der Kreuzentropie ist ${factor}-mal so groß.`,
    },
  },
};
