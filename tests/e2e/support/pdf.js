/** Reads the page's own PDFs. */
import { inflateSync } from 'node:zlib';

/** @param {Buffer} bytes */
export function readPdf(bytes) {
  const text = bytes.toString('latin1');
  const streams = [...text.matchAll(/<<([^]*?)>>\s*stream\r?\n/g)].flatMap(
    ({ 0: head, 1: entries, index }) => {
      if (!entries.includes('FlateDecode') || entries.includes('/Image')) return [];
      const from = index + head.length;
      return [inflateSync(bytes.subarray(from, text.indexOf('endstream', from))).toString('latin1')];
    },
  );
  return { text, streams };
}

/** Widths of Times-Roman in thousandths of an em, from Adobe's font metrics. @type {Record<string, number>} */
const TIMES = { ' ': 250, ',': 250, 1: 500, 5: 500, d: 500, h: 500, n: 500, o: 500, y: 500, e: 444, a: 444, z: 444, s: 389, f: 333, r: 333, i: 278, l: 278 }; // prettier-ignore

/** Of λ, in Symbol. */
const LAMBDA = 549;

/** The font's 15 pixels, in points. */
const EM = 0.75 * 15;

/**
 * The pieces of the caption “1 hidden layer of size 5, λ = …”, λ being a piece of its own, and by how many points each is
 * away from the end of the one before it.
 *
 * @param {Buffer} bytes
 * @returns {{ pieces: string[], gaps: number[] }}
 */
export function captionOf(bytes) {
  const texts = [
    ...readPdf(bytes)
      .streams.join('\n')
      .matchAll(
        /\n([-\d.]+) [-\d.]+ T[dm]\n\(((?:[^\\)]|\\.)*)\) Tj|(?:[-\d.]+ ){4}([-\d.]+) [-\d.]+ Tm\n\(((?:[^\\)]|\\.)*)\) Tj/g,
      ),
  ].map(([, x, text, x2, text2]) => ({
    x: Number(x ?? x2),
    text: (text ?? text2).replaceAll('\xa0', ' '),
  }));
  const at = texts.findIndex(({ text }) => text === '1 hidden layer of size 5, ');
  if (at < 0) throw new Error(`no caption in ${JSON.stringify(texts)}`);
  const [caption, lambda, value] = texts.slice(at);
  const width = [...caption.text].reduce((sum, letter) => sum + TIMES[letter], 0);
  return {
    pieces: [caption.text, lambda.text, value.text],
    gaps: [lambda.x - caption.x - (EM * width) / 1000, value.x - lambda.x - (EM * LAMBDA) / 1000],
  };
}
