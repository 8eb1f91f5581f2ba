/** `simulate dvdv`: what is printed is enough to log in and to ask both servers; keys that stay; an end by signal. */
import { equal, match, notEqual, ok } from 'node:assert/strict';
import { createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
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

/** Logs in with what was printed, as a product would. */
async function logIn(stdout: string): Promise<{ readonly client: ReturnType<typeof createHttpClient>; readonly token: string }> {
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
  const text = Buffer.from(body).toString('utf8');
  equal(status, 200, text);
  return { client, token: (JSON.parse(text) as { access_token: string }).access_token };
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
  for (const name of names) equal(statSync(join(folder, name)).mode & 0o077, 0);
});

test('certificates of servers and entries are of the test PKI, which tells what is revoked by the clock of the directory', async () => {
  using terminal = openTerminal();
  await running(terminal, async (shown) => {
    const { client } = await logIn(shown);
    const lookUp = async (organizationKey: string): Promise<X509Certificate> => {
      const query = encodeURIComponent(JSON.stringify({ organizationKey, serviceSpecificationUri: SERVICE }));
      const { body } = await client.send({ method: 'GET', url: `${rowOf(shown, 'Abfragen ohne Anmeldung')}findservicedescription?request_json=${query}` });
      const { serviceElements } = JSON.parse(Buffer.from(body).toString('utf8')) as { serviceElements: { cipherCertificate: { content: string } | null }[] };
      const content = serviceElements.flatMap(({ cipherCertificate }) => cipherCertificate?.content ?? []).at(-1);
      return new X509Certificate(Buffer.from(content ?? '', 'base64'));
    };
    const isListed = async (certificate: X509Certificate): Promise<boolean> => {
      const { status, body } = await client.send({ method: 'GET', url: `${rowOf(shown, 'Sperrlisten und OCSP')}/crl/encryption.crl` });
      equal(status, 200);
      return Buffer.from(body).includes(Buffer.from(certificate.serialNumber, 'hex'));
    };
    const revoked = await lookUp(REVOKED);
    const later = await lookUp(REVOKED_LATER);
    match(revoked.infoAccess ?? '', new RegExp(`OCSP - URI:${rowOf(shown, 'Sperrlisten und OCSP')}/ocsp/encryption`));
    equal(await isListed(revoked), true);
    equal(await isListed(later), false);
    const clock = { method: 'POST', url: `${rowOf(shown, 'Steuerung')}/tenants/default/clock`, headers: { 'content-type': 'application/json' } } as const;
    equal((await client.send({ ...clock, body: JSON.stringify({ seconds: 100 * 86_400 }) })).status, 204);
    equal(await isListed(later), true);
    await client.close();
  });
});
