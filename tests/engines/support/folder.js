/** Files that a browser saves, seen on the disk: some drivers are not told of downloads. */
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MILLIS = 30_000;
const LOOK_MILLIS = 100;
/** How browsers call what has not come to its end. */
const UNFINISHED = /\.(part|tmp|wkdownload|crdownload)$/;

/**
 * The file that an act leaves in a folder, from which it is taken away.
 *
 * @param {string} folder
 * @param {() => Promise<unknown>} act
 * @returns {Promise<{ name: string, bytes: Buffer }>}
 */
export async function savedIn(folder, act) {
  const there = () => (existsSync(folder) ? readdirSync(folder) : []);
  const before = there();
  await act();
  const end = Date.now() + PATIENCE_MILLIS;
  let size = 0;
  for (;;) {
    const files = there().filter((file) => !before.includes(file));
    const name = files.find((file) => !UNFINISHED.test(file));
    if (name && files.length === 1) {
      // It may just be given its name, or another one.
      const now = statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
      if (now > 0 && now === size) {
        const bytes = readFileSync(join(folder, name));
        rmSync(join(folder, name));
        return { name, bytes };
      }
      size = now;
    }
    if (Date.now() > end) throw new Error(`no file came into ${folder} but ${files.join(', ') || 'none'}`);
    await sleep(LOOK_MILLIS);
  }
}
