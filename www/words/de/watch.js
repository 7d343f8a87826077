/** @type {typeof import('../en/watch.js').english} */
export default {
  speed: 'Tempo',
  title: 'Wie viele Schritte in einer Sekunde beim Trainieren gemacht werden',
  auto: 'auto',
  fastest: 'max.',
  perSecond: (updates) => `${updates}/s`,
  updatesPerSecond: (count, updates) => `${updates} ${count === 1 ? 'Schritt' : 'Schritte'} pro Sekunde`,
  asFastAsPossible: 'so schnell wie möglich',
  automatic: (updates) => `automatisch: ${updates} Schritte in der ersten Sekunde, dann immer mehr`,
};
