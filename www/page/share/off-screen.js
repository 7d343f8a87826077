/**
 * A board in a frame rests while it is scrolled out of sight, or its tab is.
 *
 * @import { Pool } from '../../training/training.d.ts'
 */

/**
 * @param {Element} element
 * @param {Pick<Pool, 'hide'>} pool
 */
export function hideOffScreen(element, pool) {
  let isInView = true;
  const tell = () => pool.hide(!isInView || document.hidden);
  new IntersectionObserver((entries) => {
    isInView = entries[entries.length - 1].isIntersecting;
    tell();
  }).observe(element);
  document.addEventListener('visibilitychange', tell);
}
