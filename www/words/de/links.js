import { listed } from '../language.js';
import { formatCount, formatSetting } from '../numbers.js';
import { expectedText, sourceName } from '../en/links.js';

/** What the page does instead. @param {string | null} used */
const instead = (used) => (used ? `es gilt ${used}` : 'weggelassen');

/** @type {typeof import('../en/links.js').english} */
export default {
  expected: {
    choice: (choices) => `eines von ${choices.join(', ')}`,
    subset: (choices) =>
      `eine Auswahl aus ${choices.join(', ')}, verbunden wie in ${choices.slice(0, 2).join('-')}`,
    layers: (most, min, max) =>
      `eine Liste von höchstens ${most} Schichtgrößen von ${min} bis ${max}, wie in 20-20`,
    floats: (max) => `eine Liste von 1 bis ${max} Zahlen zu je 4 Bytes in base64url`,
    probabilities: (most, min, max) =>
      `eine Liste von höchstens ${most} Zahlen von ${min} bis ${max}, verbunden wie in „0.1-0.5“`,
    numbers: (most, min, max) =>
      `eine Liste von höchstens ${most} Zahlen von ${min} bis ${max}, verbunden wie in „1.5:-2“`,
    name: (most) =>
      `ein Name aus höchstens ${most} Zeichen, in dem „-“ für ein Leerzeichen steht und „.3f.“ für ein Fragezeichen`,
    or: (expected, words) => listed([expected, ...words.map((word) => `„${word}“`)], 'disjunction'),
    identifier: 'ein Name aus Kleinbuchstaben',
    flag: '„yes“ oder „no“',
    points: 'eine vollständige Menge von Punkten (vielleicht fehlt ein Teil des Links)',
    text: 'ein Text',
  },
  whole: 'Link',
  problem: (field, problem) => `${field}: ${problem}.`,
  others: (count) => `Und ${count} weitere.`,
  problems: {
    unreadable: () => 'er ist nicht lesbar; zu sehen ist, womit die Seite beginnt',
    newer: ({ version, known }) =>
      `der Link hat die Version „${version}“, neuer als diese Seite (${known}); zu sehen ist, womit sie beginnt`,
    shortened: () => 'er endet mit Auslassungspunkten; vielleicht fehlt ein Teil',
    unknown: ({ key }) => `„${key}“ ist hier kein Feld; weggelassen`,
    repeated: () => 'mehr als einmal angegeben; es gilt das erste',
    fallback: ({ text, expects, used }) =>
      `erwartet wird ${expectedText(expects)}, nicht „${text}“; ${instead(used)}`,
    tooLong: ({ length, most, used }) =>
      `${formatCount(length)} Zeichen sind mehr als die ${formatCount(most)}, die ein Link hier haben darf; ${instead(used)}`,
    cutNumber: ({ text, used }) =>
      `„${text}“ endet mit einem Punkt; es gilt ${used}, aber vielleicht fehlt ein Teil des Links`,
    withoutPoints: () => 'der Link enthält die Punkte nicht; sie waren zu viele für ihn',
    withoutWeights: () =>
      'der Link enthält die Gewichte nicht; sie waren zu viele für ihn, und das Netz trainiert von seiner Startzahl an',
    otherWeights: ({ weights, wanted }) =>
      `${weights} Gewichte passen nicht zu einem Netz, das ${wanted} hat; weggelassen`,
    tooManyUpdates: ({ at, most }) =>
      `${formatCount(at)} Schritte sind mehr, als eine Seite für einen Link wiederholt, nämlich ${formatCount(most)}; weggelassen`,
    noNetwork: ({ place }) => `an der Stelle „${place}“ steht kein Netz; in keines wird hineingesehen`,
    optimumSettings: () => 'das Optimum hat keine Einstellungen außer einem Namen; sie sind weggelassen',
    optimumTwice: () => 'das Optimum wird nur einmal gezeigt; weggelassen',
    tooManyFigures: ({ most, others }) =>
      `mehr als ${most} Abbildungen passen nicht auf die Seite; die übrigen ${formatCount(others)} sind weggelassen`,
    others: ({ count }) => `${formatCount(count)} weitere waren nicht lesbar`,
    unknownSource: ({ source, used }) => `„${source}“ ist hier nicht bekannt; es gilt „${sourceName(used)}“`,
    otherClasses: ({ source, classes, used }) =>
      `„${sourceName(source)}“ gibt es nicht mit ${classes} Klassen; es gilt ${used}`,
    noClasses: ({ source }) => `„${sourceName(source)}“ hat keine Klassen; weggelassen`,
    notTwoClasses: () => 'das gehört zu zwei Klassen; weggelassen',
    noSuchClass: ({ shown }) => `„${shown}“ ist keine Klasse, die sich allein zeigen lässt; weggelassen`,
    otherNoise: ({ source, noise, least, largest, used }) =>
      `${formatSetting(noise)} liegt außerhalb von ${formatSetting(least)} bis ${formatSetting(largest)} bei „${sourceName(source)}“; es gilt ${formatSetting(used)}`,
  },
};
