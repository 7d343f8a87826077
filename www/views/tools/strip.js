/** Maps of networks in rows, as several tools have them. */

/** Height of a map at most, and its width at least, in CSS pixels. */
const STRIP = 84;
const LEAST_MAP = 76;
const GAP = 3;

/**
 * How maps stand: as many in a row as have their least width.
 *
 * @param {number} count
 * @param {number} width  of the picture
 * @param {number} aspect  of a map
 * @param {number} line  room for words below each
 */
export function stripOf(count, width, aspect, line) {
  const rows = Math.max(1, Math.ceil((count * LEAST_MAP) / width));
  const columns = Math.max(1, Math.ceil(count / rows));
  const mapWidth = Math.max(1, Math.min(width / columns - GAP, STRIP * aspect));
  const [across, down] = [mapWidth + GAP, mapWidth / aspect + line];
  return {
    height: rows * down,
    /** @param {number} i */
    boxOf: (i) => ({
      left: (i % columns) * across,
      top: Math.floor(i / columns) * down,
      ...{ width: mapWidth, height: mapWidth / aspect },
    }),
  };
}
