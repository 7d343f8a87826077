/**
 * What the page's policy refuses.
 *
 * @import { Page } from '@playwright/test'
 */

/** Every directive that it meets. */
export const REFUSED = [
  ...[
    'base-uri',
    'connect-src',
    'font-src',
    'form-action',
    'frame-src',
    'img-src',
    'media-src',
    'object-src',
  ],
  ...['script-src-elem', 'style-src-attr', 'style-src-elem', 'worker-src'],
];

/**
 * Tries what whoever smuggled markup in would try: which directives refused it, by name, and whether any of it ran.
 *
 * @param {Page} page
 * @returns {Promise<{ found: string[], ran: boolean }>}
 */
export const refusedBy = (page) =>
  page.evaluate(async (count) => {
    /** @type {string[]} */
    const found = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      found.push(effectiveDirective),
    );
    const elsewhere = 'https://example.org/';
    await fetch(elsewhere).catch(() => {});
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    new Image().src = `${elsewhere}a.png`;
    new Audio().src = `${elsewhere}a.mp3`;
    await new FontFace('other', `url(${elsewhere}a.woff2)`).load().catch(() => {});
    for (const [tag, name] of Object.entries({ iframe: 'src', embed: 'src', base: 'href' })) {
      const element = document.createElement(tag);
      element.setAttribute(name, elsewhere);
      (tag === 'base' ? document.head : document.body).append(element);
    }
    const form = document.createElement('form');
    form.action = elsewhere;
    document.body.append(form);
    for (const act of [() => new Worker('data:text/javascript,'), () => form.submit()]) {
      try {
        act();
      } catch {
        // Some browsers throw as well.
      }
    }
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    document.body.setAttribute('style', 'color: red');
    const refused = () => [...new Set(found)].sort();
    // Some are told a while later; what is not refused is waited for in vain.
    for (let i = 0; i < 50 && refused().length < count; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
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
    return { found: refused(), ran: 'ran' in window || isEvaluated };
  }, REFUSED.length);
