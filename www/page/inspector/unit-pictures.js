/**
 * The small pictures of all units of a network, made anew where its weights or the colours have changed.
 *
 * @import { Domain } from '../../points/points.d.ts'
 * @import { Frame } from '../../training/training.d.ts'
 * @import { UnitPicture } from '../../views/network/diagram.js'
 * @import { Unit } from '../../views/network/layout.js'
 * @import { Maps } from '../../worker/inspect/parts/maps.js'
 * @import { Network } from './session.js'
 */
import { inputMaps } from '../../views/network/features.js';
import { unitOf } from '../../views/network/layout.js';
import { meaningOf, paletteFor, unitPixels } from '../../views/network/unit-colours.js';
import { rangeOf } from '../../views/network/unit-curve.js';
import { palettes } from '../../views/palette.js';
import { updatePicture } from '../../views/plot/heatmap.js';

/** @param {Unit} unit */
const keyOf = ({ layer, index }) => `${layer},${index}`;

export class UnitPictures {
  /** @type {Map<string, UnitPicture>} */
  #pictures = new Map();
  /** What they were made of. @type {{ maps: Maps, isDark: boolean } | null} */
  #made = null;

  /** @param {Unit} unit @returns {UnitPicture | null} null before there is one */
  of(unit) {
    return this.#pictures.get(keyOf(unit)) ?? null;
  }

  /** The next update makes all anew, as after a canvas has lost what was drawn on it. */
  forget() {
    this.#made = null;
  }

  /**
   * @param {Maps} maps
   * @param {NonNullable<Network>} network
   * @param {Domain} domain
   * @param {boolean} isDark
   */
  update(maps, network, domain, isDark) {
    if (this.#made?.maps === maps && this.#made.isDark === isDark) return;
    this.#made = { maps, isDark };
    this.#pictures.clear();
    const { width, height, a } = maps;
    const { sizes, features = null } = network;
    const colours = palettes(isDark);
    const put = (/** @type {Unit} */ unit, /** @type {Float32Array} */ values) => {
      const meaning = meaningOf(network, unit);
      if (features === null) {
        // Of one input all rows are alike.
        const row = values.subarray(0, width);
        this.#pictures.set(keyOf(unit), { values: row, range: rangeOf(row, meaning.scale) });
        return;
      }
      /** @type {Frame['pixels']} */
      const pixels = unitPixels(values, meaning.scale, paletteFor(colours, meaning));
      const map = document.createElement('canvas');
      updatePicture(map, { pixels, width, height });
      this.#pictures.set(keyOf(unit), { map });
    };
    inputMaps(features, { domain, width, height }).forEach((values, i) =>
      put({ layer: 0, index: i + 1 }, values),
    );
    const nodes = width * height;
    const units = sizes.slice(1).reduce((sum, size) => sum + size, 0);
    for (let unit = 0; unit < units; unit++) {
      put(unitOf(sizes, unit), a.subarray(unit * nodes, (unit + 1) * nodes));
    }
  }
}
