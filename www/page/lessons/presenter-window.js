/**
 * The lecturer's window, from the window with the lesson: it is told every beat, and says when to go on.
 *
 * @import { Page } from '../page.js'
 */
import { effect } from '@preact/signals-core';
import { PRESENTER } from '../share/embedding.js';
import { language } from '../../words/language.js';
import { channelTo } from './channel.js';
import { sessionOf } from './the-session.js';

/** Under which this window remembers its channel across a reload. */
const STORED = 'mlp-presenter';

/** @type {Window | null} */
let opened = null;
/** @type {() => void} */
let stop = () => {};

/** @param {Page} page @returns {boolean} whether the browser has opened it */
export function openPresenter(page) {
  const name = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  const address = new URL(location.href);
  address.search = `?${new URLSearchParams({ [PRESENTER]: name, lang: language() })}`;
  address.hash = '';
  opened?.close();
  opened = window.open(address, 'mlp-presenter', 'popup,width=900,height=700');
  if (!opened) return false;
  remember(name);
  connect(page, name);
  return true;
}

/** After a reload: the lecturer's window is still there, and waits. @param {Page} page */
export function findPresenter(page) {
  const name = recall();
  if (name && !opened) connect(page, name);
}

/** @param {Page} page @param {string} name */
function connect(page, name) {
  stop();
  const session = sessionOf(page);
  const channel = channelTo(
    name,
    () => (opened?.closed ? null : opened),
    ({ type }) => {
      if (type === 'next') session.next();
      else if (type === 'back') session.back();
      else if (type === 'hello') tell();
      else if (type === 'black') blacken();
    },
  );
  const tell = () => {
    const [chapter, beat] = [session.chapter.value, session.beat.value];
    const { index, right, following } = session;
    if (chapter && index >= 0) channel.tell({ type: 'state', chapter, index, beat, right, following });
    else channel.tell({ type: 'none' });
  };
  const stopTelling = effect(tell);
  const onLeave = () => channel.tell({ type: 'bye' });
  window.addEventListener('pagehide', onLeave);
  stop = () => {
    stopTelling();
    channel.close();
    window.removeEventListener('pagehide', onLeave);
  };
}

/** Before a hall: nothing is seen until it is asked for again. */
function blacken() {
  const stage = /** @type {{ isBlack: boolean } & Element | null} */ (document.querySelector('mlp-present'));
  if (stage) stage.isBlack = !stage.isBlack;
}

/** @param {string} name */
function remember(name) {
  try {
    sessionStorage.setItem(STORED, name);
  } catch {
    // A sandboxed frame has no storage.
  }
}

function recall() {
  try {
    return sessionStorage.getItem(STORED);
  } catch {
    return null;
  }
}
