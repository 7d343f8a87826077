/** @type {typeof import('../en/doors.js').english} */
export default {
  close: 'Schließen',
  present: 'Vorführen',
  presentTitle: 'Nur die Abbildungen, groß und im Vollbild (P)',
};
