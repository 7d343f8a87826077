/**
 * The lessons: all chapters with their scenes, lessons of one's own, the lecturer's window, and this board as a scene.
 * Loaded when it is first opened.
 *
 * @import { ChapterEntry, LessonProblem } from '../../lessons/lessons.d.ts'
 */
import { html, nothing } from 'lit';
import { copyScene } from '../../lessons/copy.js';
import { CHAPTERS } from '#lessons';
import { encode } from '../../scene/hash.js';
import { decodeView } from '../../scene/views.js';
import { VIEW } from '../../scene/schema.js';
import { language } from '../../words/language.js';
import { lessonProblemText } from '../../words/en/lessons.js';
import { playerWords } from '../../words/en/player.js';
import { copyOrShow } from '../device.js';
import { PageDialog } from '../elements/dialog-element.js';
import './dialog.css';
import { openOwn, ownProblems } from './own.js';
import { openPresenter } from './presenter-window.js';
import { sessionOf } from './the-session.js';

class Lessons extends PageDialog {
  static properties = { ...PageDialog.properties, status: { state: true } };

  constructor() {
    super();
    this.status = '';
  }

  /** @override */
  show() {
    this.status = '';
    super.show();
  }

  /** @override */
  render() {
    const words = playerWords().dialog;
    return this.shell('lessons', words.title, () => {
      const place = this.page.store.scene.value.lesson;
      return html`<p class="scenes-lead">${words.lead}</p>
        ${place === null ? nothing : this.#presenter()}
        <div class="lessons-list">${CHAPTERS.map((entry) => this.#chapter(entry, place))}</div>
        ${this.#own()}
        <p role="status" data-testid="lessons-status">${this.status}</p>`;
    });
  }

  /** @param {ChapterEntry} entry @param {string | null} place  that is shown */
  #chapter({ id, contents }, place) {
    const { title, scenes } = contents[language() === 'de' ? 'de' : 'en'];
    return html`<section aria-labelledby=${`lesson-${id}`}>
      <h3 id=${`lesson-${id}`}>${title} <small>${playerWords().dialog.scenes(scenes.length)}</small></h3>
      <ol>
        ${scenes.map(
          (scene) =>
            html`<li>
              <a
                href=${`#lesson=${id}/${scene.id}`}
                data-testid=${`lesson-${id}-${scene.id}`}
                aria-current=${place === `${id}/${scene.id}` ? 'true' : nothing}
                @click=${(/** @type {MouseEvent} */ event) => this.#onClick(event, id, scene.id)}
                >${scene.title}</a
              >
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** A plain click goes there; with other keys it is a link like all. @param {MouseEvent} event @param {string} chapter @param {string} scene */
  #onClick(event, chapter, scene) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.close();
    void sessionOf(this.page).go({ chapter, scene });
  }

  #own() {
    const words = playerWords().dialog;
    const problems = ownProblems.value;
    return html`<div class="lessons-own">
      <label
        ><strong>${words.own}</strong> <span>${words.ownText}</span>
        <input type="file" accept=".md,text/markdown" data-testid="lesson-file" @change=${this.#onFile} />
      </label>
      ${problems.length > 0 ? problemList(problems) : nothing}
      <button type="button" class="button" data-testid="copy-scene" @click=${this.#copy}>
        ${words.copy}
      </button>
    </div>`;
  }

  #presenter() {
    const words = playerWords().dialog;
    return html`<p class="lessons-presenter">
      <button type="button" class="button" data-testid="open-presenter" @click=${this.#present}>
        ${words.presenter}
      </button>
      <span>${words.presenterText}</span>
    </p>`;
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  #onFile = async ({ target }) => {
    const [file] = target.files ?? [];
    target.value = ''; // so that the same file can be opened again
    if (file && (await openOwn(this.page, file))) this.close();
  };

  #copy = async () => {
    const { store, pool } = this.page;
    const scene = store.scene.peek();
    const moment = pool.moment.peek();
    const link = encode({ ...scene, lesson: null, inspect: null, view: VIEW.default }, moment);
    const place = 1 + scene.figures.findIndex(({ id }) => id === scene.inspect);
    const text = copyScene(link, {
      stands: moment !== null,
      tool: place > 0 ? toolOf(scene.view, place) : null,
    });
    if (await copyOrShow(this.page, text, 'value')) this.status = playerWords().dialog.copied;
  };

  #present = () => {
    if (!openPresenter(this.page)) this.status = playerWords().presenter.blocked;
    else this.close();
  };
}

/** @param {string} view @param {number} figure */
function toolOf(view, figure) {
  const { name } = decodeView(view);
  const pairs = view
    .split(',')
    .slice(1)
    .map((pair) => pair.split('='));
  return { name, figure, parameters: Object.fromEntries(pairs) };
}

/** @param {readonly LessonProblem[]} problems */
export const problemList = (problems) =>
  html`<div role="alert" data-testid="lesson-problems">
    <p>${playerWords().dialog.problems}</p>
    <ul>
      ${problems.map((problem) => html`<li>${lessonProblemText(problem)}</li>`)}
    </ul>
  </div>`;

customElements.define('mlp-lessons', Lessons);
