/**
 * An iframe to paste into slides.
 *
 * @param {string} link  to the embedded page
 * @param {{ width: string, height: string }} size  as attributes have it: pixels, or a share as in 100%
 * @returns {string}
 */
export function iframeSnippet(link, { width, height }) {
  const address = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" width="${width}" height="${height}" loading="lazy" style="border: 0" title="MLP playground" allow="clipboard-write"></iframe>`;
}
