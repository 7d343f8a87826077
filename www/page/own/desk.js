/**
 * Everything for own points that is not needed before somebody wants them: the drawing tools, the dialog that opens
 * tables, and what they share.
 *
 * @import { Signal } from '@preact/signals-core'
 * @import { OwnHistory } from '../../scene/own-history.js'
 * @import { OwnFault } from '../../words/en/own.js'
 * @import { Encoding } from '../../points/table/text.js'
 * @import { Page } from '../page.js'
 */
import { signal } from '@preact/signals-core';
import { ownFromPoints } from '../../points/edit.js';
import { LAST_CELL } from '../../points/grid.js';
import { Refusal, reasonOf } from '../../points/reason.js';
import { guessedEncoding, textFromBytes } from '../../points/table/text.js';
import { createOwnHistory } from '../../scene/own-history.js';
import './bar.js';
import './dialog.js';
import './draw-layer.js';
import './own.css';

/** A file of more bytes holds more characters than a table may have. */
const MOST_BYTES = 100_000_000;

/** @typedef {'add' | 'move' | 'erase'} Tool */

/**
 * A table to be opened: where it comes from, and its text.
 *
 * @typedef {object} TableText
 * @property {'named' | 'pasted' | 'clipboard'} from
 * @property {string} name  of a file or a known table, where it has one
 * @property {string} text
 * @property {readonly [string, string]} [columns]  to start with
 * @property {{ bytes: Uint8Array<ArrayBuffer>, encoding: Encoding }} [file]  what the text was read from
 */

/**
 * @typedef {object} Desk
 * @property {OwnHistory} history
 * @property {Signal<boolean>} editing  whether the plots take points from the pointer and the keyboard
 * @property {Signal<Tool>} tool
 * @property {Signal<number>} label  class of the points that are added
 * @property {Signal<number>} level  of y of the points that are added, where it is a number: its place on its scale
 * @property {Signal<string>} said  the last thing done, for screen readers
 * @property {Signal<'closed' | 'start' | 'table'>} dialog
 * @property {Signal<TableText | null>} table  that the dialog shows
 * @property {Signal<OwnFault | null>} trouble  why nothing could be opened
 * @property {(file: File) => Promise<void>} openFile
 * @property {(table: TableText) => void} openTable
 * @property {() => void} copyShown  makes the points of the present source own points
 */

/**
 * @param {Page} page
 * @returns {Desk}
 */
export function createDesk({ store, pool }) {
  const dialog = signal(/** @type {'closed' | 'start' | 'table'} */ ('closed'));
  const table = signal(/** @type {TableText | null} */ (null));
  const trouble = signal(/** @type {OwnFault | null} */ (null));
  const history = createOwnHistory(store);

  /** @type {Desk['openTable']} */
  const openTable = (next) => {
    trouble.value = null;
    table.value = next;
    dialog.value = 'table';
  };

  return {
    history,
    editing: signal(false),
    tool: signal(/** @type {Tool} */ ('add')),
    label: signal(0),
    level: signal(Math.round(LAST_CELL / 2)),
    said: signal(''),
    dialog,
    table,
    trouble,
    openTable,

    async openFile(file) {
      try {
        if (file.size > MOST_BYTES) throw new Refusal({ code: 'largeFile', megabytes: MOST_BYTES / 1e6 });
        const bytes = new Uint8Array(await file.arrayBuffer());
        const encoding = guessedEncoding(bytes);
        const text = textFromBytes(bytes, encoding);
        openTable({ from: 'named', name: file.name, text, file: { bytes, encoding } });
      } catch (error) {
        trouble.value = { code: 'file', name: file.name, reason: reasonOf(error) };
        dialog.value = 'start';
      }
    },

    copyShown() {
      const { own, board } = store.scene.peek();
      const points = pool.points.peek();
      if (!points || (board.source === 'own' && own)) return;
      const { task = 'classification' } = pool.sources.peek().find(({ name }) => name === board.source) ?? {};
      history.edit(ownFromPoints(points, pool.domain.peek(), { task }), { patch: { testShare: 0 } });
    },
  };
}
