import { formatCount } from '../numbers.js';

/** @type {typeof import('../en/seeds.js').english} */
export default {
  title: 'Vier Startzahlen',
  about: (caption) => `${caption}, von anderen Startgewichten aus und mit denselben Punkten.`,
  onBoard: (seed) => `Auf der Seite, Startzahl ${seed}: *E* =`,
  byError: 'kleinstes *E* zuerst',
  progress: 'Fortschritt der Trainings',
  others: 'Andere vier',
  heading: (seed) => `Startzahl ${seed}`,
  picture: (seed, summary) => `Startzahl ${seed}: ${summary}`,
  testError: 'Test-*D*',
  put: 'Auf die Seite bringen',
  there: 'Auf der Seite',
  putSeed: (seed) => `Auf die Seite bringen: Startzahl ${seed}`,
  thereSeed: (seed) => `Auf der Seite: Startzahl ${seed}`,
  waiting: 'wartet',
  state: (state, updates) => `${state}, ${formatCount(updates)} ${updates === 1 ? 'Schritt' : 'Schritte'}`,
  status: {
    added: (seed, isFull) =>
      `Startzahl ${seed} ist auf der Seite und trainiert dort.${isFull ? ' Mehr Abbildungen passen nicht auf die Seite.' : ''}`,
    training: 'Training läuft.',
    refused: (reason) => `Der Rechenkern nimmt dieses Netz nicht an: ${reason}`,
    failed: (reason) => `Es hat nicht geklappt: ${reason}.`,
    cancelled: 'Es hat nicht geklappt.',
    done: 'Alle vier sind fertig.',
    equal: (e) => `Alle vier kommen zu *E* = ${e}.`,
    spread: (least, most) => `Alle vier sind fertig: *E* von ${least} bis ${most}.`,
  },
};
