/** What surrounds a lesson: beats, guesses, the list of chapters, the lecturer's window. */
import { part } from '../language.js';

export const english = {
  panel: 'Lesson',
  /** @param {number} index @param {number} count */
  place: (index, count) => `${index} of ${count}`,
  comes: 'The lesson is loading…',
  lost: 'The lesson could not be loaded.',
  next: { ask: 'What do you expect?', reveal: 'Run and show', scene: 'Next scene', end: 'The end' },
  reveal: 'Show the answer',
  outcome: 'What comes out',
  back: 'Back',
  nextHint: 'Page Down',
  backHint: 'Page Up',
  contents: 'All scenes',
  contentsHint: 'All scenes (O)',
  leave: 'Leave the lesson',
  again: 'Start over',
  againHint: 'The board as it was at the beginning of this scene',
  allControls: 'All controls',
  allControlsHint: 'Show every control of the page, not only those of this scene',
  predict: 'Your guess',
  right: 'right',
  yours: 'your guess',
  /** @param {boolean} isRight @returns {string} */
  verdict: (isRight) => (isRight ? 'As you expected.' : 'Not as you expected.'),
  noGuess: 'You have not guessed.',
  best: 'the best',
  /** @param {string} score */
  score: (score) => `expected error beyond the optimum: ${score}`,
  try: 'Try',
  reached: 'reached',
  open: 'to do',
  dialog: {
    title: 'Lessons',
    lead: 'The lecture in scenes: see, guess, and let the networks answer. Page Down goes on.',
    /** @param {number} scenes */
    scenes: (scenes) => `${scenes} scenes`,
    own: 'A lesson of your own',
    ownText: 'Open a Markdown file, or drop it on the page.',
    copy: 'Copy this board as a scene',
    copied: 'The fence of the scene has been copied.',
    presenter: 'Window for the lecturer',
    presenterText: 'Notes, the next scene and a clock in a second window; this one follows it.',
    problems: 'The file cannot be opened as a lesson:',
  },
  presenter: {
    title: 'Lecturer’s window',
    waiting: 'Waiting for the window with the lesson…',
    gone: 'The window with the lesson is gone.',
    notes: 'Notes',
    noNotes: 'No notes.',
    now: 'Now',
    on: 'Go on',
    following: 'Next',
    clock: 'Time',
    since: 'since the beginning',
    restart: 'Set the clock to 0',
    beats: { show: 'shown', ask: 'asked', reveal: 'revealed' },
    answer: 'Right answer',
    votes: 'Hands up',
    blocked: 'The browser has not opened a window. Allow it, and press again.',
  },
};

export const playerWords = part('player', english);
