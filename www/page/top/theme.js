/**
 * Light, dark, or what the system prefers.
 *
 * @import { ReadonlySignal, Signal } from '@preact/signals-core'
 */
import { computed, effect, signal } from '@preact/signals-core';
import { mediaSignal } from '../elements/surroundings.js';
import { paletteGradient, palettes, plotStyle } from '../../views/palette.js';

/** @typedef {'auto' | 'light' | 'dark'} ThemeChoice */

/**
 * `onPaper` is set while the page is printed (`printing.js`).
 *
 * @typedef {{ choice: ReadonlySignal<ThemeChoice>, dark: ReadonlySignal<boolean>, onPaper: Signal<boolean>, next: () => void }} Theme
 */

const STORAGE_KEY = 'theme';
/** @type {readonly ThemeChoice[]} */
const CHOICES = ['auto', 'light', 'dark'];

/**
 * Keeps the choice in this browser and the colours of the document's root up to date for as long as the page lives.
 *
 * @param {HTMLElement} root
 * @returns {Theme}
 */
export function createTheme(root) {
  const remembered = CHOICES.find((choice) => choice === recall(STORAGE_KEY));
  const choice = signal(remembered ?? 'auto');
  const systemDark = mediaSignal('(prefers-color-scheme: dark)');
  const isForced = mediaSignal('(forced-colors: active)');
  const onPaper = mediaSignal('print');
  const dark = computed(() => {
    if (onPaper.value) return false; // paper is white
    // Where people have chosen all colours for all pages, theirs count.
    return choice.value === 'auto' || isForced.value ? systemDark.value : choice.value === 'dark';
  });
  effect(() => {
    root.dataset.theme = choice.value;
    root.dataset.shown = dark.value ? 'dark' : 'light';
    const { band, classes, values } = plotStyle(dark.value);
    const gradients = palettes(dark.value);
    classes.forEach((colour, label) => {
      root.style.setProperty(`--class-${label}`, colour);
      root.style.setProperty(`--class-gradient-${label}`, paletteGradient(gradients.classes, label));
    });
    root.style.setProperty('--band', band);
    root.style.setProperty('--probability-gradient', paletteGradient(gradients.probability));
    root.style.setProperty('--value-gradient', paletteGradient(values));
  });
  return {
    choice,
    dark,
    onPaper,
    next: () => {
      choice.value = CHOICES[(CHOICES.indexOf(choice.value) + 1) % CHOICES.length];
      remember(STORAGE_KEY, choice.value);
    },
  };
}

/**
 * What this browser remembers; null in frames and modes that have no storage.
 *
 * @param {string} key
 * @returns {string | null}
 */
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
