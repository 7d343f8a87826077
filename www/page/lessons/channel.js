/**
 * Between the window with the lesson and the lecturer's: by a BroadcastChannel where browsers have it between the two, and
 * else by messages from one window to the other, which also works for a page that was opened as a file.
 *
 * @import { Chapter } from '../../lessons/lessons.d.ts'
 */

const SOURCE = 'mlp-playground-lesson';

/**
 * @typedef {object} Told  by the window with the lesson
 * @property {'state'} type
 * @property {Chapter} chapter
 * @property {number} index  of the scene
 * @property {'show' | 'ask' | 'reveal'} beat
 * @property {number | null} right  place of the right option, or of the best one as far as it is known
 * @property {string | null} following  title of the scene that comes next
 */

/** Of the networks that the other window has, by the texts of expressions. @typedef {Readonly<Record<string, number | string | boolean | undefined>>} Values */

/**
 * The lecturer's window says `hello`, `next`, `back` and `black`; the one with the lesson `none`, where nothing is taught at
 * the moment, and `bye`.
 *
 * @typedef {Told | { type: 'values', values: Values } | { type: 'hello' | 'next' | 'back' | 'black' | 'none' | 'bye' }} Message
 */

/**
 * @param {string} name  that both windows know
 * @param {() => Window | null} other  as far as it is known before it has said something
 * @param {(message: Message, from: string) => void} take  `from` is another name for each window
 */
export function channelTo(name, other, take) {
  /** A message that comes both ways is taken once. @type {Set<string>} */
  const seen = new Set();
  let sent = 0;
  const self = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  /** Whoever wrote last from another window. @type {Window | null} */
  let writer = null;
  // Pages that were opened as files have no origin to be told apart by.
  const target = location.origin === 'null' ? '*' : location.origin;
  /** @param {MessageEvent} event */
  const onMessage = ({ data, source }) => {
    if (data?.source !== SOURCE || data.name !== name || data.from === self || seen.has(data.id)) return;
    if ((data.to ?? self) !== self) return;
    seen.add(data.id);
    if (source) writer = /** @type {Window} */ (source);
    take(data.message, data.from);
  };
  /** Any page may send one; a BroadcastChannel reaches those of the same origin alone. @param {MessageEvent} event */
  const onWindowMessage = (event) => {
    if (event.origin === location.origin || target === '*') onMessage(event);
  };
  const broadcast = 'BroadcastChannel' in window ? new BroadcastChannel(`${SOURCE}-${name}`) : null;
  broadcast?.addEventListener('message', onMessage);
  window.addEventListener('message', onWindowMessage);
  return {
    /** @param {Message} message @param {string | null} [to]  whom alone, of all that know the name */
    tell(message, to = null) {
      const data = { source: SOURCE, name, from: self, to, id: `${self}-${++sent}`, message };
      broadcast?.postMessage(data);
      (other() ?? writer)?.postMessage(data, target);
    },
    close() {
      broadcast?.close();
      window.removeEventListener('message', onWindowMessage);
    },
  };
}
