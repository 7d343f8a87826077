/**
 * The keys, and what everything on the page means. Loaded when it is first wanted.
 */
import { html, nothing } from 'lit';
import { figureWords } from '../../../words/en/figures.js';
import { helpWords } from '../../../words/en/help.js';
import { topWords } from '../../../words/en/top.js';
import { PageDialog } from '../../elements/dialog-element.js';
import { commandKeys } from '../command-keys.js';
import { shortcuts } from '../keys.js';
import './help.css';

export class Help extends PageDialog {
  /** @override */
  render() {
    const { title, parts, start, quantities, picture, states, links, elsewhere, about } = helpWords();
    const stateNames = figureWords().states;
    /** @type {[string, string][]} */
    const named = Object.entries(states).map(([code, meaning]) => [
      stateNames[/** @type {keyof typeof stateNames} */ (code)],
      meaning,
    ]);
    return this.shell('help', title, () => [
      section('start', parts.start, paragraphs(start)),
      section('keys', parts.keys, this.#keys()),
      section('quantities', parts.quantities, definitions(quantities, true)),
      section('picture', parts.picture, definitions(picture)),
      section('states', parts.states, definitions(named)),
      section('links', parts.links, paragraphs(links)),
      section('elsewhere', parts.elsewhere, definitions(elsewhere)),
      section(
        'about',
        parts.about,
        html`<p>
          ${about.text}
          <a href="licences.txt" target="_blank" rel="noopener" data-testid="licences">${about.licences}</a>
        </p>`,
      ),
    ]);
  }

  #keys() {
    const { enabled, space, doubleClick, pageKeys, does, stage } = helpWords().keys;
    const { control, shift } = topWords().actions;
    /** @type {Keys} */
    const keys = [
      [[[space]], does.train],
      [[['S']], does.step],
      [[['R']], does.reset],
      [[['I']], does.inspect],
      [[['P']], does.present],
      [[['?']], does.help],
      [[['Esc']], does.escape],
      [[commandKeys('undo', { control, shift })], does.undo],
      [[commandKeys('redo', { control, shift })], does.redo],
      [[['Alt', '←']], does.back],
      [[['←'], ['→']], does.arrows],
      [pageKeys.map((key) => [key]), does.beat],
      [[['F5']], does.hall],
      [[['O']], does.lessons],
    ];
    /** @type {Keys} */
    const presenting = [
      [[['F'], [doubleClick]], stage.enlarge],
      [[['←'], ['→']], stage.next],
      [[['.'], ['B']], stage.black],
      [[['N']], stage.numbers],
      [[['Q']], stage.code],
      [[[space], ['S'], ['R']], stage.train],
      [[['P'], ['Esc']], stage.leave],
    ];
    return html`
      ${keyList('help-keys', keys)}
      <h4 id="help-presenting">${stage.title}</h4>
      ${keyList('help-presenting-keys', presenting)}
      <label class="check">
        <input
          type="checkbox"
          data-testid="shortcuts"
          .checked=${shortcuts.isOn}
          @change=${(/** @type {Event & { target: HTMLInputElement }} */ event) =>
            (shortcuts.isOn = event.target.checked)}
        />
        <span>${enabled}</span>
      </label>
    `;
  }
}

/** Ways to press, and what each does. @typedef {[keys: readonly (readonly string[])[], what: string][]} Keys */

/** @param {string} id @param {Keys} keys */
const keyList = (id, keys) => html`
  <dl class="help-list help-keys" data-testid=${id}>
    ${keys.map(
      ([ways, what]) =>
        html`<div>
          <dt>
            ${ways.map(
              (way, i) =>
                html`${i > 0 ? ' ' : nothing}<span class="help-way"
                    >${way.map((key, j) => html`${j > 0 ? html`+<wbr />` : nothing}<kbd>${key}</kbd>`)}</span
                  >`,
            )}
          </dt>
          <dd>${what}</dd>
        </div>`,
    )}
  </dl>
`;

/** @param {string} key @param {string} name @param {unknown} content */
const section = (key, name, content) => html`
  <section class="help-section" aria-labelledby=${`help-${key}`}>
    <h3 id=${`help-${key}`}>${name}</h3>
    ${content}
  </section>
`;

/** @param {readonly string[]} texts */
const paragraphs = (texts) => texts.map((text) => html`<p>${text}</p>`);

/** @param {readonly (readonly string[])[]} entries  what is meant, and what it means @param {boolean} [areSymbols] */
const definitions = (entries, areSymbols = false) => html`
  <dl class="help-list">
    ${entries.map(
      ([what, meaning]) =>
        html`<div>
          <dt>${areSymbols ? html`<var>${what}</var>` : what}</dt>
          <dd>${meaning}</dd>
        </div>`,
    )}
  </dl>
`;

customElements.define('mlp-help', Help);
