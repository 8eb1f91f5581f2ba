/** `simulate dvdv`: what is printed is enough to log in and to ask both servers; keys that stay; an end by signal. */
import { deepEqual, equal, match, notEqual, ok, throws } from 'node:assert/strict';
import { createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { createSecureContext } from 'node:tls';
import { readDerCertificate } from '../formats/certificate-reading.ts';
import { certificateIdFor, writeOcspRequest } from '../formats/pki/ocsp-request.ts';
import { readCrl, readOcspResponse } from '../formats/pki/reading.ts';
import { createHttpClient } from '../transport/http-client.ts';
import { openTerminal } from './test-terminal.ts';
import type { CallOutcome, TestTerminal } from './test-terminal.ts';

const SERVICE = 'http://www.pruefstand.example/xtestmeld/11/xtestmeld11MB2MB.wsdl';
const REVOKED = 'ags:029900020000';
/** With the next quarter. */
const REVOKED_LATER = 'ags:029900040000';

let cache = '';
const known = { cache: process.env['PRUEFSTAND_CACHE'], xdg: process.env['XDG_CACHE_HOME'] };

function setEnvironment(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

before(() => {
  cache = mkdtempSync(join(tmpdir(), 'pruefstand-cache-'));
  setEnvironment('PRUEFSTAND_CACHE', undefined);
  setEnvironment('XDG_CACHE_HOME', cache);
});

after(() => {
  setEnvironment('PRUEFSTAND_CACHE', known.cache);
  setEnvironment('XDG_CACHE_HOME', known.xdg);
  rmSync(cache, { recursive: true, force: true });
});

/** Runs until everything is up, does something, and ends it as Ctrl-C does. */
async function running(terminal: TestTerminal, act: (stdout: string) => Promise<void>): Promise<CallOutcome> {
  const controller = new AbortController();
  let acting: Promise<void> | undefined;
  const outcome = await terminal.call(['simulate', 'dvdv', '--port', '0'], {
    signal: controller.signal,
    onWrite(stdout) {
      if (stdout.includes('Läuft. Strg-C beendet.')) acting ??= act(stdout).finally(() => controller.abort());
    },
  });
  await acting;
  return outcome;
}

function rowOf(stdout: string, label: string): string {
  const value = new RegExp(`^${label} +(\\S+)$`, 'm').exec(stdout)?.[1];
  ok(value !== undefined, `there is no row "${label}" in\n${stdout}`);
  return value;
}

type Client = ReturnType<typeof createHttpClient>;

/** Logs in with what was printed, as a product would. */
async function logIn(stdout: string): Promise<{ readonly client: Client; readonly token: string }> {
  const client = createHttpClient({ timeoutMs: 10_000, ca: readFileSync(rowOf(stdout, 'Zertifizierungsstelle'), 'utf8') });
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { sub: rowOf(stdout, 'sub des JWT'), iat: seconds, exp: seconds + 60, jti: randomUUID() };
  const input = `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}`;
  const key = createPrivateKey(readFileSync(rowOf(stdout, 'Client-Schlüssel'), 'utf8'));
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status, body } = await client.send({ method: 'POST', url: rowOf(stdout, 'Token'), headers, body: form.toString() });
  const answer = Buffer.from(body).toString('utf8');
  equal(status, 200, answer);
  return { client, token: (JSON.parse(answer) as { access_token: string }).access_token };
}

test('prints what is needed to log in and to ask both servers, and shows the traffic', async () => {
  using terminal = openTerminal();
  const { exitCode, stdout, stderr } = await running(terminal, async (shown) => {
    const { client, token } = await logIn(shown);
    const authorization = `EmbeddedBearer ${token}`;
    const members = encodeURIComponent(JSON.stringify({ organizationKey: rowOf(shown, 'Eigener Schlüssel'), category: rowOf(shown, 'Eigene Kategorie') }));
    const path = `/extern/standaloneauth/directory/v2/findauthoritydescription?request_json=${members}`;
    for (const server of ['Server 1', String.raw`Server 2 \(Ersatz\)`]) {
      const { status, body } = await client.send({ method: 'GET', url: rowOf(shown, server) + path, headers: { authorization } });
      equal(status, 200);
      match(Buffer.from(body).toString('utf8'), /Landesportal Musterrhein/);
    }
    equal((await client.send({ method: 'GET', url: rowOf(shown, 'Einträge im Browser') })).status, 303);
    const keystore = readFileSync(rowOf(shown, 'beides als PKCS #12'));
    const passphrase = readFileSync(rowOf(shown, 'dessen Passwort'), 'utf8').trim();
    createSecureContext({ pfx: keystore, passphrase });
    throws(() => createSecureContext({ pfx: keystore, passphrase: 'falsch' }));
    equal((await client.send({ method: 'GET', url: `${rowOf(shown, 'Abfragen ohne Anmeldung')}version` })).status, 200);
    await client.close();
  });
  equal(exitCode, 0, stderr);
  notEqual(rowOf(stdout, 'Server 1'), rowOf(stdout, String.raw`Server 2 \(Ersatz\)`));
  match(stdout, /^DVDV \(Verzeichnis, API v2\)$/m);
  equal(stdout.match(/→ product 200 GET {3}\/dvdv2-backend\/extern\/standaloneauth\/directory\/v2\/findauthoritydescription/g)?.length, 2);
  match(stdout, /→ product 200 POST {2}\/dvdv2-backend\/extern\/standaloneauth\/token/);
  ok(!stdout.includes('PRIVATE KEY') && !stdout.includes('eyJ'));
});

test('keeps what logs in, readable by its owner only', async () => {
  using terminal = openTerminal();
  const subjects: string[] = [];
  for (let call = 0; call < 2; call += 1)
    await running(terminal, async (shown) => {
      subjects.push(rowOf(shown, 'sub des JWT'));
      await (await logIn(shown)).client.close();
    });
  equal(subjects[0], subjects[1]);
  const folder = join(cache, 'pruefstand/development/dvdv');
  const names = readdirSync(folder).filter((name) => name.startsWith('logins-') || name === 'client.key.pem');
  equal(names.length, 2);
  for (const name of [...names, 'client.p12', 'client.p12.password.txt']) equal(statSync(join(folder, name)).mode & 0o077, 0);
});

/** The certificate that an authority of the country is encrypted for, as the directory tells it. */
async function cipherOf(client: Client, shown: string, organizationKey: string): Promise<X509Certificate> {
  const query = encodeURIComponent(JSON.stringify({ organizationKey, serviceSpecificationUri: SERVICE }));
  const { body } = await client.send({ method: 'GET', url: `${rowOf(shown, 'Abfragen ohne Anmeldung')}findservicedescription?request_json=${query}` });
  const { serviceElements } = JSON.parse(Buffer.from(body).toString('utf8')) as { serviceElements: { cipherCertificate: { content: string } | null }[] };
  const content = serviceElements.flatMap(({ cipherCertificate }) => cipherCertificate?.content ?? []).at(-1);
  return new X509Certificate(Buffer.from(content ?? '', 'base64'));
}

/** What the list and an answer of OCSP say of it, at the addresses that it names itself. */
async function toldOf(client: Client, { infoAccess = '', raw }: X509Certificate): Promise<{ readonly isListed: boolean; readonly answer: string | undefined }> {
  const get = async (url: string): Promise<Uint8Array> => (await client.send({ method: 'GET', url })).body;
  const [, ocspUrl = ''] = /OCSP - URI:(\S+)/.exec(infoAccess) ?? [];
  const issuer = await get(/CA Issuers - URI:(\S+)/.exec(infoAccess)?.[1] ?? '');
  const { serialNumber = '' } = readDerCertificate(raw) ?? {};
  const list = readCrl(await get(ocspUrl.replace('/ocsp/', '/crl/') + '.crl'));
  ok(await list.isSignedBy(issuer));
  const question = writeOcspRequest([certificateIdFor(issuer, serialNumber)]);
  const { body } = await client.send({ method: 'POST', url: ocspUrl, headers: { 'content-type': 'application/ocsp-request' }, body: question });
  return { isListed: list.entries.some((entry) => entry.serialNumber === serialNumber), answer: readOcspResponse(body).certificates[0]?.status };
}

test('certificates of servers and entries are of the test PKI, which tells what is revoked by the clock of the directory', async () => {
  using terminal = openTerminal();
  await running(terminal, async (shown) => {
    const { client } = await logIn(shown);
    const revoked = await cipherOf(client, shown, REVOKED);
    const later = await cipherOf(client, shown, REVOKED_LATER);
    match(revoked.infoAccess ?? '', new RegExp(`OCSP - URI:${rowOf(shown, 'Sperrlisten und OCSP')}/ocsp/encryption`));
    deepEqual(await toldOf(client, revoked), { isListed: true, answer: 'revoked' });
    deepEqual(await toldOf(client, later), { isListed: false, answer: 'good' });
    const clock = { method: 'POST', url: `${rowOf(shown, 'Steuerung')}/tenants/default/clock`, headers: { 'content-type': 'application/json' } } as const;
    equal((await client.send({ ...clock, body: JSON.stringify({ seconds: 100 * 86_400 }) })).status, 204);
    deepEqual(await toldOf(client, later), { isListed: true, answer: 'revoked' });
    await client.close();
  });
});

const OPENSSL = '/usr/bin/openssl';
const hasOpenssl = existsSync(OPENSSL);

test('what is revoked on the page or by control while it runs is revoked in lists and OCSP at once', async (context) => {
  using terminal = openTerminal();
  await running(terminal, async (shown) => {
    const { client } = await logIn(shown);
    const [onPage, byControl, untouched] = [
      await cipherOf(client, shown, 'ags:059910010000'),
      await cipherOf(client, shown, 'ags:069910010000'),
      await cipherOf(client, shown, 'ags:079910010000'),
    ];
    for (const one of [onPage, byControl, untouched]) deepEqual(await toldOf(client, one), { isListed: false, answer: 'good' });

    const page = `${rowOf(shown, 'Einträge im Browser')}/de/zertifikate/${fingerprintOf(onPage)}`;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    equal((await client.send({ method: 'POST', url: page, headers: form, body: 'reason=KEY_COMPROMISE&at=' })).status, 303);
    const revocation = { at: new Date().toISOString(), reason: 'CERTIFICATE_HOLD' };
    const entry = { method: 'PUT', url: `${rowOf(shown, 'Steuerung')}/tenants/default/certificates`, headers: { 'content-type': 'application/json' } } as const;
    equal((await client.send({ ...entry, body: JSON.stringify({ certificate: byControl.toString(), revocation }) })).status, 200);

    for (const one of [onPage, byControl]) deepEqual(await toldOf(client, one), { isListed: true, answer: 'revoked' });
    deepEqual(await toldOf(client, untouched), { isListed: false, answer: 'good' });
    const { body } = await client.send({ method: 'GET', url: `${rowOf(shown, 'Steuerung der PKI')}/tenants/default/revocations` });
    const reasons = (JSON.parse(Buffer.from(body).toString('utf8')) as { serialNumber: string; reason: string }[]).map(({ reason }) => reason);
    ok(reasons.includes('keyCompromise') && reasons.includes('certificateHold'));
    await context.test('as openssl reads it', { skip: hasOpenssl ? false : `no openssl at ${OPENSSL}: lists and answers not read by it` }, async () => {
      const root = rowOf(shown, 'Zertifizierungsstelle');
      equal(await byOpenssl(client, onPage, root), 'revoked');
      equal(await byOpenssl(client, untouched, root), 'good');
    });

    equal((await client.send({ ...entry, body: JSON.stringify({ certificate: byControl.toString() }) })).status, 200);
    deepEqual(await toldOf(client, byControl), { isListed: false, answer: 'good' });
    await client.close();
  });
});

/** @returns what openssl says of a certificate after it has checked signatures and chains of certificate and answer */
async function byOpenssl(client: Client, certificate: X509Certificate, root: string): Promise<string | undefined> {
  const folder = mkdtempSync(join(cache, 'openssl-'));
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const { body } = await client.send({ method: 'GET', url: /CA Issuers - URI:(\S+)/.exec(certificate.infoAccess ?? '')?.[1] ?? '' });
  const issuer = write('issuer.pem', new X509Certificate(body).toString());
  const own = write('certificate.pem', certificate.toString());
  const url = /OCSP - URI:(\S+)/.exec(certificate.infoAccess ?? '')?.[1] ?? '';
  const args = ['ocsp', '-issuer', issuer, '-cert', own, '-url', url, '-CAfile', root];
  // Not by spawnSync: the answer comes from this process.
  const child = spawn(OPENSSL, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  match(err, /Response verify OK/);
  return /certificate\.pem: (\w+)/.exec(out)?.[1];
}

function fingerprintOf({ fingerprint }: X509Certificate): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
