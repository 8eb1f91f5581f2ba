/**
 * What nobody can do without who verifies a bundle: unpack it, hash every file, parse every line. `node bench/verify-bare.ts
 * <bundle.zip>`, a process of its own; `verify-scale.ts` measures the command against it.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readZip } from '../src/formats/zip.ts';

const { files } = await readZip(readFileSync(process.argv[2] ?? ''));
let values = 0;
for (const [path, content] of files) {
  hash('sha256', content);
  if (!/\.(?:nd)?json$/.test(path)) continue;
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  for (const line of path.endsWith('.ndjson') ? text.split('\n') : [text]) if (line !== '' && JSON.parse(line) !== null) values++;
}
process.stdout.write(`${values}\n`);
