import { reasonText } from '../en/reasons.js';
import { formatCount } from '../numbers.js';

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${formatCount(count)} ${count === 1 ? one : many}`;

/** @type {typeof import('../en/own.js').english} */
export default {
  title: 'Eigene Punkte',
  bar: {
    edit: 'Punkte ändern',
    tables: 'Tabellen …',
    tool: 'Werkzeug',
    tools: { add: 'Setzen', move: 'Verschieben', erase: 'Löschen' },
    classOfNew: 'Klasse der Punkte, die gesetzt werden',
    moreClasses: 'Eine Klasse mehr',
    fewerClasses: 'Die letzte Klasse mit ihren Punkten entfernen',
    valueOfNew: (name) => `${name} neuer Punkte`,
    undo: 'Rückgängig',
    undoHint: 'Rückgängig (Strg+Z)',
    redo: 'Wiederholen',
    redoHint: 'Wiederholen (Strg+Umschalt+Z)',
    clear: 'Leeren',
    tooMany:
      'Das sind zu viele Punkte für einen Link. Sie bleiben auf dieser Seite; als CSV gesichert lassen sie sich behalten und weitergeben.',
  },
  hints: {
    keys: (classes) =>
      `In einer Abbildung: klicken, tippen oder ziehen; oder mit den Pfeiltasten bewegen, \`Enter\` benutzt das Werkzeug, \`Entf\` löscht${classes > 0 ? `, \`1\` bis \`${classes}\` wählen die Klasse` : ''}.`,
    emptyClasses: 'Punkte mit Klassen',
    emptyCurve: 'eine Kurve, *y* über *x*',
    emptySurface: 'Werte *y* über einer Ebene',
  },
  facts: {
    none: 'Noch keine Punkte. In einer Abbildung klicken, ziehen oder tippen setzt welche.',
    count: (count, held) =>
      `${counted(count, 'Punkt', 'Punkte')}${held > 0 ? `, davon ${formatCount(held)} zum Testen` : ''}`,
    classes: (count, classes) =>
      `${count} (${classes.map(([name, points]) => `${name}: ${formatCount(points)}`).join(', ')})`,
    oneClass: 'Mit nur einer Klasse gibt es nichts zu unterscheiden: Punkte einer anderen Klasse setzen',
    scaling: ({ name, from, to, low, high }) =>
      `Für die Netze und damit für D und E geht ${name} statt von ${from} bis ${to} von ${low} bis ${high}`,
    all: (sentences) => sentences.join('. '),
  },
  said: {
    place: (x, y) => `${x}; ${y}`,
    point: 'ein Punkt',
    pointOf: (y) => `ein Punkt mit y = ${y}`,
    at: (place) => `${place}.`,
    added: (what, place) => `Gesetzt: ${what} bei ${place}.`,
    erased: (count, place) => `Gelöscht: ${counted(count, 'Punkt', 'Punkte')} bei ${place}.`,
    holding: (what, place) => `In der Hand: ${what} bei ${place}.`,
    putDown: (place) => `Abgesetzt bei ${place}.`,
    chosen: (name) => `Jetzt wird ${name} gesetzt.`,
    layer: (name) =>
      `Ebene zum Zeichnen, ${name}: Pfeiltasten bewegen die Marke, Enter benutzt das Werkzeug, Entf löscht, Ziffern wählen die Klasse, Escape beendet`,
  },
  dialog: {
    draw: 'Zeichnen',
    goOn: 'Mit diesen Punkten weitermachen',
    change: 'Die gezeigten Punkte ändern',
    back: 'Zurück zu meinen eigenen Punkten',
    empty: 'Leere Ebene für',
    open: 'Eine Tabelle öffnen',
    file: 'Datei öffnen …',
    files: 'CSV oder TSV; oder die Datei irgendwo auf der Seite ablegen',
    paste: 'oder Zeilen hier einfügen',
    example: 'x1;x2;Klasse',
    read: 'Lesen',
    known: 'Bekannte Messungen',
    sets: {
      Iris: '150 Blüten von drei Arten, vier Maße.',
      Wine: '178 Weine aus drei Rebsorten, dreizehn chemische Messwerte.',
    },
    save: 'Sichern',
    saveCsv: 'Die gezeigten Punkte als CSV sichern',
    fileName: (source, extension) => `${source}-punkte.${extension}`,
  },
  faults: {
    nothing: () => 'Noch gibt es nichts zu lesen: erst einige Zeilen einfügen.',
    file: ({ name, reason }) => `${name} lässt sich nicht öffnen: ${reasonText(reason)}.`,
    set: ({ name, reason }) => `${name} ließ sich nicht laden: ${reasonText(reason)}.`,
    table: ({ reason }) => `Das lässt sich nicht lesen: ${reasonText(reason)}.`,
  },
  table: {
    named: (name) => `Punkte aus ${name}`,
    pasted: 'Punkte aus den eingefügten Zeilen',
    clipboard: 'Punkte aus der Zwischenablage',
    reading: 'Einlesen',
    back: 'Zurück',
    use: (used, available) =>
      available > used
        ? `${formatCount(used)} von ${counted(available, 'Punkt', 'Punkten')} verwenden`
        : `${counted(used, 'Punkt', 'Punkte')} verwenden`,
    task: 'y ist',
    tasks: { classification: 'eine Klasse', regression: 'eine Zahl' },
    class: 'Klasse',
    noSecond: 'keine: y über x',
    noClass: 'keine: eine Klasse',
    delimiter: 'Spalten enden mit',
    delimiters: { '\t': 'Tabulator', ';': 'Semikolon', '|': 'Strich', ',': 'Komma', ' ': 'Leerzeichen' },
    style: 'Zahlen wie',
    encoding: 'Zeichensatz',
    encodings: {
      'utf-8': 'UTF-8',
      'utf-16le': 'UTF-16',
      'utf-16be': 'UTF-16, höheres Byte zuerst',
      'windows-1252': 'Windows, Westeuropa',
      'windows-1250': 'Windows, Mitteleuropa',
      'windows-1251': 'Windows, kyrillisch',
      gb18030: 'Chinesisch, GBK',
      big5: 'Chinesisch, Big5',
      shift_jis: 'Japanisch, Shift JIS',
      'euc-kr': 'Koreanisch, EUC-KR',
    },
    share: 'Zum Testen',
    noShare: 'keine',
    header: 'in der ersten Zeile stehen Namen',
    column: (number) => `Spalte ${number}`,
    howMuch: (cell) => `Wie viel ist ${cell} in dieser Tabelle?`,
    preview: 'Die ersten Zeilen',
    line: 'Zeile',
    roleOfClass: 'Klasse',
    moreColumns: (count) => `und ${counted(count, 'weitere Spalte', 'weitere Spalten')}`,
    canBeRead: (read, rows, isAll) =>
      `${formatCount(read)} von ${counted(rows, 'Zeile', 'Zeilen')} lesbar${isAll ? '' : '; die anderen werden weggelassen'}.`,
    moreTroubles: (count) => `und ${formatCount(count)} weitere`,
    axes: ['der ersten Spalte', 'der zweiten Spalte'],
    rounded: ({ name, before, after, changed, count }) =>
      `Nicht jede Ziffer von ${name} lässt sich behalten: aus ${before} wird ${after}. Gerundet: ${formatCount(changed)} von ${formatCount(count)} Zahlen.`,
    tooManyLabels: (labels, most) =>
      `In der Spalte der Klasse stehen ${formatCount(labels)} verschiedene Namen. Höchstens ${most} Klassen lassen sich zeigen; es sind die ${most} Namen der meisten Zeilen. Vielleicht war eine andere Spalte gemeint.`,
    classOfLabel: 'Klasse zu jedem Namen',
    leftOut: 'weggelassen',
    oneClass:
      'Alle Punkte gehören zu einer Klasse, und es gibt nichts zu unterscheiden. Die Spalte der Klasse wählen, oder dass y eine Zahl ist, oder nachher Punkte einer anderen Klasse setzen.',
  },
  trouble: (line, column, trouble) =>
    column === undefined ? `Zeile ${line}: ${trouble}.` : `Zeile ${line}, Spalte ${column}: ${trouble}.`,
  troubles: {
    unclosed: () => 'hier beginnt ein Anführungszeichen und endet nie',
    mangled: () => 'eine Zelle geht nach ihrem schließenden Anführungszeichen weiter',
    tooManyRows: ({ most }) => `nur die ersten ${formatCount(most)} Zeilen wurden gelesen`,
    tooNarrow: ({ columns, needed }) =>
      `hier ${columns === 1 ? 'steht' : 'stehen'} ${counted(columns, 'Spalte', 'Spalten')}, aber Spalte ${needed} wird gebraucht`,
    empty: () => 'die Zelle ist leer',
    noLabel: () => 'die Klasse fehlt',
    noNumber: ({ cell, decimal }) =>
      `„${cell}“ ist keine Zahl mit ${decimal === ',' ? 'Dezimalkomma' : 'Dezimalpunkt'}`,
    tooLarge: ({ cell }) => `„${cell}“ ist zu groß`,
  },
};
