import { formatCount } from '../numbers.js';
import { reasonText } from '../en/reasons.js';

/** @type {typeof import('../en/notices.js').english} */
export default {
  close: 'Diese Meldung schließen',
  undo: 'Rückgängig',
  reload: 'Neu laden',
  inspectorComes: 'Der Inspektor wird geladen …',
  messages: {
    link: (_values) => 'Nicht alles in diesem Link war lesbar.',
    removed: ({ caption }) => `Entfernt: ${caption}.`,
    boardFull: ({ most }) => `Mehr als ${most} Abbildungen passen nicht auf die Seite.`,
    optimumThere: () => 'Das Optimum wird nur einmal gezeigt.',
    ownReplaced: () =>
      'Der Link bringt eigene Punkte mit. Die bisherigen sind zu viele für einen Link; Rückgängig holt sie zurück.',
    ownFull: ({ most }) => `Für ${most} eigene Punkte ist Platz; erst einige löschen, dann neue setzen.`,
    sampled: ({ shown, all, seed }) =>
      `${formatCount(shown)} von ${formatCount(all)} Punkten sind zu sehen, zufällig gezogen mit der Startzahl ${seed}.`,
    noSeed: ({ reason }) => `Es gibt keine neue Startzahl: ${reasonText(reason)}.`,
    cannotCopy: ({ what, text }) =>
      `Der Browser lässt die Seite nicht kopieren. ${what === 'link' ? 'Der Link' : 'Der Wert'} ist ${text ?? 'zu lang für eine Meldung; Teilen & Sichern zeigt ihn'}`,
    notLoaded: ({ part, reason }) => {
      const what = {
        dialog: 'Der Dialog',
        inspector: 'Der Inspektor',
        own: 'Die Werkzeuge für eigene Punkte',
        present: 'Die Vorführung',
        language: 'Die Sprache',
        beside: 'Was in die Netze hineinsieht',
        link: 'Was Links liest und schreibt',
        history: 'Das Rückgängigmachen',
        part: 'Ein Teil der Seite',
        lesson: 'Die Lektion',
        crosshair: 'Das Fadenkreuz',
      };
      return `${what[part]} ließ sich nicht laden: ${reasonText(reason)}`;
    },
    noPicture: ({ reason }) => `Eine Abbildung lässt sich nicht zeigen: ${reasonText(reason)}`,
    refused: ({ what, reason }) =>
      `Der Rechenkern nimmt ${what === 'data' ? 'diese Daten' : 'dieses Netz'} nicht an: ${reasonText(reason)}`,
    workerReplaced: ({ reason }) =>
      `Ein Worker ist ausgefallen (${reasonText(reason)}) und wurde ersetzt; seine Netze trainieren erneut von ihren Startwerten.`,
    workerLost: ({ reason }) =>
      `Ein Worker ist immer wieder ausgefallen (${reasonText(reason)}). Seine Abbildungen stehen still, bis Sie zurücksetzen.`,
    noLesson: ({ name }) => `Eine Lektion „${name}“ gibt es hier nicht.`,
    noScene: ({ name, chapter }) => `Eine Szene „${name}“ gibt es in „${chapter}“ nicht; dies ist die erste.`,
    newVersion: () => 'Es gibt eine neue Fassung dieser Seite. Beim Neuladen bleiben alle Einstellungen.',
    noEngine: ({ reason }) => `Der Rechenkern ließ sich nicht laden: ${reasonText(reason)}`,
  },
};
