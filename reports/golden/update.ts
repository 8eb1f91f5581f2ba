/** Writes the golden files anew: `node reports/golden/update.ts`. Read the difference before it is committed. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readExample } from './example.ts';
import { renderGolden } from './render.ts';

for (const folder of ['de', 'en']) {
  const url = new URL(`${folder}/`, import.meta.url);
  rmSync(url, { recursive: true, force: true });
  mkdirSync(url, { recursive: true });
}
for (const [path, content] of renderGolden(readExample())) writeFileSync(new URL(path, import.meta.url), content, 'utf8');
