/** @type {typeof import('../en/picture.js').english} */
export default {
  title: 'Bild',
  titleHint: 'Wie die Bilder gezeichnet werden: mit Farbe oder nur mit Linien, und mit welchen',
  outside: (count, all) => `${count} von ${all} Punkten liegen außerhalb der Bilder.`,
  notDrawn: (reason) => `Dieses Bild konnte nicht gezeichnet werden: ${reason}`,
  unknownError: 'unbekannter Fehler',
  crosshair: {
    label: (caption) => `Werte im Bild: ${caption}`,
    keys: 'Pfeiltasten bewegen das Fadenkreuz, mit der Umschalttaste in großen Schritten; Escape beendet es.',
    role: 'Fadenkreuz',
  },
};
