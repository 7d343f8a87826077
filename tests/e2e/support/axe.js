/** @import { Page } from '@playwright/test' */
import { AxeBuilder } from '@axe-core/playwright';

/**
 * What machines find against WCAG 2.2 AA.
 *
 * @param {Page} page
 * @param {string} [part]  selector
 */
export async function violations(page, part = 'html') {
  const { violations: found } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
}
