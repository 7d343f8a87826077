/** @type {typeof import('../en/board.js').english} */
export default {
  unknownOptimum: 'Eigene Punkte haben kein bekanntes Optimum.',
  move: (caption) => `Verschieben: ${caption}`,
  moveHint: 'An einen anderen Platz ziehen oder Pfeiltasten drücken',
  name: 'Name der Abbildung',
  menu: {
    actions: (caption) => `Aktionen für: ${caption}`,
    rename: 'Name…',
    restart: 'Neu beginnen',
    left: 'Nach links',
    right: 'Nach rechts',
    duplicate: 'Verdoppeln',
    seeds: 'Vier Startzahlen…',
    save: 'Sichern…',
    remove: 'Entfernen',
  },
  lambda: 'Gewicht λ des Strafterms in E = D + λR',
  layers: {
    title: 'Verdeckte Schichten',
    less: 'Eine verdeckte Schicht weniger',
    more: 'Eine verdeckte Schicht mehr',
    count: 'Anzahl der verdeckten Schichten',
    ofSize: 'der Größe',
    ofSizes: 'der Größen',
    sameSize: 'gleich groß',
    only: 'Größe der verdeckten Schicht',
    every: 'Größe jeder verdeckten Schicht',
    one: (layer) => `Größe der verdeckten Schicht ${layer}`,
  },
  inspect: {
    text: 'Untersuchen',
    name: (caption) => `Untersuchen: ${caption}`,
    hint: 'In das Netz hineinsehen (I)',
  },
  settings: {
    more: 'Weitere Einstellungen:',
    moreHint: 'Aktivierung, Startgewichte, Eingänge und Ausgänge',
    activation: 'Aktivierung',
    slope: 'Steigung',
    slopeName: 'Steigung α der leaky ReLU',
    noHidden: 'keine verdeckte Schicht',
    start: 'Startgewichte',
    seed: 'Startzahl',
    newSeedName: 'Neue Startgewichte aus einer zufälligen Startzahl',
    newSeed: 'Neue Startzahl',
    inputs: 'Eingänge',
    outputs: 'Ausgänge',
    oneOutput: 'einer, Sigmoid',
    twoOutputs: 'zwei, Softmax',
    outputsNote:
      'Gleichwertig: Zwei Softmax-Ausgänge geben Klasse 1 die Sigmoidfunktion von z₂ − z₁. Aber sie haben mehr Startgewichte, und mehr Gewichte gehen in den Strafterm ein.',
  },
  optimumNotes: {
    unknown:
      'Niemand weiß, aus welcher Verteilung diese Punkte stammen; also gibt es nichts zum Vergleichen.',
    classification:
      'Nicht trainiert, sondern aus der Quelle selbst berechnet. Kein Klassifikator, der nur x₁ und x₂ sieht, irrt seltener.',
    regression:
      'Nicht trainiert, sondern aus der Quelle selbst berechnet. Keine Funktion von x hat auf neuen Punkten einen kleineren mittleren quadratischen Fehler.',
  },
  numbers: {
    training: 'Training',
    test: 'Test',
    optimum: 'Optimum',
    trainingHint: 'D: mittlerer Fehler auf den Trainingspunkten',
    testHint: 'D: mittlerer Fehler auf den Testpunkten, auf denen nicht trainiert wurde',
    optimumHint: {
      classification: 'Das kleinste auf neuen Punkten zu erwartende D: die Bayes-Kreuzentropie',
      regression: 'Das kleinste auf neuen Punkten zu erwartende D: die Varianz des Rauschens',
    },
    excess: (value) => `${value} mehr als das Optimum`,
    ends: {
      guess: (classes) => `ln ${classes}: Raten`,
      noise: '4 × Rauschen',
      spread: 'Varianz von y',
    },
    endsHint: {
      guess: (limit) =>
        `Die Balken enden bei ${limit}, dem D dessen, der allen Klassen dieselbe Wahrscheinlichkeit gibt; längere sind abgeschnitten`,
      noise: (limit) =>
        `Die Balken enden bei ${limit}, dem Vierfachen der Varianz des Rauschens; längere sind abgeschnitten`,
      spread: (limit) => `Die Balken enden bei ${limit}, der Varianz von y; längere sind abgeschnitten`,
    },
    accuracy: 'Genauigkeit',
    bayesError: 'Bayes-Fehler',
    bestAccuracy: 'beste Genauigkeit',
    outside: (count, all) => `${count} von ${all} Punkten außerhalb`,
    outsideHint: 'Trainingspunkte außerhalb des Bildes; sie zählen trotzdem mit',
    returning: (updates, all) => `Schritt ${updates} von ${all}`,
    updates: (count, told) => `${told} Schritt${count === 1 ? '' : 'e'}`,
    epochs: (count, told) => `${told} Epoche${count === 1 ? '' : 'n'}`,
  },
};
