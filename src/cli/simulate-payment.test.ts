/** `simulate bezahldienst`: all four interfaces at once over TLS, rows that can be used, keys that stay. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createHttpClient } from '../transport/http-client.ts';
import { openTerminal } from './test-terminal.ts';

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

/** Value of a row. */
const rowIn = (stdout: string, label: string): string => new RegExp(`^${label} +(.+)$`, 'm').exec(stdout)?.[1] ?? '';

/** Calls all four interfaces with what the rows say. @returns status of each */
async function callAll(stdout: string): Promise<readonly number[]> {
  await using client = createHttpClient({ timeoutMs: 10_000, ca: readFileSync(rowIn(stdout, 'Zertifizierungsstelle'), 'utf8') });
  const [name = '', password = ''] = rowIn(stdout, 'HTTP Basic').split(' / ');
  const [originatorId, endPointId] = rowIn(stdout, 'originatorId / endPointId').split(' / ');
  const status = `${rowIn(stdout, 'XBezahldienste 1.0.0')}/status/${originatorId ?? ''}/${endPointId ?? ''}`;
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const requests = [
    { method: 'GET', url: status, headers: { Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` } },
    { method: 'GET', url: rowIn(stdout, 'ePayBL, WSDL') },
    { method: 'POST', url: `${rowIn(stdout, 'pmPayment')}/payment/secure`, headers: form, body: 'ags=12002312' },
    { method: 'POST', url: rowIn(stdout, 'GiroCheckout'), headers: form, body: 'merchantId=1' },
  ];
  const answers = await Promise.all(requests.map(async (request) => client.send(request)));
  return answers.map((answer) => answer.status);
}

test('the payment service answers in all four interfaces, and its keys stay', async () => {
  const secrets: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    using terminal = openTerminal();
    const controller = new AbortController();
    let statuses: readonly number[] = [];
    let acting: Promise<void> | undefined;
    const { exitCode, stdout, stderr } = await terminal.call(['simulate', 'bezahldienst', '--port', '0'], {
      signal: controller.signal,
      onWrite(shown) {
        if (!shown.includes('Läuft. Strg-C beendet.')) return;
        acting ??= callAll(shown)
          .then((all) => void (statuses = all))
          .finally(() => controller.abort());
      },
    });
    await acting;
    equal(exitCode, 0, stderr);
    match(stdout, /^Bezahldienst$/m);
    deepStrictEqual(statuses, [200, 200, 403, 200]);
    ok(!stdout.includes('PRIVATE KEY'));
    secrets.push(rowIn(stdout, 'merchantId / projectId / Passwort'));
  }
  equal(secrets[0], secrets[1]);
});
