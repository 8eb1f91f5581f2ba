/**
 * The test PKI as OpenSSL and the JDK see it, over real HTTP: chains of every role, revocation by OCSP and by lists, and every
 * fault that a verifier has to notice. Each case is a tenant of its own, so that no cache of a verifier mixes them up.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { writePkcs12 } from '../../src/formats/pkcs12-writing.ts';
import { ROLE_IDS } from '../../src/formats/pki/roles.ts';
import type { RoleId } from '../../src/formats/pki/roles.ts';
import { cacheFolder } from '../../src/runner/environment.ts';
import { openTestPki } from '../../src/runner/test-pki.ts';
import { startHost } from '../../src/transport/host.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import { createControlClient, createPki } from '../../simulators/pki/index.ts';
import type { ArmedFault } from '../../simulators/pki/index.ts';
import { builtOrSkipped } from './building/build-outcome.ts';
import { runProgram } from './building/run-tool.ts';
import { peerFolder } from './counterpart/conversation.ts';

const TIMEOUT_MS = 120_000;
const now = Date.now();
const pki = openTestPki(cacheFolder(), now);
const served: { url: string } = { url: '' };
const simulator = createPki({ pki, recorder: createRecorder(), baseUrl: () => served.url });
const host = await startHost({ simulator });
served.url = host.url;
const folder = mkdtempSync(join(tmpdir(), 'pruefstand-pki-peer-'));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const rootFile = file('root.pem', (await pki.authority('root')).certificate);
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();

interface Case {
  readonly name: string;
  readonly mode: 'ocsp' | 'crl';
  readonly role?: RoleId;
  readonly fault?: ArmedFault;
  readonly isRevoked?: boolean;
  /** What the JDK says: `valid`, or the reason. */
  readonly expected: RegExp;
}

const REVOKED = /^REVOKED/;
const UNDETERMINED = /^UNDETERMINED_REVOCATION_STATUS/;
/** Faults of the issuing authority's answers, and the reason the JDK gives. */
const REFUSED_ANSWERS: Readonly<Record<string, RegExp>> = {
  'ocsp-refused': UNDETERMINED,
  'ocsp-expired': /out-of-date/,
  'ocsp-from-the-future': /out-of-date/,
  'ocsp-other-certificate': /does not include a response for a certificate/,
  'ocsp-wrong-nonce': /Nonces don't match/,
  'ocsp-wrong-signature': /Error verifying OCSP Response's signature/,
  'ocsp-wrong-signer': /not authorized to sign OCSP responses/,
  'ocsp-responder-not-allowed': /not valid for signing OCSP responses/,
  'ocsp-responder-expired': /not within the validity period/,
  'ocsp-unknown': UNDETERMINED,
  'no-answer': UNDETERMINED,
  'page-instead': UNDETERMINED,
};
const REFUSED_LISTS: Readonly<Record<string, RegExp>> = {
  'list-expired': UNDETERMINED,
  'list-wrong-signer': UNDETERMINED,
  'list-wrong-signature': UNDETERMINED,
  'list-of-another': UNDETERMINED,
  'list-unknown-critical': UNDETERMINED,
  'no-answer': UNDETERMINED,
  'page-instead': /CRLException/,
};
const refused = (mode: Case['mode'], faults: Readonly<Record<string, RegExp>>): readonly Case[] =>
  Object.entries(faults).map(([name, expected]) => ({ name, mode, fault: { fault: name, match: { authority: 'client' } }, expected }));

const CASES: readonly Case[] = [
  ...ROLE_IDS.flatMap((role) => (['ocsp', 'crl'] as const).map((mode): Case => ({ name: `${role} ${mode}`, mode, role, expected: /^valid$/ }))),
  { name: 'revoked', mode: 'ocsp', isRevoked: true, expected: REVOKED },
  { name: 'revoked', mode: 'crl', isRevoked: true, expected: REVOKED },
  { name: 'authority-revoked', mode: 'ocsp', fault: { fault: 'authority-revoked' }, expected: REVOKED },
  { name: 'authority-revoked', mode: 'crl', fault: { fault: 'authority-revoked' }, expected: REVOKED },
  ...refused('ocsp', REFUSED_ANSWERS),
  ...refused('crl', REFUSED_LISTS),
];

let tenants = 0;

/** @returns the file of the chain */
async function issue({ role = 'tls-client', fault, isRevoked }: Omit<Case, 'name' | 'mode' | 'expected'>): Promise<string> {
  tenants += 1;
  const id = `case-${tenants}`;
  const control = createControlClient({ url: 'http://control.invalid', tenant: id, fetch: async (request) => simulator.control.fetch(request) });
  await control.createTenant({ id });
  const { certificate, chain } = await control.issue({ role, commonName: 'Gegenprobe', publicKey: spki });
  if (fault !== undefined) await control.arm(fault);
  if (isRevoked === true) await control.revoke({ certificate, reason: 'keyCompromise' });
  return file(`${id}.pem`, chain);
}

await test('the test PKI by others', async (context: TestContext) => {
  try {
    await context.test('the JDK validates with revocation', validateByJdk);
    await context.test('OpenSSL verifies chains, lists, answers and PKCS #12', verifyByOpenssl);
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function validateByJdk(context: TestContext): Promise<void> {
  const files = await Promise.all(CASES.map(issue));
  const words = [
    '-Dcom.sun.security.enableCRLDP=true',
    '-Djdk.security.certpath.ocspNonce=true',
    join(peerFolder('pki-jdk'), 'Revocation.java'),
    rootFile,
    ...CASES.flatMap(({ mode }, index) => [mode, files[index] ?? '']),
  ];
  const { exitCode, stdout, stderr } = await runProgram({ command: 'java', words, timeoutMs: TIMEOUT_MS });
  if (exitCode === null) return void builtOrSkipped(context, { kind: 'unavailable', reason: 'there is no Java' });
  assert.equal(exitCode, 0, stderr);
  const lines = stdout.trim().split('\n');
  const wrong = CASES.flatMap(({ name, mode, expected }, index) => (expected.test(lines[index] ?? '') ? [] : [`${name} by ${mode}: ${lines[index] ?? ''}`]));
  assert.deepEqual(wrong, []);
}

async function verifyByOpenssl(context: TestContext): Promise<void> {
  const openssl = async (...words: readonly string[]): Promise<{ readonly exitCode: number | null; readonly output: string }> => {
    const { exitCode, stdout, stderr } = await runProgram({ command: 'openssl', words, timeoutMs: TIMEOUT_MS });
    return { exitCode, output: stdout + stderr };
  };
  const version = await openssl('version');
  if (version.exitCode === null) return void builtOrSkipped(context, { kind: 'unavailable', reason: 'there is no OpenSSL' });
  const byList = async (options: Parameters<typeof issue>[0]): Promise<string> => {
    const chain = await issue(options);
    // OpenSSL wants a list for the root itself too, which names none.
    const list = Buffer.from(await (await fetch(`${host.url}/t/case-${tenants}/crl/root.crl`)).arrayBuffer());
    const pem = `-----BEGIN X509 CRL-----\n${list.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`;
    const lists = ['-CRLfile', file('root.crl.pem', pem), '-crl_check_all', '-crl_download'];
    const { output } = await openssl('verify', '-CAfile', rootFile, '-untrusted', chain, ...lists, chain);
    return output;
  };
  assert.match(await byList({}), /: OK/);
  assert.match(await byList({ role: 'fit-connect-signature' }), /: OK/);
  assert.match(await byList({ isRevoked: true }), /certificate revoked/);
  assert.match(await byList({ fault: { fault: 'authority-revoked' } }), /certificate revoked/);
  assert.match(await byList({ fault: { fault: 'list-expired' } }), /CRL has expired/);
  assert.match(await byList({ fault: { fault: 'list-wrong-signature', match: { authority: 'client' } } }), /CRL signature failure/);
  const issuer = file('issuer.pem', (await pki.authority('client')).certificate);
  const byAnswer = async (options: Parameters<typeof issue>[0]): Promise<string> => {
    const chain = await issue(options);
    const url = `${host.url}/t/case-${tenants}/ocsp/client`;
    return (await openssl('ocsp', '-issuer', issuer, '-cert', chain, '-url', url, '-CAfile', rootFile)).output;
  };
  assert.match(await byAnswer({}), /: good\s[^]*Response verify OK|Response verify OK[^]*: good\s/);
  assert.match(await byAnswer({ isRevoked: true }), /: revoked\s[^]*keyCompromise/);
  for (const fault of ['ocsp-wrong-signer', 'ocsp-wrong-signature', 'ocsp-responder-not-allowed', 'ocsp-responder-expired'])
    assert.match(await byAnswer({ fault: { fault } }), /Response Verify Failure/, fault);
  assert.match(await byAnswer({ fault: { fault: 'ocsp-wrong-nonce' } }), /Nonce Verify error/);
  assert.match(await byAnswer({ fault: { fault: 'ocsp-refused' } }), /trylater/);
  const own = await pki.issue({ role: 'tls-client', commonName: 'Müller', now, keyKind: 'P-256' });
  const container = file('own.p12', writePkcs12({ key: own.key, chain: own.chain, password: 'geheim', name: 'Müller' }));
  assert.match((await openssl('pkcs12', '-in', container, '-passin', 'pass:geheim', '-nodes')).output, /BEGIN PRIVATE KEY/);
  assert.match((await openssl('pkcs12', '-in', container, '-passin', 'pass:falsch', '-nodes')).output, /invalid password/);
}
