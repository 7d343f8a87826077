/** @type {typeof import('../en/scenes.js').english} */
export default {
  title: 'Szenen der Vorlesung',
  lead: 'Ein Klick, und die Seite zeigt sie. Zurück im Browser oder Rückgängig führt wieder hierher.',
  lessons: 'Lektionen: die Vorlesung von der ersten bis zur letzten Folie',
  parts: {
    definition: 'Definition',
    training: 'Training',
    activation: 'Aktivierungsfunktionen',
  },
  slides: (slides) => `${/\d\D/.test(slides) ? 'Folien' : 'Folie'} ${slides}`,
  scenes: {
    linear: {
      title: 'Lineare Regression ist L = 1',
      text: 'Keine verdeckte Schicht und die Identität als g: t\u00a0=\u00a0θ₀\u00a0+\u00a0θ₁x, die Gerade der kleinsten Quadrate.',
    },
    logistic: {
      title: 'Logistische Regression ist L = 1',
      text: 'Ein Sigmoid-Ausgang oder zwei mit Softmax: dieselbe Funktion, mit geraden Höhenlinien.',
    },
    hidden: {
      title: 'Eine verdeckte Schicht der Größe 2',
      text: 'L = 2, s₁ = 2: die Grenze knickt, wo die Geraden zweier Einheiten sich treffen. Daneben ist das Netz geöffnet.',
    },
    xor: {
      title: 'XOR: eine Einheit, zwei, drei',
      text: 'Eine Einheit zieht eine Gerade und muss scheitern; zwei können es, drei finden es leichter.',
    },
    features: {
      title: 'XOR ohne verdeckte Schicht',
      text: 'Das Produkt x₁x₂ als Eingang einer logistischen Regression leistet, was verdeckte Einheiten leisten.',
    },
    regression: {
      title: 'Regression mit Identität als Ausgang',
      text: 'D = (t − y)². Mehr Einheiten biegen die Kurve öfter; am besten ist E[y|x].',
    },
    softmax: {
      title: 'Softmax mit fünf Klassen',
      text: 'K = 5 Ausgänge zwischen 0 und 1, deren Summe 1 ist, trainiert mit der Kreuzentropie.',
    },
    seeds: {
      title: 'Vier Startzahlen, lokale Minima',
      text: 'Dasselbe Netz auf denselben Punkten mit vier Anfängen: D ist nicht konvex.',
    },
    descent: {
      title: 'Stochastischer Gradientenabstieg',
      text: 'Batches von 20 Punkten und Gradienten durch Backpropagation: viele kleine, verrauschte Schritte.',
    },
    overfitting: {
      title: 'Überanpassung bei wenigen Punkten',
      text: 'Zwei Schichten der Größe 20 folgen dem Rauschen von 14 Punkten. Ein kleineres Modell hilft, λ auch.',
    },
    lecture: {
      title: 'Die vier Abbildungen',
      text: 'Zu klein, zu frei, durch λ = 0,1 gezügelt und das Beste, was möglich ist.',
    },
    lambda: {
      title: 'λ von 0 bis 10',
      text: 'Vom Netz, das jedem Punkt folgt, zu dem, das keinen mehr sieht: die Strafe auf quadrierte Gewichte.',
    },
    activations: {
      title: 'Vier Aktivierungsfunktionen',
      text: 'Sigmoid und tanh ziehen glatte Linien, ReLU und leaky ReLU solche mit Ecken.',
    },
    relu: {
      title: 'ReLU gegen Sigmoid',
      text: 'Dieselben zwei Schichten auf einem Schachbrett, mit demselben Verfahren und gleich lang.',
    },
    sparse: {
      title: 'ReLU: Ableitung 0 oder 1',
      text: 'Auf einer Seite ihrer Geraden schweigt jede Einheit. Daneben ist das Netz geöffnet.',
    },
    vanishing: {
      title: 'Verschwindende Gradienten, zehn Schichten',
      text: 'Zehn Schichten aus Sigmoid-Einheiten lernen nichts; mit ReLU-Einheiten lernen sie.',
    },
  },
};
