/** The folder of `init` for a sender to mailboxes: valid in every shape, and enough to test the reference with. */
import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cacheFolder } from '../environment.ts';
import { createKeyRing } from '../keys.ts';
import { ordinaryRun } from '../ordinary-run.ts';
import { runProfile } from '../run.ts';
import { readIf } from '../target-file-room.ts';
import { loadEmbeddedMailboxSender } from './embedded-mailbox-sender.ts';
import { initMailbox } from './init-mailbox.ts';
import type { MailboxInitOptions } from './init-mailbox.ts';

interface Made extends AsyncDisposable {
  readonly folder: string;
  readonly target: string;
  readonly pathOf: (name: string) => string;
}

async function made(options: Partial<MailboxInitOptions> = {}): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-init-'));
  const { targetFile } = await initMailbox({
    folder,
    product: { name: 'Bescheide', version: '4.10', vendor: 'Testhersteller' },
    role: 'back-office',
    senderName: 'Bescheide',
    adapterUrl: 'http://localhost:8080/adapter',
    serviceHosts: [],
    language: 'de',
    isForced: false,
    now: Date.now(),
    ...options,
  });
  return {
    folder,
    target: targetFile,
    pathOf: (name) => join(options.folder ?? folder, name),
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

test('in every language and shape the target is valid as it is', async () => {
  for (const options of [
    {},
    { language: 'en' as const, role: 'online-service' as const },
    { serviceHosts: ['pruefstand.example', 'localhost'] },
    { senderName: 'Amt "Ä", O=x # : y', product: { name: 'Zitat "x"', version: '1.10', vendor: 'ÄÖÜ' } },
  ]) {
    await using folder = await made(options);
    const { loaded, problems = [] } = readIf('mailbox', folder.target, {}, Date.now()) ?? {};
    deepStrictEqual(problems, [], JSON.stringify(options));
    ok(loaded);
    if ('senderName' in options) equal(loaded.sender.name, options.senderName);
    if ('serviceHosts' in options)
      deepStrictEqual(loaded.listen, { hostname: '0.0.0.0', names: ['pruefstand.example', 'localhost'], servicePort: 8470, controlPort: 8471 });
  }
});

test('secrets are for their owner alone, the certificate fits its key, and nothing is overwritten', async () => {
  await using folder = await made();
  for (const name of ['product/adapter-token.txt', 'product/sender-key.pem', 'tls/authority-key.pem'])
    equal(statSync(folder.pathOf(name)).mode & 0o777, 0o600, name);
  const certificate = new X509Certificate(readFileSync(folder.pathOf('sender.pem')));
  ok(certificate.checkPrivateKey(createPrivateKey(readFileSync(folder.pathOf('product/sender-key.pem')))));
  await rejects(made({ folder: folder.folder }), { code: 'ERR_CONFIG_EXISTS' });
});

test('the written file tests the reference when its values are entered', async () => {
  const embedded = await loadEmbeddedMailboxSender({ profile: 'zbp-absender' });
  const { sender, start: startReference, target } = embedded;
  ok(startReference);
  await using folder = await made({ senderName: sender.name });
  // The operator enters the certificate that the product has already, and its token.
  writeFileSync(folder.pathOf('sender.pem'), sender.certificate);
  writeFileSync(folder.pathOf('product/adapter-token.txt'), target.adapter?.token ?? '');
  const loaded = readIf('mailbox', folder.target, {}, Date.now())?.loaded;
  ok(loaded?.mailbox);
  const { mailbox } = loaded;
  const start: typeof startReference = async (...given) => {
    const running = await startReference(...given);
    return { ...running, mailbox: { ...mailbox, adapter: { ...mailbox.adapter, url: running.adapterUrl ?? '' } } };
  };
  const outputFolder = folder.pathOf('out');
  const { result } = await runProfile(
    {
      loaded: { ...loaded, start, listen: { ...loaded.listen, servicePort: 0, controlPort: 0 } },
      only: ['ZBP-04'],
      outputFolder,
      ...ordinaryRun(),
    },
    createKeyRing(cacheFolder(), Date.now()),
  );
  equal(result.requirements.find(({ requirement }) => requirement.id === 'ZBP-04')?.verdict, 'passed');
});
