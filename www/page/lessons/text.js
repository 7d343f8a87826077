/**
 * The text of a lesson as it is read into a tree, made to be seen: with live numbers, and words that light up a control.
 *
 * @import { Block, Expression, Inline, NumberFormat } from '../../lessons/lessons.d.ts'
 */
import { html, nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { controlText } from '../../lessons/names.js';
import { plainText } from '../../lessons/format/plain-text.js';
import { inlinesIn } from '../../lessons/format/walk.js';
import { liveText } from '../../lessons/live.js';
import { lightUp } from './controls.js';
import '../../fonts/formulas.css';

/**
 * @typedef {object} Reader
 * @property {(expression: Expression) => number | string | boolean | undefined} value
 * @property {(href: string) => void} follow  a link to another scene
 * @property {boolean} [hasControls]  whether the controls that words point at are in this window; else they are words
 */

/** @param {readonly Block[]} blocks @param {Reader} reader @returns {unknown} */
export const blocks = (blocks, reader) => blocks.map((block) => one(block, reader));

/** @param {Block} block @param {Reader} reader */
function one(block, reader) {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${inlines(block.children, reader)}</p>`;
    case 'code':
      return html`<pre><code>${block.text}</code></pre>`;
    case 'display':
      return html`<div class="lesson-display">${formula(block.mathml)}</div>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${blocks(item, reader)}</li>`);
      return block.ordered ? html`<ol start=${block.start}>${items}</ol>` : html`<ul>${items}</ul>`; // prettier-ignore
    }
  }
}

/** What Temml has made of a formula; nothing else in a lesson is markup. */
class Formula extends Directive {
  #mathml = '';
  /** @type {Element | null} */
  #element = null;

  /** @override @param {string} mathml */
  render(mathml) {
    if (mathml === this.#mathml) return this.#element;
    this.#mathml = mathml;
    const template = document.createElement('template');
    template.innerHTML = mathml;
    const { firstElementChild } = document.importNode(template.content, true);
    // Columns of matrices have their distances there; the page's policy takes no style from markup.
    for (const part of firstElementChild?.querySelectorAll('[style]') ?? []) {
      /** @type {MathMLElement} */ (part).style.cssText = part.getAttribute('style') ?? '';
    }
    return (this.#element = firstElementChild);
  }
}
const formula = directive(Formula);

/**
 * The signs of a text of formulas alone, by which not everything that reads aloud goes; null where there are words.
 *
 * @param {readonly Block[]} option
 * @returns {string | null}
 */
export function nameOfFormulas(option) {
  const parts = inlinesIn(option).filter((part) => part.kind !== 'text' || part.text.trim() !== '');
  if (!parts.every((part) => part.kind === 'formula')) return null;
  return plainText(parts);
}

/** @param {readonly Inline[]} parts @param {Reader} reader @returns {unknown} */
export const inlines = (parts, reader) => parts.map((part) => word(part, reader));

/** @param {Inline} part @param {Reader} reader */
function word(part, reader) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'emphasis':
      return html`<em>${inlines(part.children, reader)}</em>`;
    case 'strong':
      return html`<strong>${inlines(part.children, reader)}</strong>`;
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'formula':
      return formula(part.mathml);
    case 'number':
      return number(part.expression, part.format, reader);
    case 'control':
      return reader.hasControls === false ? inlines(part.children, reader) : control(part, reader);
    case 'link':
      return link(part.href, inlines(part.children, reader), reader);
  }
}

/** @param {Expression} expression @param {NumberFormat} format @param {Reader} reader */
function number(expression, format, { value }) {
  const known = value(expression);
  return html`<output class="lesson-number" translate="no" data-known=${known !== undefined}
    >${liveText(known, format)}</output
  >`;
}

/** @param {Extract<Inline, { kind: 'control' }>} part @param {Reader} reader */
const control = ({ target, children }, reader) =>
  html`<button
    type="button"
    class="lesson-control"
    aria-label=${nameOfFormulas([{ kind: 'paragraph', children }]) ?? nothing}
    data-control=${controlText(target)}
    @pointerenter=${() => lightUp(target)}
    @pointerleave=${() => lightUp(null)}
    @focus=${() => lightUp(target)}
    @blur=${() => lightUp(null)}
    @click=${() => lightUp(target, { isWanted: true })}
  >
    ${inlines(children, reader)}
  </button>`;

/** @param {string} href @param {unknown} children @param {Reader} reader */
function link(href, children, { follow }) {
  if (!/^[a-z0-9-]*#/i.test(href)) {
    return html`<a href=${href} target="_blank" rel="noopener noreferrer">${children}</a>`;
  }
  /** @param {Event} event */
  const onClick = (event) => {
    event.preventDefault();
    follow(href);
  };
  return html`<a href=${`#lesson=${href.replace('#', '/')}`} @click=${onClick}>${children}</a>`;
}
