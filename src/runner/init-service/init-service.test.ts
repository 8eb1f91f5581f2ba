/** Folders of `init` around payment and directory: valid as they are, with everything switched on, and enough to talk to the reference. */
import { X509Certificate } from 'node:crypto';
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { createBezahldienst } from '../../../simulators/bezahldienst/index.ts';
import { createRecorder } from '../../transport/recorder.ts';
import { startHost } from '../../transport/host.ts';
import type { DoctorEntry } from '../doctor-entry.ts';
import { examinePaymentService } from '../payment-service/doctor-payment-service.ts';
import { readIf } from '../target-file-room.ts';
import { initService } from './init-service.ts';
import type { ServiceInitOptions, ServiceProfile } from './init-service.ts';
import { paymentAddresses } from './payment-recipes.ts';
import { openTestPki } from '../test-pki.ts';

const ADDRESSES: Readonly<Record<ServiceProfile, string>> = {
  'bezahldienst-portal': 'http://localhost:8080/adapter',
  'bezahldienst-anbieter': 'https://localhost:9443/api/v1.0.0',
  'dvdv-client': 'http://localhost:8080/adapter',
  'dvdv-server': 'https://localhost:9443/dvdv2-backend',
};
const ROOMS = {
  'bezahldienst-portal': 'paying-portal',
  'bezahldienst-anbieter': 'payment-service',
  'dvdv-client': 'dvdv-client',
  'dvdv-server': 'directory',
} as const;
const PROFILES = Object.keys(ROOMS) as ServiceProfile[];

interface Made extends Disposable {
  readonly folder: string;
  readonly target: string;
  readonly text: string;
  readonly guide: string;
}

/** Authorities are made once. */
const pki = openTestPki(undefined, Date.now());

async function made(profile: ServiceProfile, options: Partial<ServiceInitOptions> = {}): Promise<Made> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'pruefstand-init-'));
  const { targetFile, guide } = await initService({
    folder,
    profile,
    product: { name: 'Testprodukt', version: '4.10', vendor: 'Testhersteller' },
    address: ADDRESSES[profile],
    serviceHosts: [],
    language: 'de',
    isForced: false,
    pki,
    now: Date.now(),
    ...options,
  });
  return {
    folder,
    target: targetFile,
    text: readFileSync(targetFile, 'utf8'),
    guide,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function problemsOf(profile: ServiceProfile, target: string): readonly unknown[] {
  const reading = readIf(ROOMS[profile], target, { OTHER_TENANT_PASSWORD: 'geheim' }, Date.now());
  ok(reading, 'the file belongs to the room');
  ok(reading.loaded !== undefined || reading.problems.length > 0);
  return reading.problems;
}

for (const profile of PROFILES)
  describe(profile, () => {
    test('in both languages, and with names that have to be quoted, the target is valid as it is', async () => {
      for (const options of [
        {},
        { language: 'en' as const, serviceHosts: ['pruefrechner.example'] },
        { product: { name: 'Zitat "x" \\ # : \n Umbruch', version: '1.10', vendor: 'ÄÖÜ' } },
      ]) {
        using folder = await made(profile, options);
        deepStrictEqual(problemsOf(profile, folder.target), [], JSON.stringify(options));
      }
    });

    test('what stands there as a comment can be switched on', async () => {
      using folder = await made(profile);
      const off = folder.text.split('\n').filter((line) => /^ *# +(?:- )?(?:[a-zA-Z]+:|- https)(?: |\/|$)/.test(line)).length;
      const text = folder.text.replaceAll(/^( *)# ( *(?:- https:\S*|[a-z][A-Za-z]*:(?: .*)?))$/gm, '$1$2');
      ok(off > 1 && text !== folder.text);
      writeFileSync(folder.target, text);
      for (const name of ['product-ca.pem', 'service-ca.pem', 'directory-ca.pem']) writeFileSync(join(folder.folder, name), rootCertificates[0] ?? '');
      deepStrictEqual(problemsOf(profile, folder.target), [], text);
    });

    test('secrets are for their owner alone, the text names every file it speaks of, and nothing is overwritten without being told', async () => {
      using folder = await made(profile);
      const named = [...folder.guide.matchAll(/`((?:product|tls)\/[^`]+|[a-z-]+\.pem)`/g)].map(([, path]) => path ?? '');
      ok(named.length > 0);
      for (const path of named) ok(existsSync(join(folder.folder, path)), path);
      const certificate = new X509Certificate(readFileSync(join(folder.folder, 'client.pem')));
      ok(certificate.verify(new X509Certificate((await pki.authority('client')).certificate).publicKey));
      match(certificate.infoAccess ?? '', /OCSP - URI:http:\/\/localhost:8490\/ocsp\/client/);
      for (const path of named.filter((name) => /key|\.txt$/.test(name))) equal(statSync(join(folder.folder, path)).mode & 0o777, 0o600, path);
      match(readFileSync(join(folder.folder, '.gitignore'), 'utf8'), /^product\/\ntls\/\*-key\.pem$/m);
      const error = await made(profile, { folder: folder.folder }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      equal((error as { code?: string } | undefined)?.code, 'ERR_CONFIG_EXISTS');
    });
  });

test('the text names the addresses at which the payment service really is', () => {
  const simulator = createBezahldienst({ baseUrl: 'https://localhost:8470', recorder: createRecorder() });
  const { epayblWsdlUrl: _, ...addresses } = simulator.createTenant({ id: 'default', clients: [], mandanten: [] }).addresses();
  deepStrictEqual(paymentAddresses('localhost'), addresses);
});

test('doctor is content with a written target whose values were entered in a payment service', async () => {
  using folder = await made('bezahldienst-anbieter');
  const certificate = readFileSync(join(folder.folder, 'client.pem'), 'utf8');
  const base = { url: '' };
  const simulator = createBezahldienst({ baseUrl: () => base.url, recorder: createRecorder() });
  simulator.createTenant({
    id: 'default',
    clients: [{ name: 'suite', authentication: { kind: 'mtls', certificate }, peer: 'suite' }],
    mandanten: [{ mandantNr: '1', name: 'Kasse', endPoints: [{ originatorId: 'pruefstand', endPointId: 'testkasse' }] }],
    clientCertificates: 'unseen',
  });
  await using host = await startHost({ simulator });
  base.url = host.url;
  using target = await made('bezahldienst-anbieter', { folder: folder.folder, address: `${host.url}/xbezahldienste/api/v1.0.0`, isForced: true });
  const loaded = readIf('payment-service', target.target, {}, Date.now())?.loaded;
  ok(loaded);
  const entries: DoctorEntry[] = [];
  await examinePaymentService(loaded, (entry) => void entries.push(entry));
  deepStrictEqual(
    entries.filter(({ status }) => status === 'fault'),
    [],
  );
  ok(entries.some(({ status, text }) => status === 'ok' && text.en.includes('answers the status query')));
});
