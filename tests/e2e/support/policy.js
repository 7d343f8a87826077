/**
 * What the page's policy refuses.
 *
 * @import { Page } from '@playwright/test'
 */

/**
 * Tries what whoever smuggled markup in would try: which directives refused it, by name, and whether any of it ran.
 *
 * @param {Page} page
 * @returns {Promise<{ found: string[], ran: boolean }>}
 */
export const refusedBy = (page) =>
  page.evaluate(async () => {
    /** @type {string[]} */
    const found = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      found.push(effectiveDirective),
    );
    await fetch('https://example.org/').catch(() => {});
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    const image = new Image();
    image.src = 'https://example.org/a.png';
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    document.body.setAttribute('style', 'color: red');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const refused = [...new Set(found)].sort();
    // By itself: what a debugger runs may evaluate.
    const isEvaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          (0, eval)('1');
          resolve(true);
        } catch {
          resolve(false);
        }
      }),
    );
    return { found: refused, ran: 'ran' in window || isEvaluated };
  });

/** Every directive that it meets. */
export const REFUSED = ['connect-src', 'img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem'];
