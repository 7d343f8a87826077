/**
 * The name of the window: what is on the board, in few words, so that tabs can be told apart.
 *
 * @import { Scene } from '../scene/scene.d.ts'
 * @import { Page } from './page.js'
 */
import { effect, signal } from '@preact/signals-core';
import { topWords } from '../words/en/top.js';
import { formatSetting } from '../words/numbers.js';
import { paced } from './elements/pace.js';
import { sourceName } from './top/source-names.js';

/** Of the scene of a lesson that is shown; empty where there is none. */
export const lessonTitle = signal('');

/** What goes before all else. */
export const beforeTitle = signal('');

/** More figures than a title can name. */
const MOST_NAMED = 4;
/** Between changes of the name: the browser redraws its window for each, which costs more than what is in it. */
const NAMING_SECONDS = 0.5;

/**
 * "Lecture: 5, 20-20, 20-20 λ = 0.1, optimum – MLP playground".
 *
 * @param {Scene} scene
 * @param {string} [lesson]  the scene of a lesson that it is part of
 * @returns {string}
 */
export function titleOf({ board, figures }, lesson = '') {
  const words = topWords();
  const names = figures
    .slice(0, MOST_NAMED)
    .map((figure) =>
      figure.name
        ? figure.name
        : figure.kind === 'optimum'
          ? words.title.optimum
          : `${figure.hidden.join('-') || words.title.noHidden}${figure.lambda > 0 ? ` λ = ${formatSetting(figure.lambda)}` : ''}`,
    );
  if (figures.length > MOST_NAMED) names.push(words.title.more(figures.length - MOST_NAMED));
  if (lesson) return `${lesson} – ${words.name}`;
  return `${[sourceName(board.source), names.join(', ')].filter(Boolean).join(': ')} – ${words.name}`;
}

/**
 * @param {Pick<Page, 'store'>} page
 * @param {Pick<Document, 'title'>} target
 * @returns {() => void} stops
 */
export function keepTitle({ store }, target) {
  const shown = paced(store.scene, NAMING_SECONDS);
  const stop = effect(() => {
    target.title = beforeTitle.value + titleOf(shown.signal.value, lessonTitle.value);
  });
  return () => {
    stop();
    shown.dispose();
  };
}
