import { html } from 'lit';

/**
 * A choice of few.
 *
 * @template {string} T
 * @param {string} legend
 * @param {string} name  unique in the dialog
 * @param {T} chosen
 * @param {Record<T, string>} choices  what each is called
 * @param {(value: T) => void} choose
 */
export function radios(legend, name, chosen, choices, choose) {
  return html`
    <fieldset class="share-choice">
      <legend class="label">${legend}</legend>
      ${Object.entries(choices).map(
        ([value, title]) =>
          html`<label class="check">
            <input
              type="radio"
              name=${`share-${name}`}
              data-testid=${`share-${name}-${value}`}
              .checked=${value === chosen}
              @change=${() => choose(/** @type {T} */ (value))}
            />
            ${title}
          </label>`,
      )}
    </fieldset>
  `;
}
