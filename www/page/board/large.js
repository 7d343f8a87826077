/**
 * Which figure is the large one, where there is room for one only.
 *
 * @typedef {object} Seen  what it follows from
 * @property {readonly number[]} ids  of the figures, in order
 * @property {number | null} inspect  the figure that is looked into
 * @property {number} loads  how often a whole scene has been loaded
 */

/**
 * It stays as long as it can. A figure that is added or comes back is what somebody wants to see, and so is the one that is
 * looked into; after one that goes, its neighbour is shown; a scene that is loaded begins with its first figure.
 *
 * @param {Seen} before
 * @param {Seen} now
 * @param {number | null} large  so far
 * @returns {number | null} null where there are no figures
 */
export function nextLarge(before, now, large) {
  const { ids, inspect } = now;
  if (inspect !== null && (inspect !== before.inspect || now.loads !== before.loads)) return inspect;
  if (now.loads !== before.loads) return ids[0] ?? null;
  const added = ids.find((id) => !before.ids.includes(id));
  if (added !== undefined && before.ids.length > 0) return added;
  if (large !== null && ids.includes(large)) return large;
  const place = large === null ? 0 : before.ids.indexOf(large);
  return ids[Math.max(0, Math.min(place, ids.length - 1))] ?? null;
}
