/**
 * A page that has worked for long, as a picture: its memory and its speed over the minutes.
 *
 * @import { ScaleLinear } from 'd3-scale'
 * @import { Soak, SoakLook } from '../types.d.ts'
 */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { STYLE, escape, round, text } from './chart.js';
import { formatNumber } from './format.js';

const WIDTH = 760;
const LEFT = 56;
const RIGHT = 12;
const PANEL = 150;
const TITLE = 30;
const FOOT = 34;

/** @typedef {{ title: string, lines: { kind: string, values: readonly (number | null)[] }[] }} Panel */

/**
 * @param {Soak} soak
 * @returns {string} an SVG document
 */
export function soakCurve({ minutes, looks }) {
  const of = (/** @type {(look: SoakLook) => number | null} */ value) => looks.map(value);
  /** @type {Panel[]} */
  const panels = [
    {
      title: 'memory in MB: the page’s process, and, below, scripts, document and canvases',
      lines: [
        { kind: 'line', values: of((look) => look.process) },
        { kind: 'line second', values: of((look) => look.objects) },
      ],
    },
    {
      title: 'epochs of each figure in a second',
      lines: [{ kind: 'line', values: of((look) => look.epochsPerSecond) }],
    },
    { title: 'frames in a second', lines: [{ kind: 'line', values: of((look) => look.framesPerSecond) }] },
  ];
  const x = scaleLinear()
    .domain([0, Math.max(minutes, ...of((look) => look.minutes).map(Number))])
    .range([LEFT, WIDTH - RIGHT]);
  const times = looks.map((look) => x(look.minutes));
  const parts = panels.map((panel, i) => panelOf(panel, i * (TITLE + PANEL), times));
  const bottom = panels.length * (TITLE + PANEL);
  const ticks = x.ticks(8).map((tick) => text(x(tick), bottom + 18, formatNumber(tick), 'tick', 'middle'));
  const title = `The page at work for ${formatNumber(minutes)} minutes`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${bottom + FOOT}" viewBox="0 0 ${WIDTH} ${bottom + FOOT}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}\n</style>`,
    ...parts.flat(),
    ...ticks,
    text(WIDTH - RIGHT, bottom + 32, 'minutes', 'tick', 'end'),
    '</svg>',
  ].join('\n')}\n`;
}

/** @param {Panel} panel @param {number} top @param {readonly number[]} times  places of the looks */
function panelOf({ title, lines }, top, times) {
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const y = scaleLinear()
    .domain([0, max(known) || 1])
    .nice()
    .range([top + TITLE + PANEL - 12, top + TITLE]);
  return [
    text(0, top + TITLE - 12, title, 'title'),
    ...y.ticks(4).flatMap((tick) => {
      const at = round(y(tick));
      return [
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" />`,
        text(LEFT - 8, at + 4, formatNumber(tick), 'tick', 'end'),
      ];
    }),
    ...lines.map(({ kind, values }) => `<path class="${kind}" d="${pathOf(values, times, y)}" />`),
  ];
}

/** @param {readonly (number | null)[]} values @param {readonly number[]} times @param {ScaleLinear<number, number>} y */
const pathOf = (values, times, y) =>
  values
    .flatMap((value, i) => (value === null ? [] : [`${round(times[i])},${round(y(value))}`]))
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${point}`)
    .join('');
