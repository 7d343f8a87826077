/** Share & save. */
import { formatCount } from '../numbers.js';
import { part } from '../language.js';

export const english = {
  title: 'Share & save',
  link: {
    title: 'Link',
    label: 'Link to this board',
    copy: 'Copy',
    send: 'Send…',
    code: 'QR code…',
    /** @param {number} length @param {number} most  for chats */
    length: (length, most) =>
      length > most
        ? `The link has ${formatCount(length)} characters. Chats and mail programs may cut what is longer than ${formatCount(most)}.`
        : `The link has ${formatCount(length)} characters.`,
    settingsOnly: 'settings only: networks train from their seeds',
    tooMany:
      'The own points are too many for a link, and it opens without them. Save them as CSV and give that file along.',
    short: 'Whoever opens it sees this board: data and settings, but not this moment of the training.',
    whole:
      'Whoever opens it sees this board: data, settings, and, while it is paused, this moment of the training.',
    weightsInside:
      'It holds the weights of networks that were edited, or for which λ, the optimizer or own points were changed on the way. After a reset and a new training it needs none.',
  },
  subject: 'What to save',
  board: 'The whole board',
  /** @param {number} number @param {string} caption */
  figure: (number, caption) => `${number}: ${caption}`,
  picture: {
    title: 'Picture',
    format: 'Format',
    pixels: 'Pixels',
    colours: 'Colours',
    colour: 'colour',
    grey: 'grey for print',
    background: 'Background',
    white: 'white',
    transparent: 'transparent',
    legend: 'with a legend',
    footer: 'with E, D, λ, seeds and data below',
    save: 'Save picture',
  },
  weights: {
    title: 'Weights and program',
    /** @param {string} caption */
    of: (caption) => `Of ${caption}.`,
    none: 'The optimum has no weights.',
    noNetwork: 'There is no network on the board.',
    which: 'Of which figure?',
    choose: 'Choose a figure…',
    save: 'Save weights',
    program: 'Save program',
    open: 'Open weights…',
  },
  embed: {
    title: 'In slides',
    size: 'Size',
    full: 'full width',
    controls: 'With controls for',
    lambda: 'λ',
    layers: 'layers',
    train: 'training',
    code: 'Code for an iframe',
    copy: 'Copy',
  },
  doing: { opening: 'Opening…', drawing: 'Drawing…', saving: 'Saving…' },
  /** @param {'link' | 'code'} what */
  copied: (what) => `${what === 'link' ? 'The link' : 'The code'} has been copied.`,
  cannotCopy: 'The browser does not let the page copy. Select the text and copy it yourself.',
  /** @param {string} reason */
  failed: (reason) => `It did not work: ${reason}`,
  /** @param {string} name */
  opened: (name) => `Opened ${name}. The network waits with these weights.`,
  /** @param {string} name @param {number} kilobytes */
  saved: (name, kilobytes) => `Saved ${name} (${formatCount(kilobytes)} kB).`,
  /** @param {string} name @param {number} kilobytes */
  handed: (name, kilobytes) =>
    `Handed ${name} (${formatCount(kilobytes)} kB) to the browser. If it saves nothing, this frame is not allowed to: open the board by itself.`,
  withoutOptimum: 'It is without the optimum, which own points do not have.',
  /** @param {string} letters  the first of those that lack @param {boolean} hasMore */
  lacking: (letters, hasMore) =>
    `The fonts of a PDF do not have ${letters}${hasMore ? ' …' : ''}: there is a question mark for each. SVG and PNG have them.`,
  /** Of a file with the whole board. */
  boardFile: 'mlp-playground',
  csv: {
    signs: 'Numbers',
    point: '0.5, columns apart by a comma',
    comma: '0,5, columns apart by a semicolon',
  },
};

export const shareWords = part('share', english);
