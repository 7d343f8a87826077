/** The query that asks for the board alone, as in slides. */
export const EMBED = 'embed';
/** The query that asks for the board alone, as in a hall. */
export const PRESENT = 'present';

/** The query by which a window is the lecturer's; its value names the window with the lesson. */
export const PRESENTER = 'presenter';

/** @param {string} search  query of an address */
export const isEmbedded = (search) => new URLSearchParams(search).has(EMBED);

/** @param {string} search  query of an address */
export const isPresented = (search) => new URLSearchParams(search).has(PRESENT);
