/**
 * What is printed is in light colours, whatever the screen shows. It is what has been drawn when this event is over; no
 * frame comes before that.
 *
 * @import { Theme } from './theme.js'
 */
import { drawAll } from '../elements/drawing.js';

/** @param {Pick<Theme, 'onPaper'>} theme */
export function watchPrinting({ onPaper }) {
  addEventListener('beforeprint', () => {
    onPaper.value = true;
    drawAll();
  });
  addEventListener('afterprint', () => (onPaper.value = matchMedia('print').matches));
}
