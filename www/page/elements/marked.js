import { html } from 'lit';

/**
 * A text of the catalogue with its keys and symbols set as such: `Enter` between grave accents, E between asterisks.
 *
 * @param {string} text  without names that people have given, which may hold such signs
 */
export const marked = (text) =>
  text.split(/(`[^`]+`|\*[^*]+\*)/).map((piece) => {
    if (piece.startsWith('`')) return html`<kbd>${piece.slice(1, -1)}</kbd>`;
    return piece.startsWith('*') ? html`<var>${piece.slice(1, -1)}</var>` : piece;
  });
