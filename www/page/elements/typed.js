/**
 * What stands in a field that is typed in.
 *
 * A page that trains renders many times between two letters, and the value behind a field may change meanwhile: by a
 * slider that shows its number a little later, by another window, by a link. Nothing of this may write over what somebody
 * types.
 *
 * @import { DirectiveResult } from 'lit/directive.js'
 */
import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

class Typed extends Directive {
  /** @type {HTMLInputElement | undefined} */
  #field;
  #text = '';
  /** From the first letter until it is taken or taken back. */
  #isTyped = false;

  /** Only `update` is called, since it is the field that matters. @override @param {string} _text @param {boolean} [_isKept] */
  render(_text, _isKept) {
    return noChange;
  }

  /** @override @param {any} part @param {[text: string, isKept?: boolean]} values */
  update({ element }, [text, isKept = false]) {
    this.#text = text;
    if (!this.#field) this.#listen(element);
    if (!this.#isTyped && !isKept) this.#show();
    return noChange;
  }

  /** @param {HTMLInputElement} field */
  #listen(field) {
    this.#field = field;
    field.addEventListener('input', () => (this.#isTyped = true));
    const onChange = (/** @type {Event} */ event) => {
      if (event.isTrusted) {
        event.stopImmediatePropagation();
        this.#take();
      } else this.#isTyped = false;
    };
    field.addEventListener('change', onChange, { capture: true });
    field.addEventListener('focusout', () => {
      // Where the window alone has lost the focus, the field gets it back.
      if (field !== document.activeElement) this.#take();
    });
    field.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Enter') this.#take();
      if (event.key === 'Escape') this.#takeBack(event);
    });
  }

  /**
   * Browsers tell of no change where the text is what it was at first, although the value may be another by now; and they
   * tell of one while a field is being taken away, when what it belongs to may be gone.
   */
  #take() {
    queueMicrotask(() => {
      const field = this.#field;
      if (this.#isTyped && field?.isConnected) field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  /** Where there is nothing to take back, the key is the page's. @param {KeyboardEvent} event */
  #takeBack(event) {
    if (this.#field?.value !== this.#text) event.preventDefault();
    this.#isTyped = false;
    this.#show();
  }

  /** Who has chosen all of the text to type over it, has chosen all of the new one, too. */
  #show() {
    const field = this.#field;
    if (!field || field.value === this.#text) return;
    const hadAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    field.value = this.#text;
    if (hadAll && field === document.activeElement) field.select();
  }
}

/**
 * For `.value` of a field: shows a text, but never over what is being typed. That ends by the field's `change`, which comes
 * with Enter and when the field is left, even where the text is what it was; and by Escape, after which the text is shown.
 *
 * @type {(text: string, isKept?: boolean) => DirectiveResult} `isKept` leaves what was typed and could not be taken
 */
export const typed = directive(Typed);
