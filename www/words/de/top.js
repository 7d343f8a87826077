const NUMBERS = 'kein ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ');

/** @param {number} count */
const networks = (count) => `${NUMBERS[count] ?? count} Netz${count === 1 ? '' : 'e'}`;

/** @type {typeof import('../en/top.js').english} */
export default {
  name: 'MLP playground',
  skip: 'Zu den Abbildungen',
  empty: 'Die Seite ist leer. Ein Netz oder das Optimum lässt sich hinzufügen.',
  tagline: {
    withOptimum: (count) =>
      `Dieselben Punkte, ${networks(count)} und das Beste, was möglich ist. Ziehen Sie an λ.`,
    networks: (count) =>
      count === 1
        ? 'Punkte und ein Netz, das sie lernt. Ziehen Sie an λ.'
        : `Dieselben Punkte, ${networks(count)}. Ziehen Sie an λ.`,
    own: (count) =>
      count === 1
        ? 'Ihre eigenen Punkte und ein Netz, das sie lernt. Ziehen Sie an λ.'
        : `Ihre eigenen Punkte, ${networks(count)}. Ziehen Sie an λ.`,
    optimum: 'Punkte und das Beste, was mit ihnen möglich ist.',
    nothing: 'Punkte, und noch nichts, was sie lernt.',
  },
  transport: {
    group: 'Training',
    train: 'Trainieren',
    trainAgain: 'Neu trainieren',
    pause: 'Anhalten',
    update: 'Schritt',
    epoch: 'Epoche',
    // With places to break, for phones.
    converge: 'Konver\u00adgieren',
    reset: 'Zurück\u00adsetzen',
    titles: {
      pause: 'Jedes Netz bleibt, wo es ist',
      on: 'Jedes Netz trainiert weiter',
      anew: 'Jedes Netz ist am Ende; alle trainieren noch einmal von ihren Startwerten',
      update: 'Ein Schritt jedes Netzes',
      epoch: 'Eine Epoche: jeder Trainingspunkt einmal',
      converge: 'Trainieren, bis jedes Netz konvergiert ist',
      reset: 'Jedes Netz beginnt neu mit seiner Startzahl',
      atStart: 'Jedes Netz ist am Anfang',
      allRest: 'Jedes Netz ruht; Schritt und Epoche fahren fort',
    },
    reasons: {
      'no engine': 'Der Rechenkern ließ sich nicht laden; Zurücksetzen versucht es erneut',
      'no networks': 'Auf der Seite ist kein Netz',
      'no points': 'Es gibt keine Punkte zum Trainieren',
      waiting: 'Die Netze werden vorbereitet',
      settling: 'Ein Netz wird mit den jetzigen Einstellungen von seiner Startzahl an trainiert',
      ended: 'Jedes Netz ist am Ende: ein weiterer Schritt würde nichts ändern',
    },
  },
  settings: {
    all: 'Daten und Training',
    source: 'Quelle',
    yours: 'Eigene',
    tasks: {
      curve: 'Ein Wert aus x',
      surface: 'Ein Wert aus x₁ und x₂',
      two: 'Zwei Klassen',
      several: (most) => `2 bis ${most} Klassen`,
    },
    noise: 'Rauschen',
    points: 'Punkte',
    pointsName: 'Trainingspunkte',
    newPoints: 'Neue Punkte',
    newPointsTitle: 'Dieselbe Quelle mit einer neuen, zufälligen Startzahl',
    optimizer: 'Verfahren',
    optimizers: { lbfgs: 'L-BFGS', adam: 'Adam', momentum: 'Momentum', sgd: 'SGD' },
    more: 'Mehr',
    moreTitle: 'Weitere Einstellungen der Daten und des Trainings',
    testShare: 'Zum Testen',
    testShareName: 'Anteil der Punkte zum Testen',
  },
  legend: {
    testPoints: 'Testpunkte',
    ownPoints: 'Eigene Punkte …',
    ownPointsTitle: 'Punkte zeichnen, eine Tabelle öffnen, die gezeigten Punkte sichern',
    network: 'Netz',
    networkTitle: 'Ein Netz hinzufügen, eingestellt wie das letzte',
    optimum: 'Optimum',
    optimumTitle: 'Hinzufügen, was sich bestenfalls wissen lässt',
    paler: 'je blasser, desto unsicherer',
    show: 'Zeigen',
    all: 'alle',
    allTitle: 'Überall die wahrscheinlichste Klasse',
    oneTitle: (name, mark) => `Die Wahrscheinlichkeit von ${name}, ${mark}`,
    markOfClass: (mark) => `${mark}, Klasse`,
    point: 'Punkt',
    noise: '± Rauschen',
  },
  actions: {
    group: 'Diese Seite',
    scenes: 'Szenen',
    scenesTitle: 'Die Folien der Vorlesung, jede zum Ausprobieren',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    withKeys: (name, keys) => `${name} (${keys})`,
    control: 'Strg',
    shift: 'Umschalt',
    copyLink: 'Link kopieren',
    copied: 'Kopiert',
    linkCopied: 'Der Link ist kopiert.',
    share: 'Teilen & Sichern',
    themes: { auto: 'auto', light: 'hell', dark: 'dunkel' },
    colours: 'Farben:',
    coloursTitle: 'Farben: automatisch, hell oder dunkel',
    more: 'Weitere Aktionen',
    help: 'Hilfe',
    helpTitle: 'Die Tasten, und was alles bedeutet',
  },
  footer: {
    formula: (isRegression, points) =>
      `E = D + λR: D ist ${isRegression ? 'der mittlere quadratische Fehler' : 'die mittlere Kreuzentropie'} der m = ${points} Trainingspunkte, R die Summe aller quadrierten Gewichte ohne die Bias-Gewichte, geteilt durch m.`,
    help: 'Tasten und Bedeutungen',
  },
  title: {
    optimum: 'Optimum',
    noHidden: 'keine verdeckte Schicht',
    more: (count) => `${count} weitere`,
  },
};
