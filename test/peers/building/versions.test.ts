/** Versions are written where they are installed from, and again where they are told: in README and expectation files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const PEERS = join(import.meta.dirname, '..');
const README = readFileSync(join(PEERS, 'README.md'), 'utf8');
const FOLDERS = readdirSync(PEERS).filter((name) => name.startsWith('fit-connect-') && !name.endsWith('.ts'));

/** Pinned versions of a peer by package. */
function pinsOf(folder: string): Readonly<Record<string, string>> {
  const requirements = join(PEERS, folder, 'requirements.txt');
  if (existsSync(requirements))
    return Object.fromEntries(
      readFileSync(requirements, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('==') as [string, string]),
    );
  const pom = readFileSync(join(PEERS, folder, 'pom.xml'), 'utf8');
  const version = /<fitconnect\.sdk\.version>([\d.]+)</.exec(pom)?.[1] ?? /<artifactId>nimbus-jose-jwt<\/artifactId>\s*<version>([\d.]+)</.exec(pom)?.[1];
  return { [folder]: version ?? assert.fail(`no version in the pom of ${folder}`) };
}

for (const folder of FOLDERS) {
  test(`${folder}: the README and the expectation file name the versions that are installed`, () => {
    const row = README.split('\n').find((line) => line.startsWith('|') && line.includes(`](${folder})`)) ?? assert.fail('no row in the README');
    const pins = pinsOf(folder);
    for (const [name, version] of Object.entries(pins)) assert.ok(row.includes(version), `${name} ${version}`);
    const file = join(PEERS, folder, 'expectation.json');
    if (existsSync(file)) assert.deepEqual((JSON.parse(readFileSync(file, 'utf8')) as { readonly versions: unknown }).versions, pins);
  });
}
