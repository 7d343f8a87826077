/**
 * The results as a picture: bars on a logarithmic scale, in groups.
 *
 * @import { WorkResult } from '../types.d.ts'
 */
import { scaleLog } from 'd3-scale';
import { compare } from './compare.js';
import { formatTimes } from './format.js';

const WIDTH = 760;
const LABEL_WIDTH = 190;
/** Room for the number after the longest bar. */
const NUMBER_WIDTH = 64;
const BAR = 14;
const ROW = 19;
const TITLE = 26;
const AXIS = 28;

/** Follows the reader's light or dark page, in which it stands as an image. */
export const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #222; }
  .title { font-weight: 600; }
  .tick { fill: #666; }
  .grid { stroke: #ccc; }
  .even { stroke: #222; }
  .bar { fill: #0072b2; }
  .line { fill: none; stroke: #0072b2; stroke-width: 1.5; }
  .second { stroke: #d55e00; }
  @media (prefers-color-scheme: dark) {
    text { fill: #eee; }
    .tick { fill: #aaa; }
    .grid { stroke: #444; }
    .even { stroke: #eee; }
    .bar { fill: #56b4e9; }
    .line { stroke: #56b4e9; }
    .second { stroke: #e69f00; }
  }`;

/**
 * How many times as fast the engine is as each peer, work by work, the closest first.
 *
 * @param {WorkResult[]} works
 * @returns {string} an SVG document
 */
export function ratioChart(works) {
  const groups = works.map((result) => ({
    title: `${result.work.id}: ${result.work.title}`,
    bars: compare(result)
      .flatMap(({ entry, ratio }) =>
        ratio === null || entry.role !== 'peer' ? [] : [{ label: entry.name, value: ratio }],
      )
      .sort((a, b) => a.value - b.value),
  }));
  return barChart(
    'How many times as fast this engine is',
    groups.filter(({ bars }) => bars.length > 0),
  );
}

/**
 * @param {string} title
 * @param {{ title: string, bars: { label: string, value: number }[] }[]} groups values above 0
 * @returns {string}
 */
function barChart(title, groups) {
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value));
  const scale = scaleLog()
    .domain([Math.min(1, ...values), Math.max(10, ...values)])
    .range([LABEL_WIDTH, WIDTH - NUMBER_WIDTH]);
  const powers = scale.ticks().filter((tick) => Number.isInteger(Math.round(1e6 * Math.log10(tick)) / 1e6));

  let y = AXIS;
  const parts = powers.map((power) => text(scale(power), AXIS - 12, formatTimes(power), 'tick', 'middle'));
  for (const group of groups) {
    parts.push(text(0, y + TITLE - 9, group.title, 'title'));
    y += TITLE;
    const bottom = y + ROW * group.bars.length;
    for (const power of powers) {
      const x = round(scale(power));
      parts.push(
        `<line class="${power === 1 ? 'even' : 'grid'}" x1="${x}" x2="${x}" y1="${y - 3}" y2="${bottom}" />`,
      );
    }
    for (const { label, value } of group.bars) {
      const [left, right] = [scale(1), scale(value)].sort((a, b) => a - b);
      const middle = y + BAR - 3;
      parts.push(
        text(LABEL_WIDTH - 8, middle, label, '', 'end'),
        `<rect class="bar" x="${round(left)}" y="${y}" width="${round(right - left)}" height="${BAR}" />`,
        text(right + 6, middle, formatTimes(value)),
      );
      y += ROW;
    }
  }
  const height = y + 8;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}\n</style>`,
    ...parts,
    '</svg>',
  ].join('\n')}\n`;
}

/**
 * @param {number} x
 * @param {number} y of the baseline
 * @param {string} content
 * @param {string} [kind] a class of STYLE
 * @param {'start' | 'middle' | 'end'} [anchor]
 */
export function text(x, y, content, kind = '', anchor = 'start') {
  const attributes = `${kind && ` class="${kind}"`}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  return `<text x="${round(x)}" y="${round(y)}"${attributes}>${escape(content)}</text>`;
}

/** @param {number} value */
export const round = (value) => Math.round(10 * value) / 10;

/** @param {string} content */
export const escape = (content) =>
  content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
