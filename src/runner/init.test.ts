/** The folder of `init`: loadable, complete, secret where it must be, never overwritten by accident. */
import { deepStrictEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { cacheFolder } from './environment.ts';
import { guideAddresses } from './init-guide.ts';
import type { InitStep } from './init.ts';
import { createKeyRing } from './keys.ts';
import { startSimulation } from './simulation.ts';
import { loadTargetFile, readTargetFile } from './target-file.ts';
import { makeTestFolder } from './target-test-folder.ts';

const SECRET_FILES = [
  'product/adapter-token.txt',
  'product/callback-secret.txt',
  'product/client-secret.txt',
  'product/encryption-1.private.json',
  'product/encryption-2.private.json',
  'product/server-key.pem',
  'product/signing.private.json',
  'tls/authority-key.pem',
];

test('in every language and shape the target is valid as it is', async () => {
  for (const options of [
    { language: 'en' as const },
    { apiVersion: 'v1' as const, callbackUrl: 'http://localhost:1/c' },
    { serviceHosts: ['pruefstand.example', 'localhost'], pollingSeconds: 0.5 },
    { product: { name: 'Zitat "x" \\ # : \n Umbruch', version: '1.10', vendor: 'ÄÖÜ' } },
  ]) {
    using made = await makeTestFolder(options);
    const { loaded, problems } = readTargetFile(made.outcome.targetFile, {});
    deepStrictEqual(problems, [], JSON.stringify(options));
    if ('product' in options) deepStrictEqual(loaded?.target.product, options.product);
    if ('serviceHosts' in options)
      deepStrictEqual(loaded?.listen, { hostname: '0.0.0.0', names: ['pruefstand.example', 'localhost'], servicePort: 8470, controlPort: 8471 });
  }
});

test('without addresses callback and adapter stand there as comments', async () => {
  using made = await makeTestFolder({}, false);
  match(readFileSync(made.outcome.targetFile, 'utf8'), /^# callback:\n# {3}url: "https:.*\n# {3}secret: /m);
  const { target } = await loadTargetFile(made.outcome.targetFile, {});
  deepStrictEqual([target.callback, target.adapter], [undefined, undefined]);
});

test('secrets are for their owner alone and kept out of version control and guide', async () => {
  using made = await makeTestFolder();
  const files = readdirSync(made.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  equal(files.length, made.outcome.files.length);
  for (const name of SECRET_FILES) equal(statSync(made.pathOf(name)).mode & 0o777, 0o600, name);
  const ignored = readFileSync(made.pathOf('.gitignore'), 'utf8').split('\n');
  ok(ignored.includes('product/') && ignored.includes('tls/*-key.pem'));
  const open = made.outcome.files
    .filter((name) => !SECRET_FILES.includes(name))
    .map((name) => readFileSync(made.pathOf(name), 'utf8'))
    .join('\n');
  for (const name of SECRET_FILES.filter((file) => file.endsWith('.txt'))) ok(!open.includes(readFileSync(made.pathOf(name), 'utf8').trim()), name);
  ok(!/"d"\s*:/.test(open) && !open.includes('PRIVATE KEY'));
});

test('the product’s certificate covers its hosts and comes from the authority', async () => {
  using made = await makeTestFolder({ productHosts: ['produkt.example', '192.0.2.7', 'localhost'] });
  const certificate = new X509Certificate(readFileSync(made.pathOf('product/server.pem')));
  for (const name of ['localhost', 'produkt.example']) equal(certificate.checkHost(name), name);
  for (const ip of ['127.0.0.1', '192.0.2.7']) equal(certificate.checkIP(ip), ip);
  ok(certificate.verify(new X509Certificate(readFileSync(made.pathOf('product/authority.pem'))).publicKey));
  ok(certificate.validToDate.getTime() > Date.now() + 365 * 86_400_000);
});

test('nothing is overwritten without being told, and then all of it', async () => {
  using made = await makeTestFolder();
  const before = readFileSync(made.outcome.targetFile, 'utf8');
  await rejects(makeTestFolder({ folder: made.folder }), { code: 'ERR_CONFIG_EXISTS', hint: /--force/ });
  equal(readFileSync(made.outcome.targetFile, 'utf8'), before);
  await makeTestFolder({ folder: made.folder, isForced: true });
  ok(readFileSync(made.outcome.targetFile, 'utf8') !== before);
  ok((await loadTargetFile(made.outcome.targetFile, {})).target.clientSecret.length >= 32);
});

test('a folder that cannot be made is a fault of the call', async () => {
  using made = await makeTestFolder();
  await rejects(makeTestFolder({ folder: made.pathOf('target.yaml/inside') }), { code: 'ERR_CONFIG_OUTPUT_UNWRITABLE' });
});

test('progress is told per key, since keys take seconds', async () => {
  const steps: InitStep[] = [];
  using _ = await makeTestFolder({ onProgress: (step) => void steps.push(step) });
  deepStrictEqual(steps, [
    { kind: 'key', number: 1, of: 3 },
    { kind: 'key', number: 2, of: 3 },
    { kind: 'key', number: 3, of: 3 },
    { kind: 'certificates' },
    { kind: 'files' },
  ]);
});

test('the guide names the addresses at which the service really is', async () => {
  using made = await makeTestFolder();
  const loaded = await loadTargetFile(made.outcome.targetFile, {});
  await using simulation = await startSimulation({
    loaded: { ...loaded, listen: { ...loaded.listen, servicePort: 0, controlPort: 0 } },
    keys: createKeyRing(cacheFolder(), Date.now()),
  });
  const { tokenUrl, submissionApiUrl, destinationApiUrl } = simulation.addresses;
  deepStrictEqual(guideAddresses('localhost', Number(new URL(tokenUrl).port)), { tokenUrl, submissionApiUrl, destinationApiUrl });
  for (const address of Object.values(guideAddresses('localhost'))) ok(made.outcome.guide.includes(`\`${address}\``), address);
  match(made.outcome.guide, new RegExp(loaded.target.destination.destinationId));
});
