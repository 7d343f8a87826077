/** The typefaces of the page's stylesheet, for canvases: whatever good faces the system has, nothing to download. */

export const SANS =
  '-apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

export const SERIF =
  'Charter, "Bitstream Charter", "Sitka Text", "Iowan Old Style", "Palatino Linotype", Palatino, Cambria, Georgia, "Liberation Serif", serif';
