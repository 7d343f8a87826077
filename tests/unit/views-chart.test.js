/** Charts: numbers of axes and names of lines, where they stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgCanvas } from '../../www/export/svg-canvas.js';
import { drawChart } from '../../www/views/chart.js';
import { plotStyle } from '../../www/views/palette.js';
import { createRandom } from './support/random.js';
import { RULER } from './support/tool-board.js';

/** Texts of a chart with their places. @param {any} chart @param {{ width: number, height: number }} size */
async function textsOf(chart, size) {
  const canvas = new SvgCanvas({ ruler: RULER });
  drawChart(canvas.getContext('2d'), size, plotStyle(false), chart);
  const svg = await canvas.file({ ...size, title: 'chart' });
  return [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"([^>]*)>([^<]*)</g)].map(
    ([, x, y, rest, text]) => {
      const width = 6 * text.length; // as the ruler has it
      const anchor = /** @type {"start" | "middle" | "end"} */ (
        /text-anchor="(\w+)"/.exec(rest)?.[1] ?? 'start'
      );
      const left = Number(x) - { start: 0, middle: width / 2, end: width }[anchor];
      return { text, left, right: left + width, y: Number(y) };
    },
  );
}

test('numbers of an axis stand apart and inside the picture, however near its ends are', async () => {
  const random = createRandom(4);
  for (let i = 0; i < 60; i += 1) {
    const size = { width: 300 + random.below(500), height: 240 };
    const from = random.next();
    const to = from + 10 ** (-6 * random.next());
    const texts = await textsOf(
      { x: { from, to, name: 'x' }, y: { from: 0, to: 1, name: 'y' }, series: [] },
      size,
    );
    const numbers = texts.filter(({ y, text }) => y > 204 && y < 225 && text !== 'x');
    assert.ok(numbers.length > 0);
    numbers.sort((a, b) => a.left - b.left);
    numbers.forEach(({ left, right, text }, k) => {
      assert.ok(left >= 0 && right <= size.width, `${text} from ${left} to ${right} of ${size.width}`);
      if (k > 0) assert.ok(left >= numbers[k - 1].right + 7.9, `${numbers[k - 1].text} ${text}`);
    });
  }
});

test('long names of lines stand below where there is little room, all of them inside and apart', async () => {
  const axes = { x: { from: 0, to: 1, name: 'x' }, y: { from: 0, to: 1, name: 'y' } };
  const names = ['D', 'test D', 'beyond the optimum', 'λR'];
  const series = names.map((name, i) => ({ name, x: [0, 1], y: [0.2 * i, 0.2 * i], colour: '#123456' }));
  for (const [width, isBelow] of /** @type {const} */ ([
    [300, true],
    [420, true],
    [700, false],
  ])) {
    const texts = await textsOf({ ...axes, series }, { width, height: 260 });
    const shown = names.map((name) => texts.filter(({ text }) => text === name));
    assert.ok(shown.every(({ length }) => length === 1));
    const places = shown.flat();
    for (const { text, left, right, y } of places) {
      assert.ok(left >= 0 && right <= width && y < 260, `${text} at ${left}, ${y} of ${width}`);
      assert.equal(y > 224, isBelow, `${text} at ${y}`);
      for (const other of places) {
        if (other.text === text) continue;
        assert.ok(
          Math.abs(other.y - y) > 12 || other.left > right || other.right < left,
          `${text}, ${other.text}`,
        );
      }
    }
  }
});
