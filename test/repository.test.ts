/** Guards over all files: nothing of the machine they were written on, nothing unfinished, no folder without a meaning. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repositoryFiles, textFiles, textOf } from './repository-files.ts';

const FILES = repositoryFiles();
const SELF = 'test/repository.test.ts';
const TEXTS = textFiles().filter((path) => path !== SELF);

/** Places that match, `path:line: text`. */
function hits(paths: readonly string[], pattern: RegExp): readonly string[] {
  return paths.flatMap((path) => {
    const text = textOf(path);
    return pattern.test(text)
      ? text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : []))
      : [];
  });
}

test('no file names a path of the machine it was written on', () => {
  assert.ok(TEXTS.length > 100, 'the files were found');
  assert.deepEqual(hits(TEXTS, /(?<![\w.-])\/(work|root|farm|home\/[a-z]+|Users\/[A-Za-z]+)\//), []);
});

test('no file names the host of a registry or mirror', () => {
  // Hosts under the reserved names of RFC 2606 belong to nobody.
  const mirror = /https?:\/\/(?![^\s"'/]*\.(example|test|invalid)\b)[^\s"'/]*(registry|mirror|artifactory|nexus|verdaccio|proxy)[^\s"'/]*/i;
  assert.deepEqual(hits(TEXTS, mirror), []);
  assert.deepEqual(hits(['package-lock.json'], /"resolved": "https?:/), []);
});

test('nothing is left for later, no test is singled out', () => {
  const code = TEXTS.filter((path) => /\.(ts|mjs|js|feature|ya?ml)$/.test(path));
  assert.deepEqual(hits(code, /\b(TODO|FIXME|XXX)\b|\b(test|it|describe)\.(only|todo)\(|@wip\b/), []);
});

test('nothing that a tool has built is committed', () => {
  assert.deepEqual(
    FILES.filter((path) => /\.tsbuildinfo$|(^|\/)(dist|coverage|node_modules)\//.test(path)),
    [],
  );
});

test('every file and folder has a name with a meaning', () => {
  assert.deepEqual(
    FILES.filter((path) => /(^|[/-])(utils?|helpers?|common|misc|managers?)([./-]|$)/i.test(path)),
    [],
  );
});

test('sources are named in kebab case', () => {
  const sources = FILES.filter((path) => path.endsWith('.ts') && !path.startsWith('.'));
  assert.deepEqual(
    sources.filter((path) => !/^([a-z0-9][a-z0-9-]*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/.test(path)),
    [],
  );
});

test('no private key is committed outside of test data that is marked as such', () => {
  const keys = hits(TEXTS, /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----[A-Za-z0-9+/=\s\\n]{40}|"d"\s*:\s*"[\w-]{80,}"/);
  assert.deepEqual(
    keys.filter((hit) => !hit.startsWith('fixtures/')),
    [],
  );
});
