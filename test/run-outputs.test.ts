/**
 * Everything a whole run of the embedded product writes, and its bundle. Nothing secret leaves it: with every secret of the
 * run known, each file is searched for them in every spelling, for the canaries of the submissions, and for anything that
 * looks like a key. And what cucumber's own schema says of its messages holds.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { compileSchema } from '../src/formats/json-schema.ts';
import { scanForSecrets, secretsOfPem } from '../src/certification/secret-scan.ts';
import type { KeyRing } from '../src/runner/keys.ts';
import type { FitConnectLoaded } from '../src/runner/fit-connect-loaded.ts';
import { ordinaryRun } from '../src/runner/ordinary-run.ts';
import { gatherSecrets, namesOfOwnKeys } from './known-secrets.ts';
import { bundleOfRun, factsIn, filesIn, resultIn, runIn } from '../tools/run-folder.ts';

/**
 * The facts of a run list its canaries, so that a stranger can search the product's log again, and the keys that were made for it alone, so
 * that a stranger can open what was sent; nothing else of it may name them.
 */
const FACTS = 'evidence/facts.json';

let folder: string;
const secrets = gatherSecrets();
const { sought } = secrets;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pruefstand-secrets-'));
  await runEmbedded();
  await bundleUp();
  secrets.end();
});

after(() => rmSync(folder, { recursive: true, force: true }));

async function runEmbedded(): Promise<void> {
  const { createKeyRing } = await import('../src/runner/keys.ts');
  const { loadEmbeddedTarget } = await import('../src/runner/embedded.ts');
  const { cacheFolder } = await import('../src/runner/environment.ts');
  const { runProfile } = await import('../src/runner/run.ts');
  const keys = secrets.listening(createKeyRing(cacheFolder(), Date.now()));
  const loaded = await loadEmbeddedTarget({ keys, maxAttachmentBytes: 1_000_000 });
  const { clientSecret, callback, adapter } = loaded.target;
  for (const [name, value] of Object.entries({ 'client secret': clientSecret, 'callback secret': callback?.secret, 'adapter token': adapter?.token }))
    secrets.add(name, value ?? '');
  for (const canary of loaded.samples.json?.canaries ?? []) sought.push({ name: `canary ${canary.slice(0, 3)}…`, kind: 'canary', value: canary });
  await runProfile(
    {
      loaded: knownAuthorities(loaded, keys),
      outputFolder: folder,
      ...ordinaryRun(),
    },
    keys,
  );
}

/** The run as it is handed out: a signed bundle, and the documents that are written when they are asked for. */
async function bundleUp(): Promise<void> {
  const { DOCUMENT_WRITERS } = await import('../reports/index.ts');
  const { zip, key } = await bundleOfRun(runIn(folder));
  sought.push(...secretsOfPem('signing key of the bundle', key));
  writeFileSync(join(folder, 'selbsttest.zip'), zip);
  for (const writer of DOCUMENT_WRITERS)
    for (const { name, content } of await writer.write(resultIn(folder), { language: 'de' })) writeFileSync(join(folder, name), content);
}

/** Those of the PKI that sign something in this run, and the key of the product's own server. */
function knownAuthorities(loaded: FitConnectLoaded, { pki }: KeyRing): FitConnectLoaded {
  const { start } = loaded;
  assert.ok(start !== undefined);
  return {
    ...loaded,
    async start(addresses, signal) {
      for (const id of ['root', 'server', 'fit-connect'] as const) sought.push(...secretsOfPem(`authority ${id}`, (await pki.authority(id)).key));
      const issueServer: typeof addresses.issueServer = async (order) => {
        const server = await addresses.issueServer(order);
        sought.push(...secretsOfPem('key of the server', server.key));
        return server;
      };
      return start({ ...addresses, issueServer }, signal);
    },
  };
}

test('the run was one, and its secrets are known', () => {
  const names = [...filesIn(folder)].map(({ path }) => path);
  for (const name of [
    'result.json',
    'report.html',
    'messages.ndjson',
    'evidence/exchanges.ndjson',
    'evidence/judgements.ndjson',
    'report.pdf',
    'selbsttest.zip',
  ])
    assert.ok(names.includes(name), name);
  assert.equal(resultIn(folder).conclusion, 'conformant');
  const secrets = new Set(sought.map(({ name }) => name.replace(/[: ].*$/, '')));
  for (const name of [
    'client',
    'callback',
    'adapter',
    'authority',
    'key',
    'service-signing',
    'portal-signing',
    'embedded-encryption-1',
    'embedded-signing',
    'random',
    'canary',
  ])
    assert.ok(secrets.has(name), name);
});

test('no output holds a secret or a canary of the run', async () => {
  const { leaks, unsearched } = await scanForSecrets(filesIn(folder), sought);
  const isTold = new Set([...sought.flatMap(({ kind, name }) => (kind === 'canary' ? [name] : [])), ...namesOfOwnKeys(factsIn(folder), sought)]);
  assert.deepEqual(unsearched, []);
  assert.deepEqual(
    leaks.filter(({ file, what }) => !(isTold.has(what) && (file === FACTS || file.endsWith(`!/${FACTS}`)))),
    [],
  );
});

test('the facts of the run name its canaries and its own keys as what they are, and nowhere else', async () => {
  const facts = factsIn(folder);
  assert.ok(facts.submissions.some(({ canaries }) => canaries.length > 2));
  assert.ok(namesOfOwnKeys(facts, sought).length > 2 * facts.submissions.length);
  const { callbackHmacKey: _key, ...rest } = facts;
  const others = { ...rest, submissions: facts.submissions.map(({ canaries: _, contentKeys: _keys, ...known }) => known) };
  assert.deepEqual(await scanForSecrets([{ path: FACTS, content: Buffer.from(JSON.stringify(others)) }], sought), { leaks: [], unsearched: [] });
});

test('the messages are those of cucumber, by its published schema', () => {
  const validate = compileSchema(JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('@cucumber/messages/schema')), 'utf8')) as object);
  assert.notDeepEqual(validate({ testRunStarted: { timestamp: 'heute' } }), [], 'the schema can say no');
  const lines = readFileSync(join(folder, 'messages.ndjson'), 'utf8').trimEnd().split('\n');
  assert.ok(lines.length > 500);
  for (const [index, line] of lines.entries()) assert.deepEqual(validate(JSON.parse(line)), [], `line ${index + 1}`);
});

test('steps are told with the keywords of their scenarios', () => {
  const steps = resultIn(folder).cases.flatMap(({ attempts }) => attempts.flatMap((attempt) => attempt.steps));
  assert.ok(steps.length > 100);
  for (const { keyword, text } of steps) assert.match(keyword, /^(Angenommen|Wenn|Dann|Und|Aber|\*) $/, text);
});

test('a leak in these outputs would be found', async () => {
  const [first] = [...filesIn(folder)].filter(({ path }) => path === 'evidence/exchanges.ndjson');
  assert.ok(first !== undefined);
  for (const { name, value } of sought.filter((_, index) => index % 7 === 0)) {
    const content = Buffer.concat([first.content, Buffer.from(`{"text":"${typeof value === 'string' ? value : Buffer.from(value).toString('base64url')}"}\n`)]);
    const { leaks } = await scanForSecrets([{ path: first.path, content }], sought);
    assert.ok(
      leaks.some(({ what }) => what === name),
      name,
    );
  }
});
