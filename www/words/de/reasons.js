/**
 * What the engine says that it expects: whole phrases, which may go on with another. Lists of names and products of sizes
 * are the same in both languages.
 *
 * @type {readonly (readonly [pattern: RegExp, german: string])[]}
 */
const PHRASES = [
  [/^[\d(][^a-z]*$|^4 \(x₀, x₁, y₀, y₁\)$/, '$&'],
  [/^[a-z] ?[×=].*$|^width × height.*$/, '$&'],
  [/^(\d+) \((\d+) examples × (\d+)\)$/, '$1 ($2 Beispiele × $3)'],
  [/^(at least )?(\d+) \((.*)256(?: colours)? × RGBA\)$/, '$2 ($3256 Farben × RGBA)'],
  [/^2 \(low, high\) or no$/, '2 (unten, oben) oder keine'],
  [/^from (\S+) to (\S+), each row with sum 1$/, 'von $1 bis $2, mit der Summe 1 in jeder Zeile'],
  [/^from (\S+) to (\S+)$/, 'von $1 bis $2'],
  [/^a range from (\S+) to (\S+)$/, 'ein Bereich von $1 bis $2'],
  [/^a whole number from (\S+) to (\S+)$/, 'eine ganze Zahl von $1 bis $2'],
  [/^finite and at least (\S+)$/, 'endlich und mindestens $1'],
  [/^finite and greater than (\S+)$/, 'endlich und größer als $1'],
  [/^at least (\S+) and below (\S+)$/, 'mindestens $1 und kleiner als $2'],
  [/^at least one feature$/, 'mindestens ein Merkmal'],
  [/^at least one value$/, 'mindestens ein Wert'],
  [/^at least one example of (\d+)$/, 'mindestens ein Beispiel mit $1'],
  [/^at least one example's number$/, 'die Nummer mindestens eines Beispiels als'],
  [/^at least two sizes, inputs and outputs$/, 'mindestens zwei Größen, für Eingänge und Ausgänge,'],
  [/^at least (\d+)$/, 'mindestens $1'],
  [/^at most (\d+)$/, 'höchstens $1'],
  [/^below (\S+), the end of single precision$/, 'kleiner als $1, das Ende der einfachen Genauigkeit,'],
  [/^below the number of members(, \d+)?$/, 'kleiner als die Anzahl der Trainings$1'],
  [/^below (\S+)$/, 'kleiner als $1'],
  [/^above (\S+)$/, 'größer als $1'],
  [/^more than two$/, 'mehr als zwei'],
  [/^finite$/, 'endlich'],
  [/^small enough for its features to be finite$/, 'so klein, dass die Merkmale endlich bleiben,'],
  [/^a number$/, 'eine Zahl'],
  [/^a whole number$/, 'eine ganze Zahl'],
  [/^a word$/, 'ein Wort'],
  [/^true or false$/, 'true oder false'],
  [/^an object$/, 'ein Objekt'],
  [/^an array of numbers$/, 'ein Array von Zahlen'],
  [/^an array of whole numbers$/, 'ein Array ganzer Zahlen'],
  [/^an array of words$/, 'ein Array von Wörtern'],
  [/^an array$/, 'ein Array'],
  [/^a source's name$/, 'der Name einer Quelle'],
  [/^the number of features$/, 'die Anzahl der Merkmale'],
  [/^the number of a hidden layer$/, 'die Nummer einer verdeckten Schicht'],
  [/^the number of an example, counted from 0$/, 'die Nummer eines Beispiels, ab 0 gezählt,'],
  [/^(\d) for (\w+)$/, '$1 bei der Quelle $2'],
  [/^1 where output is sigmoid$/, '1 bei einer Sigmoid-Ausgabe'],
  [/^sigmoid or softmax$/, 'sigmoid oder softmax'],
  [/^f64 where kind is lbfgs$/, 'f64 bei L-BFGS'],
  [/^one of (.*)$/, 'eines von $1'],
  [/^a multiple of (\d+)(?: \(points × inputs\)|, .*,)?$/, 'ein Vielfaches von $1 als Anzahl der'],
  [/^(\d+), as many as first,$/, '$1, so viele wie first,'],
  [/^(\d+) inputs for its$/, '$1 Eingänge als Anzahl der'],
  [/^(\d+) \(points of the plane\) as the first of its$/, '$1 (Punkte der Ebene) als ersten seiner'],
  [/^left out; known are (.*)$/, 'weggelassen (bekannt sind $1)'],
  [/^left out unless there are two classes$/, 'außer bei zwei Klassen weggelassen'],
  [/^set first$/, 'vorher gesetzt'],
  [/^selected before its values are shown$/, 'gewählt, bevor ihre Werte gezeigt werden,'],
  [/^what members differ in$/, 'worin sich die Trainings unterscheiden'],
  [/^of a member that is done$/, 'von einem fertigen Training'],
  [/^of a kind of its own$/, 'von einer eigenen Art'],
  [/^off the line through first and second$/, 'abseits der Geraden durch first und second'],
  [/^another θ than first$/, 'ein anderes θ als first'],
  [/^right of (\S+), at a finite distance$/, 'rechts von $1, in endlichem Abstand,'],
];

/** @param {string} expected  a phrase that is not known stays in English, in quotation marks */
function inGerman(expected) {
  const known = PHRASES.find(([pattern]) => pattern.test(expected));
  if (!known) return `„${expected}“`;
  return expected.replace(known[0], known[1]).replaceAll(/(?<=\d)\.(?=\d)/g, ',');
}

/** @type {typeof import('../en/reasons.js').english} */
export default {
  reasons: {
    other: ({ text }) => text,
    engine: ({ kind, place, expected, value }) =>
      kind === 'ShapeMismatch'
        ? `${place} muss ${inGerman(expected)} Werte enthalten, nicht ${value}`
        : `${place} muss ${inGerman(expected)} sein, nicht ${value}`,
    noFile: ({ url, status }) => `${url} antwortet mit ${status}`,
    noOwnFile: ({ url }) => `„${url}“ ist keine Markdown-Datei (.md) auf dem Host dieser Seite`,
    hung: () => 'er hat zehn Sekunden lang nicht geantwortet',
    noScript: () => 'sein Programm ließ sich nicht laden',
    unreadable: () => 'eine Nachricht war nicht lesbar',
    noFigure: () => 'die Abbildung ist nicht da',
    workerStopped: () => 'ihr Worker ist ausgefallen; bitte noch einmal versuchen',
    noPoints: () => 'es gibt keine Punkte',
    noPicture: () => 'es gibt noch kein Bild',
    pointsChanged: () => 'die Punkte haben sich inzwischen geändert; bitte noch einmal versuchen',
    boardChanged: () => 'die Abbildungen haben sich inzwischen geändert; bitte noch einmal versuchen',
    noWorker: () => 'es ist kein Worker mehr da, der das tun könnte',
    unknown: ({ name }) => `„${name}“ gibt es hier nicht`,
    largeFile: ({ megabytes }) => `sie hat mehr als ${megabytes} MB`,
    noText: () => 'es ist keine Textdatei; eine Tabelle ist zuerst als CSV oder TSV zu sichern',
    longTable: ({ millions }) => `sie hat mehr als ${millions} Millionen Zeichen`,
    emptyTable: () => 'es steht nichts darin, keine Zeilen und keine Spalten',
    unreachable: () =>
      'Es scheint keine Verbindung zu geben. Versuchen Sie es später noch einmal, oder laden Sie die Seite neu',
    noRandomness: () => 'der Browser gibt keine Zufallszahlen',
  },
};
