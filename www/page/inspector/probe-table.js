/** Every z and a at the probed point, as a table to read. */
import { html, nothing } from 'lit';
import { formatWeight } from '../../words/numbers.js';
import { inspectorWords } from '../../words/en/inspector.js';
import { zName } from '../../views/network/notation.js';
import { InspectorElement } from './inspector-element.js';

export class ProbeTable extends InspectorElement {
  /** @override */
  render() {
    const { session } = this;
    const { read } = session;
    const sizes = session.sizes.value;
    if (!read || read.a.length !== sizes.slice(1).reduce((sum, size) => sum + size, 0)) return nothing;
    const words = inspectorWords().map;
    return html`<details class="more" data-testid="probe-table">
      <summary>${words.values}</summary>
      <table class="values">
        <thead>
          <tr>
            <th scope="col">${words.unit}</th>
            <th scope="col"><var>z</var></th>
            <th scope="col"><var>a</var></th>
          </tr>
        </thead>
        <tbody>
          ${[...read.a].map((a, number) => {
            const unit = session.unitAt(number);
            return html`<tr>
              <th scope="row">${session.nameOf(unit)}</th>
              <td title=${zName(unit.layer, unit.index)}>${formatWeight(read.z[number])}</td>
              <td>${formatWeight(a)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </details>`;
  }
}

customElements.define('mlp-probe-table', ProbeTable);
