/**
 * The lecturer's window, from the window with the lesson: it is told every beat, and says when to go on.
 *
 * @import { Page } from '../page.js'
 */
import { effect } from '@preact/signals-core';
import { PRESENTER } from '../share/embedding.js';
import { channelTo } from './channel.js';
import { sessionOf } from './the-session.js';

/** @type {Window | null} */
let opened = null;
/** @type {() => void} */
let stop = () => {};

/** @param {Page} page @returns {boolean} whether the browser has opened it */
export function openPresenter(page) {
  const session = sessionOf(page);
  const name = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  const address = new URL(location.href);
  address.search = `?${PRESENTER}=${name}`;
  address.hash = '';
  opened?.close();
  opened = window.open(address, 'mlp-presenter', 'popup,width=900,height=700');
  if (!opened) return false;
  stop();
  const channel = channelTo(
    name,
    () => opened,
    (message) => {
      if (message.type === 'next') session.next();
      else if (message.type === 'back') session.back();
      else if (message.type === 'hello') tell();
    },
  );
  const tell = () => {
    const [chapter, beat] = [session.chapter.value, session.beat.value];
    const scene = session.scene.value;
    if (!chapter || !scene) return;
    const { index } = session;
    channel.tell({
      type: 'state',
      chapter,
      index,
      beat,
      following: session.following,
    });
  };
  const stopTelling = effect(tell);
  const onLeave = () => channel.tell({ type: 'bye' });
  window.addEventListener('pagehide', onLeave);
  stop = () => {
    stopTelling();
    channel.close();
    window.removeEventListener('pagehide', onLeave);
  };
  return true;
}
