import { formatCount } from '../numbers.js';

/** @type {typeof import('../en/share.js').english} */
export default {
  title: 'Teilen & Sichern',
  link: {
    title: 'Link',
    label: 'Link zu dieser Seite',
    copy: 'Kopieren',
    send: 'Senden …',
    code: 'QR-Code …',
    length: (length, most) =>
      length > most
        ? `Der Link hat ${formatCount(length)} Zeichen. Chats und Mailprogramme schneiden womöglich ab, was länger als ${formatCount(most)} ist.`
        : `Der Link hat ${formatCount(length)} Zeichen.`,
    settingsOnly: 'nur die Einstellungen: Netze trainieren von ihren Startzahlen an',
    tooMany:
      'Für einen Link sind es zu viele eigene Punkte; er öffnet sich ohne sie. Als CSV gesichert, lassen sie sich mitgeben.',
    short:
      'Wer ihn öffnet, sieht diese Abbildungen: Daten und Einstellungen, nicht aber diesen Augenblick des Trainings.',
    whole:
      'Wer ihn öffnet, sieht diese Abbildungen: Daten, Einstellungen und, solange das Training angehalten ist, diesen Augenblick.',
    weightsInside:
      'Er enthält die Gewichte von Netzen, die bearbeitet wurden oder für die unterwegs λ, der Optimierer oder eigene Punkte geändert wurden. Nach dem Zurücksetzen und erneutem Training braucht er keine.',
  },
  subject: 'Was gesichert wird',
  board: 'Alle Abbildungen',
  figure: (number, caption) => `${number}: ${caption}`,
  picture: {
    title: 'Bild',
    format: 'Format',
    pixels: 'Bildpunkte',
    colours: 'Farben',
    colour: 'farbig',
    grey: 'grau für den Druck',
    background: 'Hintergrund',
    white: 'weiß',
    transparent: 'durchsichtig',
    legend: 'mit Legende',
    footer: 'darunter E, D, λ, Startzahlen und Daten',
    save: 'Bild sichern',
  },
  weights: {
    title: 'Gewichte und Programm',
    of: (caption) => `Von: ${caption}.`,
    none: 'Das Optimum hat keine Gewichte.',
    noNetwork: 'Es gibt kein Netz.',
    which: 'Von welcher Abbildung?',
    choose: 'Abbildung wählen …',
    save: 'Gewichte sichern',
    program: 'Programm sichern',
    open: 'Gewichte öffnen …',
  },
  embed: {
    title: 'In Folien',
    size: 'Größe',
    full: 'ganze Breite',
    controls: 'Mit Bedienung für',
    lambda: 'λ',
    layers: 'Schichten',
    train: 'Training',
    code: 'Code für einen Iframe',
    copy: 'Kopieren',
  },
  doing: { opening: 'Wird geöffnet …', drawing: 'Wird gezeichnet …', saving: 'Wird gesichert …' },
  copied: (what) => `${what === 'link' ? 'Der Link' : 'Der Code'} ist kopiert.`,
  cannotCopy:
    'Der Browser lässt die Seite nicht kopieren. Der Text lässt sich markieren und von Hand kopieren.',
  failed: (reason) => `Das ging nicht: ${reason}`,
  opened: (name) => `${name} ist geöffnet. Das Netz wartet mit diesen Gewichten.`,
  saved: (name, kilobytes) => `${name} ist gesichert (${formatCount(kilobytes)} kB).`,
  handed: (name, kilobytes) =>
    `${name} (${formatCount(kilobytes)} kB) ist dem Browser übergeben. Sichert er nichts, darf dieser Rahmen es nicht; dann die Seite für sich öffnen.`,
  withoutOptimum: 'Das Optimum fehlt darin: Zu eigenen Punkten ist keines bekannt.',
  lacking: (letters, hasMore) =>
    `Den Schriften eines PDF fehlen ${letters}${hasMore ? ' …' : ''}; dort steht je ein Fragezeichen. SVG und PNG haben sie.`,
  boardFile: 'mlp-playground',
  csv: {
    signs: 'Zahlen',
    point: '0.5, Spalten durch Komma getrennt',
    comma: '0,5, Spalten durch Semikolon getrennt',
  },
};
