/**
 * Adds links to the corpus with what they show today:
 *
 *     node tests/unit/links/add.js '#v=1&fig=3' …
 *
 * A link that is there stays as it is: what it showed once, it has to show for ever.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { shown, without } from './shown.js';

const FILE = fileURLToPath(new URL('corpus.json', import.meta.url));
const { defaults, links } = JSON.parse(readFileSync(FILE, 'utf8'));

for (const link of process.argv.slice(2)) {
  if (Object.hasOwn(links, link)) continue;
  const { board, figures, ...others } = shown(link);
  links[link] = {
    board: without(board, defaults.board),
    figures: figures.map((figure) => ('optimum' in figure ? figure : without(figure, defaults.network))),
    ...Object.fromEntries(
      Object.entries(others).filter(([, value]) => value !== null && String(value) !== ''),
    ),
  };
}
const lines = Object.entries(links).map(
  ([link, entry]) => `    ${JSON.stringify(link)}: ${JSON.stringify(entry)}`,
);
writeFileSync(
  FILE,
  `{\n  "defaults": ${JSON.stringify(defaults)},\n  "links": {\n${lines.join(',\n')}\n  }\n}\n`,
);
