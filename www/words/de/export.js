import { formatCount } from '../numbers.js';
import { superscript } from '../digits.js';
import { listed } from '../language.js';

/** @type {typeof import('../en/export.js').english} */
export default {
  key: {
    point: 'Punkt (x, y)',
    noise: '± Rauschen',
  },
  note: {
    noise: (value) => `Varianz des Rauschens ${value}`,
    bayes: (error, crossEntropy) => `Bayes-Fehler ${error}, Bayes-Kreuzentropie ${crossEntropy}`,
    edited: 'unterwegs bearbeitet oder geändert',
    updates: (updates) => `${formatCount(updates)} ${updates === 1 ? 'Schritt' : 'Schritte'}`,
  },
  board: {
    line: (data, training) => `Daten: ${data}. Training: ${training}.`,
    optimizers: { sgd: 'Gradientenabstieg', momentum: 'Momentum', adam: 'Adam', lbfgs: 'L-BFGS' },
    rate: (rate) => `Lernrate ${rate}`,
    batches: (size) => `Stapel zu ${size}`,
    points: (count) => `${formatCount(count)} Punkte`,
    classes: (classes) => `${classes} Klassen`,
    noise: (noise) => `Rauschen ${noise}`,
    balance: (share) => `Anteil der Kreuze ${share}`,
    seed: (seed) => `Startzahl ${seed}`,
    own: (count, kinds) =>
      `${formatCount(count)} eigene Punkte${kinds.length > 0 ? `: ${listed(kinds)}` : ''}`,
    tested: (share, seed) => `weitere ${share} zum Testen, Startzahl ${seed}`,
  },
  faults: {
    noPicture: 'Es gibt noch kein Bild.',
    noOptimum: 'Zu eigenen Punkten ist kein Optimum bekannt; es gibt nichts zu zeichnen.',
    pointsChanged: 'Die Punkte haben sich inzwischen geändert; bitte erneut versuchen.',
    boardChanged: 'Die Seite hat sich inzwischen geändert; bitte erneut versuchen.',
    pictureMissing: 'Die Abbildung kam ohne ihr Bild.',
    noNetwork: 'Es gibt noch kein Netz.',
    noWeights: 'Die Abbildung hat keine Gewichte.',
    noPoints: 'Ein Programm braucht Punkte, und es gibt keine.',
    noCanvas: 'Der Browser gibt der Seite keine Zeichenfläche.',
    falsified:
      'Dieser Browser verändert die Bildpunkte, die eine Seite zurückliest, zum Schutz vor Wiedererkennung; das Bild wäre voller Rauschen. SVG und PDF kommen ohne aus.',
    tooManyPixels: 'Das Bild ist größer, als der Browser es machen kann; eine kleinere Auflösung geht.',
  },
  weightsFaults: {
    tooLarge: () => 'Die Datei ist zu groß für die Gewichte eines Netzes.',
    noJson: ({ reason }) => `Die Datei ist kein JSON: ${reason}.`,
    otherFormat: ({ format }) => `Das ist keine Datei mit Gewichten: Ihr „format“ ist nicht „${format}“.`,
    otherVersion: ({ version, known }) =>
      `Die Datei hat Version ${version}; diese Seite liest Version ${known}.`,
    noSizes: () => '„layerSizes“ ist keine Liste von Größen wie [2, 20, 20, 1].',
    hiddenSizes: ({ most, from, to }) =>
      `„layerSizes“: Die verdeckten Schichten sind nicht bis zu ${most} Größen von ${from} bis ${to}.`,
    setting: ({ name, value }) => `„${name}“: ${value} kennt die Seite dort nicht.`,
    layers: ({ layers }) => `„theta“ enthält nicht ${layers} ${layers === 1 ? 'Matrix' : 'Matrizen'}.`,
    rows: ({ layer, units }) =>
      `Θ${superscript(layer)} hat nicht ${units} ${units === 1 ? 'Zeile' : 'Zeilen'}, eine je Einheit.`,
    row: ({ layer, row, width }) =>
      `Θ${superscript(layer)}, Zeile ${row}: nicht ${width} Zahlen, der Bias und ${width - 1} Gewichte.`,
    noNumber: ({ layer, row, entry, value }) =>
      `Θ${superscript(layer)}, Zeile ${row}, Eintrag ${entry}: ${value} ist keine Zahl.`,
    beyond: ({ layer, row, entry, value }) =>
      `Θ${superscript(layer)}, Zeile ${row}, Eintrag ${entry}: ${value} liegt jenseits einfacher Genauigkeit, ±3,4·10³⁸.`,
    noEngine: () => 'Der Rechenkern ist noch nicht da.',
    otherNetwork: ({ sizes, inputs, outputs }) =>
      `Das Netz der Datei ist ${sizes}; die Daten hier verlangen eines mit ${inputs} ${inputs === 1 ? 'Eingang' : 'Eingängen'} und ${outputs} ${outputs === 1 ? 'Ausgang' : 'Ausgängen'}.`,
    otherOutput: ({ output, wanted }) =>
      `Das Netz der Datei hat den Ausgang „${output}“; die Daten hier verlangen „${wanted}“.`,
  },
};
