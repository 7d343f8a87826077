/**
 * Lessons that somebody brings along: a file, or a path on the page's own host. What reads them is loaded when there is
 * one.
 *
 * @import { ReadChapter } from './lessons.d.ts'
 */
import { Refusal } from '../points/reason.js';

/** Bytes of a file that is looked at at all; the reader names what is too large for a lesson. */
const MOST_BYTES = 2_000_000;

/**
 * @param {{ name: string, text: string }} file
 * @returns {Promise<ReadChapter>}
 * @throws where the reader cannot be loaded
 */
export async function readOwn({ name, text }) {
  const { readChapter } = await import('./format/read.js');
  return readChapter({ file: name, text });
}

/** @param {File} file @returns {Promise<ReadChapter>} */
export const readOwnFile = async (file) =>
  file.size > MOST_BYTES
    ? tooLarge(file.name, file.size)
    : readOwn({ name: file.name, text: await file.text() });

/**
 * The address of a lesson on the page's own host; null of any other, and of what is no Markdown.
 *
 * @param {string} path  what stands after `lesson=` in the page's address
 * @param {string} page  the page's address
 * @returns {URL | null}
 */
export function ownAddress(path, page) {
  try {
    const [url, { origin }] = [new URL(path, page), new URL(page)];
    // A page that was opened as a file has no host to speak of, and neither have `blob:` and `data:`.
    const isOwn = url.origin === origin && ['http:', 'https:'].includes(url.protocol);
    return isOwn && /\.md$/i.test(url.pathname) ? url : null;
  } catch {
    return null;
  }
}

/**
 * @param {URL} url  as `ownAddress` gives it
 * @param {typeof fetch} load
 * @returns {Promise<ReadChapter>}
 * @throws {Refusal} where there is no such file
 */
export async function readOwnFrom(url, load) {
  const response = await load(url, { redirect: 'error', credentials: 'same-origin' });
  // Some hosts answer with their first page where there is no such file.
  const isPage = /\bhtml\b/.test(response.headers.get('content-type') ?? '');
  if (!response.ok || isPage) {
    throw new Refusal({ code: 'noFile', url: url.href, status: response.ok ? 404 : response.status });
  }
  const name = decodeURIComponent(url.pathname.replace(/^.*\//, ''));
  const size = Number(response.headers.get('content-length') ?? 0);
  return size > MOST_BYTES ? tooLarge(name, size) : readOwn({ name, text: await response.text() });
}

/** @param {string} file @param {number} bytes @returns {ReadChapter} */
const tooLarge = (file, bytes) => {
  const [kilobytes, most] = [bytes, MOST_BYTES].map((size) => Math.ceil(size / 1000));
  return { chapter: null, problems: [{ file, line: 1, code: 'tooLarge', kilobytes, most }] };
};
