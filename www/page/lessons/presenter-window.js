/**
 * The lecturer's window, from the window with the lesson: it is told every beat, and says when to go on.
 *
 * @import { Page } from '../page.js'
 * @import { LessonSession } from './session.js'
 */
import { effect } from '@preact/signals-core';
import { textOf } from '../../lessons/expressions.js';
import { PRESENTER } from '../share/embedding.js';
import { language } from '../../words/language.js';
import { expressionsOf } from './beats.js';
import { channelTo } from './channel.js';
import { sessionOf } from './the-session.js';

/** Between two messages with numbers, while networks train. */
const VALUES_MILLIS = 250;

/** Under which this window remembers its channel across a reload. */
const STORED = 'mlp-presenter';

/** @type {Window | null} */
let opened = null;
/** The channel that this window is on: it stays the same to the other one as long as it lives. */
let connected = '';
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
  if (name && name !== connected) connect(page, name);
}

/** @param {Page} page @param {string} name */
function connect(page, name) {
  stop();
  connected = name;
  const session = sessionOf(page);
  const channel = channelTo(
    name,
    () => (opened?.closed ? null : opened),
    ({ type }) => {
      if (type === 'next') session.next();
      else if (type === 'back') session.back();
      else if (type === 'hello') {
        tell();
        tellValues();
      } else if (type === 'black') blacken();
    },
  );
  const tell = () => {
    const [chapter, beat] = [session.chapter.value, session.beat.value];
    const { index, right, following } = session;
    if (chapter && index >= 0) channel.tell({ type: 'state', chapter, index, beat, right, following });
    else channel.tell({ type: 'none' });
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const tellValues = () => channel.tell({ type: 'values', values: valuesOf(session) });
  const stopTelling = effect(tell);
  const stopValues = effect(() => {
    valuesOf(session);
    timer ??= setTimeout(() => {
      timer = undefined;
      tellValues();
    }, VALUES_MILLIS);
  });
  const onLeave = () => channel.tell({ type: 'bye' });
  window.addEventListener('pagehide', onLeave);
  stop = () => {
    stopTelling();
    stopValues();
    clearTimeout(timer);
    channel.close();
    window.removeEventListener('pagehide', onLeave);
  };
}

/**
 * What the scene tells of its networks; signals are read.
 *
 * @param {LessonSession} session
 * @returns {import('./channel.js').Values}
 */
function valuesOf({ scene: { value: scene }, beat, live }) {
  const told = scene ? expressionsOf(scene, beat.value) : [];
  return Object.fromEntries(told.map((each) => [textOf(each), live.value(each)]));
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
