/**
 * The tools of the inspector: each is an element of its own in tools/, which is loaded when somebody first chooses it.
 *
 * @import { TemplateResult } from 'lit'
 * @import { ViewName } from '../../scene/views.js'
 * @import { Page } from '../page.js'
 * @import { ToolProps } from './tools/tool-element.js'
 */
import { signal } from '@preact/signals-core';
import { html } from 'lit';
import '../../styles/tools.css';
import { inspectorWords } from '../../words/en/inspector.js';
import { noticeWords } from '../../words/en/notices.js';
import { opened } from '../door.js';

/** Of each its template, as a file of tools/ exports it. */
const LOADS = /** @type {const} */ ({
  formula: () => import('./tools/formula.js'),
  outputs: () => import('./tools/outputs.js'),
  backprop: () => import('./tools/backprop/tool.js'),
  activations: () => import('./tools/activations.js'),
  gradients: () => import('./tools/gradients.js'),
  starts: () => import('./tools/starts.js'),
  minima: () => import('./tools/minima.js'),
  landscape: () => import('./tools/landscape.js'),
  sweep: () => import('./tools/sweep.js'),
  cloud: () => import('./tools/cloud.js'),
  weather: () => import('./tools/weather.js'),
});

/** As a list shows them: what looks into the one network, and what trains many. */
const GROUPS = /** @type {const} */ ({
  inside: ['formula', 'outputs', 'backprop', 'activations', 'gradients', 'landscape'],
  many: ['sweep', 'cloud', 'starts', 'minima', 'weather'],
});

/** @typedef {keyof typeof LOADS} ToolName */

/** @typedef {{ template: (props: ToolProps) => TemplateResult }} Tool */

/** @param {string} name @returns {name is ToolName} */
const isTool = (name) => Object.hasOwn(LOADS, name);

/** Those that have come. @type {import('@preact/signals-core').Signal<ReadonlyMap<string, (props: ToolProps) => TemplateResult>>} */
const templates = signal(new Map());

/** Those that are on their way. @type {Set<string>} */
const awaited = new Set();

/** Fetches all of them; those that fail are fetched again when they are wanted. */
export const loadTools = () => Promise.allSettled(Object.values(LOADS).map((load) => load()));

/** @param {Page} page @param {ToolName} name */
async function load(page, name) {
  if (awaited.has(name)) return;
  awaited.add(name);
  const tool = await opened(page, 'part', /** @type {() => Promise<Tool>} */ (LOADS[name]));
  awaited.delete(name);
  if (tool) templates.value = new Map(templates.peek()).set(name, tool.template);
  else page.store.show('network');
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {ToolProps} props
 */
export function toolOf(page, name, props) {
  const template = templates.value.get(name);
  if (template) return template(props);
  if (isTool(name)) void load(page, name);
  return html`<p class="aside" role="status">${noticeWords().inspectorComes}</p>`;
}

/**
 * The list of tools, beside the tabs.
 *
 * @param {string} shown  what is seen, a tab or a tool
 * @param {(name: ViewName) => void} choose
 */
export function toolChoice(shown, choose) {
  const words = inspectorWords().tools;
  /** @param {Event & { target: HTMLSelectElement }} event */
  const onChange = ({ target }) => {
    if (isTool(target.value)) choose(target.value);
  };
  return html`<select
    id="inspector-tools"
    class="tab tool-choice"
    aria-label=${words.label}
    data-testid="inspector-tools"
    ?data-chosen=${isTool(shown)}
    @change=${onChange}
  >
    <option value="" ?selected=${!isTool(shown)} disabled>${words.choose}</option>
    ${Object.entries(GROUPS).map(
      ([group, names]) =>
        html`<optgroup label=${words.groups[/** @type {keyof typeof GROUPS} */ (group)]}>
          ${names.map(
            (name) => html`<option value=${name} ?selected=${name === shown}>${words.names[name]}</option>`,
          )}
        </optgroup>`,
    )}
  </select>`;
}
