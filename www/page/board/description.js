/** What one would see in the pictures, in words. Nobody hears of it before the keyboard or a reader has come to one. */
import { summaryText } from '../../views/summary.js';
import { description } from './plot.js';

description.value = summaryText;
