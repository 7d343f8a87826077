/**
 * The fence of a scene as a text, to be pasted into a lesson.
 *
 * @import { Fence } from './lessons.d.ts'
 */
import { textOf } from './expressions.js';
import { controlText } from './names.js';

/**
 * The fence for the board of a link: one that stands at a moment is not trained further.
 *
 * @param {string} link  its hash, which is empty for the default board
 * @param {{ stands?: boolean, tool?: Fence['tool'] }} [options]
 * @returns {string}
 */
export const copyScene = (link, { stands = false, tool = null } = {}) =>
  fenceText({ link: link || '#', train: { kind: stands ? 'none' : 'rest' }, tool });

/**
 * @param {Partial<Fence> & Pick<Fence, 'link'>} fence
 * @param {readonly import('./lessons.d.ts').Try['goal'][]} [goals]  of the things to try
 * @returns {string}
 */
export function fenceText(fence, goals = []) {
  const { link, train = { kind: 'rest' }, expects = [], tool, controls = [], hide = [], decide = [] } = fence;
  const parameters = Object.entries(tool?.parameters ?? {}).map((pair) => pair.join('='));
  // Sums are in parentheses, since blanks part the numbers.
  const scores = decide.map((score) => (score.kind === 'quantity' ? textOf(score) : `(${textOf(score)})`));
  const lines = [
    `link: ${link}`,
    `train: ${'count' in train ? `${train.count} ${train.kind}` : train.kind}`,
    ...(fence.goesOn ? ['go: on'] : []),
    ...expects.map(({ expression }) => `expect: ${textOf(expression)}`),
    ...goals.flatMap((goal, i) => (goal ? [`goal ${i + 1}: ${textOf(goal)}`] : [])),
    ...(tool ? [`tool: ${[tool.name, tool.figure, ...parameters].join(' ')}`] : []),
    ...(controls.length > 0 ? [`controls: ${controls.map(controlText).join(' ')}`] : []),
    ...(hide.length > 0 ? [`hide: ${hide.join(' ')}`] : []),
    ...(scores.length > 0 ? [`decide: ${scores.join(' ')}`] : []),
  ];
  return ['```scene', ...lines, '```', ''].join('\n');
}
