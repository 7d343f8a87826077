/**
 * How the styles of parts that are loaded later come: each once, before its part. A build puts this in the place of what
 * Vite has for it (`tools/vite-styles.js`), and by its name.
 */

/** By address. @type {Record<string, Promise<unknown>>} */
const coming = {};

/**
 * Loads a part of the page.
 *
 * @template T
 * @param {() => Promise<T>} part
 * @param {readonly string[]} styles  from the file that asks
 * @param {string} file  that asks
 * @returns {Promise<T>}
 */
export async function __vitePreload(part, styles, file) {
  await Promise.all(styles.map((style) => bring(new URL(style, file).href)));
  return part();
}

/**
 * What does not come is asked for again when it is next wanted. What the page itself has is not brought once more: it would
 * win over all that came after it.
 *
 * @param {string} href
 */
function bring(href) {
  if (!(href in coming) && [...document.styleSheets].some((sheet) => sheet.href === href)) return null;
  return (coming[href] ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      delete coming[href];
      reject(new Error(href));
    };
    link.href = href;
    document.head.append(link);
  }));
}
