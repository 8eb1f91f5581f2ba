/** `certificate` and `simulate pki` together: files that fit, an answer about them, and wrong calls in one sentence. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { certificatesInPem, readDerCertificate } from '../formats/certificate-reading.ts';
import { verifyChain } from '../formats/certificate-chain.ts';
import { readPkcs12 } from '../formats/pkcs12.ts';
import { certificateIdFor, writeOcspRequest } from '../formats/pki/ocsp-request.ts';
import { readOcspResponse } from '../formats/pki/reading.ts';
import { openTerminal } from './test-terminal.ts';

let cache = '';
const known = process.env['PRUEFSTAND_CACHE'];

before(() => {
  cache = mkdtempSync(join(tmpdir(), 'pruefstand-cache-'));
  process.env['PRUEFSTAND_CACHE'] = cache;
});

after(() => {
  if (known === undefined) Reflect.deleteProperty(process.env, 'PRUEFSTAND_CACHE');
  else process.env['PRUEFSTAND_CACHE'] = known;
  rmSync(cache, { recursive: true, force: true });
});

test('a client certificate with key, chain, root and PKCS #12, known to the responder', async () => {
  using terminal = openTerminal();
  const made = await terminal.call(['certificate', 'tls-client', 'mine', '--name', 'Kita "Plus"', '--days', '10', '--pki-url', 'http://pki.test:8490/']);
  equal(made.exitCode, 0, made.stderr);
  match(made.stdout, /Angelegt: mine[^]*certificate\.p12\n/);
  const read = (name: string): string => readFileSync(terminal.pathOf(join('mine', name)), 'utf8');
  const certificate = new X509Certificate(read('certificate.pem'));
  ok(certificate.checkPrivateKey(createPrivateKey(read('key.pem'))));
  match(String(certificate.infoAccess), /http:\/\/pki\.test:8490\/ocsp\/client\n/);
  const chain = certificatesInPem(read('chain.pem'));
  const anchors = certificatesInPem(read('root.pem'));
  deepEqual(verifyChain(chain, { anchors, at: new Date(), place: 'chain' }).findings, []);
  const { certificates } = readPkcs12(readFileSync(terminal.pathOf('mine/certificate.p12')), read('certificate.p12.password.txt').trim());
  equal(certificates.length, 3);
  for (const secret of ['key.pem', 'certificate.p12', 'certificate.p12.password.txt'])
    equal(statSync(terminal.pathOf(join('mine', secret))).mode & 0o077, 0, secret);

  const [leaf = new Uint8Array(), issuer = new Uint8Array()] = chain;
  const question = Uint8Array.from(writeOcspRequest([certificateIdFor(issuer, readDerCertificate(leaf)?.serialNumber ?? '')]));
  const statuses: unknown[] = [];
  const controller = new AbortController();
  let asking: Promise<void> | undefined;
  const simulated = await terminal.call(['simulate', 'pki', '--port', '0'], {
    signal: controller.signal,
    onWrite(stdout) {
      if (!stdout.includes('Läuft. Strg-C beendet.')) return;
      asking ??= (async () => {
        const url = /^OCSP \(je Stelle\) +(\S+)$/m.exec(stdout)?.[1] ?? '';
        const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/ocsp-request' }, body: question });
        statuses.push(readOcspResponse(new Uint8Array(await response.arrayBuffer())).certificates[0]?.status);
      })().finally(() => controller.abort());
    },
  });
  await asking;
  equal(simulated.exitCode, 0, simulated.stderr);
  deepEqual(statuses, ['good']);
});

test('servers get their names; nothing is overwritten unless told so', async () => {
  using terminal = openTerminal();
  const call = async (...more: readonly string[]): Promise<number> => (await terminal.call(['certificate', 'tls-server', 'x', ...more])).exitCode;
  equal(await call(), 0);
  const first = readFileSync(terminal.pathOf('x/certificate.pem'), 'utf8');
  equal(new X509Certificate(first).subjectAltName, 'DNS:localhost, IP Address:127.0.0.1');
  equal(await call(), 2);
  equal(readFileSync(terminal.pathOf('x/certificate.pem'), 'utf8'), first);
  equal(await call('--force', '--host', 'kita.test'), 0);
  equal(new X509Certificate(readFileSync(terminal.pathOf('x/certificate.pem'), 'utf8')).subjectAltName, 'DNS:kita.test');
});

test('wrong calls end in one sentence', async () => {
  using terminal = openTerminal();
  for (const [argv, said] of [
    [['koenig'], /Eine Rolle „koenig“ gibt es nicht/],
    [['tls-server', 'y', '--host', 'http://a'], /--host nimmt einen Rechnernamen/],
    [['tls-client', 'y', '--pki-url', 'https://a.test'], /--pki-url nimmt eine Adresse mit http/],
    [['tls-client', 'y', '--days', '0'], /--days/],
  ] as const) {
    const { exitCode, stderr } = await terminal.call(['certificate', ...argv]);
    deepEqual([exitCode, said.test(stderr)], [2, true], stderr);
  }
});
