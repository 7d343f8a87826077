/** The query that asks for the board alone. */
export const EMBED = 'embed';

/** @param {string} search  query of an address */
export const isEmbedded = (search) => new URLSearchParams(search).has(EMBED);
