import { constructName, differences, expectedPart, setName } from '../en/lessons.js';
import { problemText } from '../en/links.js';
import { listed } from '../language.js';
import { formatCount } from '../numbers.js';

/** @param {readonly string[]} names */
const quoted = (names) =>
  listed(
    names.map((name) => `„${name}“`),
    'disjunction',
  );

/** @type {typeof import('../en/lessons.js').english} */
export default {
  expected: {
    sign: 'ein Zeichen, das Ausdrücke kennen,',
    operand: 'eine Zahl, eine Größe oder eine Klammer',
    operator: 'ein Operator oder das Ende',
    opening: 'eine öffnende Klammer',
    closing: 'eine schließende Klammer',
    name: 'der Name einer Größe oder einer Funktion',
    arguments: 'eine andere Zahl von Argumenten',
    integer: 'eine ganze Zahl',
    figure: 'die Stelle einer Abbildung, von 1 an,',
    number: 'eine Zahl',
    word: 'das Wort für einen Zustand',
    condition: 'ein Vergleich',
    equality: '= oder !=',
    shorter: 'ein kürzerer Ausdruck',
    shallower: 'ein weniger tief geschachtelter Ausdruck',
    format: '„percent“, „whole“ oder eine Zahl von Nachkommastellen von 0 bis 6 nach dem Doppelpunkt',
    train: '„rest“, „none“, „N updates“ oder „N epochs“ mit N bis 100000',
    go: '„on“',
    tool: 'der Name eines Werkzeugs, die Stelle einer Abbildung und jeweils Name=Wert',
    link: 'der Teil eines Links ab „#“',
    goal: 'die Nummer eines Versuchs, wie in „goal 1“,',
  },
  sets: { numbers: 'Laufende Zahlen', controls: 'Bedienelemente', formulas: 'Formeln', links: 'Links' },
  constructs: {
    image: 'Ein Bild',
    table: 'Eine Tabelle',
    strikethrough: 'Durchgestrichener Text',
    rule: 'Eine Trennlinie',
    heading: 'Eine Überschrift dieser Stufe',
    comment: 'Ein Kommentar mitten im Text',
    quote: 'Ein Zitat in einer Liste oder in einem anderen Zitat',
    tasks: 'Eine Liste von Antworten in anderem Text',
    other: 'Das',
  },
  problem: (file, line, problem) => `${file}, Zeile ${line}: ${problem}.`,
  problems: {
    tooLarge: ({ kilobytes, most }) =>
      `Die Datei hat ${formatCount(kilobytes)} kB; erwartet werden höchstens ${formatCount(most)}`,
    longBlock: ({ most }) => `Höchstens ${formatCount(most)} Zeichen ohne Leerzeile werden erwartet`,
    tooDeep: () => 'Weniger tief geschachtelte Listen und Zitate werden erwartet',
    unreadable: () => 'Das lässt sich nicht als Markdown lesen',
    tooManyScenes: ({ most }) => `Höchstens ${most} Szenen werden erwartet`,
    others: ({ count }) => `Dazu ${formatCount(count)} weitere Fehler`,
    noTitle: () => 'Zuerst wird ein Titel erwartet, wie in „# Überanpassung“',
    secondTitle: () => 'Ein einziger Titel wird erwartet; eine Szene beginnt mit „##“',
    noScene: () => 'Eine Szene wird erwartet, wie in „## Titel {#name}“',
    noId: () => 'Am Ende der Überschrift wird der Name der Szene erwartet, wie in „{#name}“',
    badId: ({ id }) =>
      `„${id}“ ist kein Name einer Szene; erwartet werden Kleinbuchstaben, Ziffern und Bindestriche`,
    sameId: ({ id, first }) =>
      `„${id}“ heißt schon die Szene in Zeile ${first}; ein anderer Name wird erwartet`,
    noFence: () => 'Gleich nach der Überschrift wird ein Codeblock „scene“ erwartet',
    lateFence: () => 'Der Block „scene“ wird gleich nach der Überschrift erwartet',
    secondFence: () => 'In jeder Szene wird ein einziger Block „scene“ erwartet',
    openFence: () => 'Das Ende des Codeblocks wird erwartet, der hier beginnt',
    openComment: () => 'Das Ende des Kommentars wird erwartet, der hier beginnt',
    openNumber: () => '„}}“ wird erwartet, das Ende einer laufenden Zahl',
    noColon: ({ text }) => `„Name: Wert“ wird erwartet, nicht „${text}“`,
    unknownKey: ({ key, keys }) => `„${key}“ ist nicht bekannt; erwartet wird ${quoted(keys)}`,
    repeatedKey: ({ key }) => `„${key}“ wird einmal erwartet`,
    missingKey: ({ key }) => `Eine Zeile „${key}: …“ wird erwartet`,
    badValue: ({ key, value, expected }) =>
      `${key}: ${expectedPart(expected)} wird erwartet, nicht „${value}“`,
    unknownName: ({ key, name, known }) =>
      `${key}: „${name}“ ist nicht bekannt; erwartet wird ${quoted(known)}`,
    badLink: ({ problem }) => `link, ${problem.field}: ${problemText(problem)}`,
    noFigure: ({ place, figures }) => `Abbildung ${place} gibt es auf der Tafel nicht; sie hat ${figures}`,
    needsNetwork: ({ place }) => `Ein Netz wird erwartet; Abbildung ${place} ist das Optimum`,
    expression: ({ text, column, expected }) =>
      `„${text}“: An Zeichen ${column} wird ${expectedPart(expected)} erwartet`,
    noSuchTry: ({ goal, tries }) =>
      `Zu „goal ${goal}“ gibt es nichts auszuprobieren; die nummerierte Liste der Szene hat ${tries}`,
    secondPrediction: () => 'In jeder Szene wird eine einzige Liste von Antworten erwartet',
    secondTries: () => 'In jeder Szene wird eine einzige nummerierte Liste von Versuchen erwartet',
    mixedList: () => 'Bei jeder Antwort wird ein Kästchen erwartet, wie in „[ ]“',
    optionCount: ({ options, most }) => `2 bis ${most} Antworten werden erwartet, nicht ${options}`,
    oneRight: ({ count }) => `Eine richtige Antwort, „[x]“, wird erwartet, nicht ${count}`,
    tryCount: ({ tries, most }) => `Höchstens ${most} Versuche werden erwartet, nicht ${tries}`,
    decideCount: ({ scores, options }) =>
      `decide: Für jede der ${options} Antworten wird eine Zahl erwartet, nicht ${scores}`,
    latePart: () =>
      'Text wird vor den Antworten und Versuchen erwartet; was nachher gezeigt wird, beginnt mit „>“',
    notKnown: ({ construct }) => `${constructName(construct)} hat in einer Lektion keinen Platz`,
    badAddress: ({ address }) =>
      `„${address}“ ist keine Adresse für eine Lektion; erwartet wird „https://…“, „control:…“ oder „#szene“`,
    formula: ({ tex, text }) => `Die Formel „${tex}“ lässt sich nicht lesen (${text})`,
    longFormula: ({ most }) => `Eine Formel von höchstens ${formatCount(most)} Zeichen wird erwartet`,
    typedNumber: ({ text }) =>
      `„${text}“ ist getippt; eine laufende Zahl, wie in „{{D(1)}}“, oder eine Formel wird erwartet`,
    fenceInTranslation: () =>
      'Eine Übersetzung enthält nur Worte; der Block „scene“ steht in der Datei, die sie übersetzt',
    otherScenes: ({ ids, expected }) =>
      `Hier stehen die Szenen ${ids.join(', ')}; erwartet werden ${expected.join(', ')}`,
    otherOptions: ({ count, expected }) => `${expected} Antworten werden erwartet, nicht ${count}`,
    otherTries: ({ count, expected }) => `${expected} Versuche werden erwartet, nicht ${count}`,
    otherRight: ({ right, expected }) => `Antwort ${expected} wird als richtige erwartet, nicht ${right}`,
    otherSet: ({ set, missing, extra }) =>
      `${setName(set)} sind andere als in der Datei, die sie übersetzt: ${differences(missing, extra)}`,
    otherOutcome: ({ missing }) =>
      missing ? 'Ein Zitat, das nachher gezeigt wird, wird erwartet' : 'Hier wird kein Zitat erwartet',
    noOriginal: () => 'Die Datei, die sie übersetzt, lässt sich nicht lesen',
  },
  missing: 'es fehlt',
  extra: 'überzählig ist',
  statuses: { training: 'im Training', converged: 'in einem Minimum', diverged: 'divergiert' },
};
