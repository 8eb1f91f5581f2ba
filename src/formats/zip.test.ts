import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { fromBufferPromise } from 'yauzl';
import { readZip, writeZip } from './zip.ts';
import type { ZipContent } from './zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What another program reads out of an archive. */
async function readByYauzl(archive: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(archive), { strictFileNames: true });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks).toString('base64'));
  }
  return files;
}

const inBase64 = (files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, content]) => [path, Buffer.from(content).toString('base64')]));

test('what is written is read again, by us and by others, in the order of the paths', async () => {
  const files: readonly ZipContent[] = [
    { path: 'result.json', content: bytes('{"a":1}\n'.repeat(1000)) },
    { path: 'evidence/bodies/ä.bin', content: Uint8Array.of(0, 255, 1) },
    { path: 'leer.txt', content: new Uint8Array(0) },
    { path: 'bundle.zip', content: await writeZip([{ path: 'a', content: bytes('x'.repeat(500)) }]) },
  ];
  const archive = await writeZip(files);
  const { files: read, problems } = await readZip(archive);
  assert.deepEqual(problems, []);
  assert.deepEqual([...read.keys()], ['bundle.zip', 'evidence/bodies/ä.bin', 'leer.txt', 'result.json']);
  for (const { path, content } of files) assert.deepEqual(Buffer.from(read.get(path) ?? []), Buffer.from(content), path);
  assert.deepEqual(await readByYauzl(archive), inBase64(read));
  assert.ok(archive.length < 3000, 'text is packed');
  assert.ok(Buffer.from(archive).includes(Buffer.from(read.get('bundle.zip') ?? [])), 'an archive inside is stored as it is');
});

test('an empty archive is one', async () => {
  assert.deepEqual(await readZip(await writeZip([])), { files: new Map(), problems: [] });
});

test('the same files give the same bytes: order, views and time zone do not matter', async () => {
  const files: readonly ZipContent[] = ['b', 'a/c', 'a-', 'a'.repeat(240), 'Z'].map((path) => ({ path, content: bytes(`Inhalt von ${path}`) }));
  const archive = await writeZip(files);
  assert.deepEqual(await writeZip(files.toReversed()), archive);
  const shifted = files.map(({ path, content }) => ({ path, content: Buffer.concat([Buffer.of(1), content, Buffer.of(2)]).subarray(1, -1) }));
  assert.deepEqual(await writeZip(shifted), archive);
  const program = `
    const { writeZip } = await import(${JSON.stringify(new URL('zip.ts', import.meta.url).href)});
    const files = ${JSON.stringify(files.map(({ path }) => path))}.map((path) => ({ path, content: new TextEncoder().encode('Inhalt von ' + path) }));
    process.stdout.write(Buffer.from(await writeZip(files)).toString('base64'));`;
  for (const TZ of ['Pacific/Kiritimati', 'America/St_Johns', 'Africa/Monrovia']) {
    const written = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, TZ },
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      encoding: 'utf8',
    });
    assert.equal(written, Buffer.from(archive).toString('base64'), TZ);
  }
});

test('names that a reader could misread are refused when writing', async () => {
  for (const path of ['../a', '/a', 'C:a', 'a\\b', 'a//b', './a', 'a/', '', 'a\0', 'nul.txt', 'A\u0308', 'a ', 'x\u202e'])
    await assert.rejects(writeZip([{ path, content: bytes('x') }]), TypeError, JSON.stringify(path));
  await assert.rejects(writeZip(['a', 'A'].map((path) => ({ path, content: bytes('x') }))), TypeError);
});

test('any files survive, and read the same by another program', async () => {
  const name = fc.stringMatching(/^[a-z0-9äß_-]{1,12}(\/[a-z0-9_-]{1,8}){0,2}$/).filter((text) => !/(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\/|$)/.test(text));
  const file = fc.record({
    path: name,
    content: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string().map((text) => bytes(text.repeat(50))),
    ),
  });
  const set = fc
    .uniqueArray(file, { selector: ({ path }) => path.split('/')[0]!.normalize('NFKC').toUpperCase(), maxLength: 8 })
    .filter((files) => files.every(({ path }) => path === path.normalize('NFC')));
  await fc.assert(
    fc.asyncProperty(set, async (files) => {
      const archive = await writeZip(files);
      const { files: read, problems } = await readZip(archive);
      assert.deepEqual(problems, []);
      assert.deepEqual(inBase64(read), new Map([...inBase64(new Map(files.map(({ path, content }) => [path, content])))].sort(([a], [b]) => (a < b ? -1 : 1))));
      assert.deepEqual(await readByYauzl(archive), inBase64(read));
    }),
    { numRuns: 60 },
  );
});

test('a large bundle is read well within the time for verifying it', async () => {
  const line = (index: number): string =>
    `${JSON.stringify({ id: `x-${index}`, at: index, request: { method: 'GET', target: `/v2/submissions/${(index * 7919) % 100_003}` }, response: { status: 200, text: `${'Inhalt '.repeat(500)}${index}` } })}\n`;
  const content = bytes(Array.from({ length: 10_000 }, (_, index) => line(index)).join(''));
  assert.ok(content.length > 30_000_000);
  const archive = await writeZip([{ path: 'evidence/exchanges.ndjson', content }]);
  const started = performance.now();
  const { files, problems } = await readZip(archive);
  const tookMs = performance.now() - started;
  assert.deepEqual(problems, []);
  assert.equal(files.get('evidence/exchanges.ndjson')?.length, content.length);
  // Ten times what a quiet machine takes.
  assert.ok(tookMs < 3000, `${tookMs} ms`);
});
