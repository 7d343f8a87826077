/** @type {typeof import('../en/later.js').english} */
export default {
  waits: 'Wartet – ',
  menu: {
    rename: 'Name …',
    restart: 'Neu beginnen',
    left: 'Nach links',
    right: 'Nach rechts',
    duplicate: 'Verdoppeln',
    seeds: 'Vier Startzahlen …',
    save: 'Sichern …',
    remove: 'Entfernen',
  },
  settings: {
    more: 'Weitere Einstellungen:',
    moreHint: 'Aktivierung, Startgewichte, Eingänge und Ausgänge',
    activation: 'Aktivierung',
    slope: 'Steigung',
    slopeName: 'Steigung α der leaky ReLU',
    noHidden: 'keine verdeckte Schicht',
    start: 'Startgewichte',
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
  announced: {
    reset: 'Jedes Netz beginnt neu mit seiner Startzahl.',
    paused: (epoch) => `Angehalten bei Epoche ${epoch}.`,
    ended: (states, all) =>
      `Das Training ist zu Ende: ${states
        .map(([count, state], i) => `${count} von ${all}${i === 0 ? ' Netzen' : ''} ${state}`)
        .join(', ')}.`,
  },
  more: {
    classes: 'Klassen',
    balance: 'Anteil der Kreuze',
    testPoints: 'Testpunkte',
    seed: 'Startzahl',
    seedName: 'Startzahl der Punkte',
    testSeedName: 'Startzahl für die Auswahl der Testpunkte',
    learningRate: 'Lernrate',
    batchSize: 'Batchgröße',
    batchHint: '0 = alle',
  },
  picture: {
    fill: 'Farbe',
    fillHint: 'Ohne Farbe zeigen die Bilder nur Linien auf Weiß, wie in der Vorlesung',
    lines: 'Linien bei P =',
    linesHint: 'Die Wahrscheinlichkeiten, deren Höhenlinien gezeichnet werden',
    usual: (levels) => `${levels} (Vorlesung)`,
    half: (level) => `nur ${level}`,
    none: 'keine Linien',
    own: 'andere …',
    ownLabel: 'Wahrscheinlichkeiten der Höhenlinien',
    ownHint: (low, high, most) => `Bis zu ${most} Zahlen von ${low} bis ${high}, durch Leerzeichen getrennt`,
    problem: (low, high, most) => `Keine Liste von bis zu ${most} Zahlen von ${low} bis ${high}.`,
  },
  crosshair: {
    told: (place, figures) => `Bei ${place}: ${figures.join('; ')}.`,
    figure: (number, value) => `Abbildung ${number}: ${value}`,
    pending: 'wird berechnet',
    unknown: 'nicht bekannt',
    ended: 'Das Fadenkreuz ist beendet.',
  },
};
