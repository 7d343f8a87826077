/** @import { english } from '../en/tools.js' */
import { formatCount, formatPercent } from '../numbers.js';

/** @type {typeof english} */
export default {
  save: 'Sichern:',
  saveAs: (format) => `Das Bild als ${format} sichern`,
  numbers: 'Zahlen',
  saveNumbers: 'Als CSV sichern',
  first: (shown, all) => `Die ersten ${formatCount(shown)} von ${formatCount(all)}; die Datei hat alle.`,
  failed: (reason) => `Es ließ sich nicht sichern: ${reason}`,
  job: {
    progress: 'Wie weit es ist',
    running: (share, seconds) =>
      `${formatPercent(share)}${seconds === null ? '' : `, noch etwa ${formatCount(seconds)} s`}`,
    cancel: 'Anhalten',
    start: 'Berechnen',
    again: 'Neu berechnen',
    cancelled: 'Angehalten; gezeigt wird, was bis dahin da war.',
    done: 'Fertig.',
    failed: (reason) => `Es hat nicht geklappt: ${reason}`,
    outdated: 'Die Tafel hat sich seither geändert.',
  },
};
