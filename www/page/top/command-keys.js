/** What the keys of a command are called on this keyboard. */

/** Apple's keyboards have a key of their own for commands. */
const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * @param {'undo' | 'redo'} command
 * @param {{ control: string, shift: string }} names  of the keys in the page's language
 * @returns {string[]}
 */
export const commandKeys = (command, { control, shift }) => [
  isApple ? '⌘' : control,
  ...(command === 'redo' ? [isApple ? '⇧' : shift] : []),
  'Z',
];
