/** In place of Lit's styles of shadow roots, of which this page has none: its elements are in the light DOM. */
export const css = undefined;
export const unsafeCSS = undefined;
export const CSSResult = undefined;
export const supportsAdoptingStyleSheets = false;
export const adoptStyles = undefined;
export const getCompatibleStyle = undefined;
