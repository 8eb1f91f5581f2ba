/** Every function of the interface, alone and as a batch: hits, misses, limits, and the entries of the country they show. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { CallView } from './index.ts';
import { ask, askBatch, askTarget, createStand, INTERN, KITA_KEY, KITA_OSCI, loginOf, problemOf, XTESTMELD11 } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

type Json = Readonly<Record<string, unknown>>;

const stand = await createStand();
const portal = loginOf(stand.country, 'portal-login').fingerprint;
const KITA = 'Kita-Verwaltung (Test)';

async function read<T = Json>(name: string, members?: unknown, from: Stand = stand): Promise<T> {
  const answer = await ask(from, name, members);
  equal(answer.status, 200, name);
  match(answer.headers.get('content-type') ?? '', /^application\/json/);
  return (await answer.json()) as T;
}

async function lastCall(): Promise<CallView | undefined> {
  return (await stand.control.calls()).at(-1);
}

test('categories: four levels at most, in alphabetical order, with prefixes', async () => {
  interface Category {
    readonly name: string;
    readonly prefix?: string;
    readonly children?: readonly Category[];
  }
  const tree = await read<readonly Category[]>('categories');
  const visit = (list: readonly Category[], level: number): void => {
    ok(level <= 4);
    deepEqual(
      list.map(({ name }) => name),
      list.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'de')),
    );
    for (const { children = [] } of list) visit(children, level + 1);
  };
  visit(tree, 1);
  match(JSON.stringify(tree), /"name":"Träger der Jugendhilfe \(Test\)","prefix":"töj"/);
});

test('intermediaries and version', async () => {
  const intermediaries = await read<readonly Json[]>('intermediaries');
  ok(intermediaries.length >= 7);
  deepEqual(Object.keys(intermediaries[0] ?? {}), ['id', 'orgaProvId', 'provider', 'orgaProvName', 'orgaProvAddress', 'selName', 'selDescription', 'uri']);
  deepEqual(Object.keys(await read('version')), ['version', 'buildnumber', 'schemaversion']);
});

test('findauthoritydescription: organisation with certificates, services and representatives', async () => {
  const { organization, representatives } = await read<{ organization: Json; representatives: readonly Json[] }>('findauthoritydescription', {
    category: KITA,
    organizationKey: KITA_KEY,
  });
  deepEqual(organization['organizationKeys'], [KITA_KEY]);
  equal((organization['services'] as readonly Json[]).length, 3);
  equal((organization['services'] as readonly Json[])[0]?.['serviceElements'], undefined);
  const [certificate] = organization['clientCertificates'] as readonly Json[];
  equal(certificate?.['fingerprint'], loginOf(stand.country, 'kita-login').fingerprint);
  equal(certificate?.['x509KeyUsage'], 7);
  equal(certificate?.['revocationDate'], null);
  equal(representatives[0]?.['nameDe'], 'Rechenzentrum Prüfwest (Testdaten)');
  equal(await problemOf(await ask(stand, 'findauthoritydescription', { category: 'Meldebehörde', organizationKey: KITA_KEY })), '404 ENTITY_NOT_FOUND 5009');
  deepEqual((await lastCall())?.outcomes, ['miss']);
});

test('findauthoritydescriptions: the same key under two categories, none as an empty list', async () => {
  equal((await read<readonly Json[]>('findauthoritydescriptions', { organizationKey: 'kop:059901250000' })).length, 2);
  deepEqual(await read('findauthoritydescriptions', { organizationKey: 'kop:000000000000' }), []);
});

test('findcategories and verifycategory: by certificate and key, by certificate and category', async () => {
  deepEqual(await read('findcategories', { fingerPrint: portal, organizationKey: 'lap:050000000000' }), ['Landesportal']);
  deepEqual(await read('findcategories', { fingerPrint: portal, organizationKey: KITA_KEY }), []);
  deepEqual(await read('verifycategory', { fingerPrint: portal.toUpperCase(), category: 'Landesportal' }), { verifyCategory: true });
  deepEqual(await read('verifycategory', { fingerPrint: portal, category: 'Bauportal' }), { verifyCategory: false });
});

test('DVDV-040: findservicedescription answers what is valid, warns of what is not, and knows two ways to say nothing', async () => {
  const service = await read('findservicedescription', { organizationKey: KITA_KEY, serviceSpecificationUri: KITA_OSCI });
  match(String(service['serviceSpecificationDocument']), /targetNamespace="http:\/\/www\.pruefstand\.example\/xtestkita/);
  for (const [organizationKey, pattern] of [
    ['ags:039900010000', /war bis/],
    ['ags:039900020000', /erst ab/],
  ] as const) {
    const answer = await ask(stand, 'findservicedescription', { organizationKey, serviceSpecificationUri: XTESTMELD11 });
    equal(answer.status, 204);
    const [, encoded = ''] = /^=\?UTF-8\?B\?(.+)\?=$/.exec(answer.headers.get('dvdv-warning-msg') ?? '') ?? [];
    match(Buffer.from(encoded, 'base64').toString('utf8'), pattern);
  }
  const nothing = { organizationKey: 'ags:000000000000', serviceSpecificationUri: XTESTMELD11 };
  equal(await problemOf(await ask(stand, 'findservicedescription', nothing)), '404 ENTITY_NOT_FOUND 5005');
  await stand.control.setWire({ misses: 204 });
  equal((await ask(stand, 'findservicedescription', nothing)).status, 204);
  await stand.control.setWire({});
});

test('DVDV-003, DVDV-004: keys that deviate, and one id under several prefixes', async () => {
  const uri = 'http://www.pruefstand.example/xtestrueckweisung/3/rueckweisung3.wsdl';
  for (const organizationKey of ['töj:059901220000', 'MELDID:059901230000', 'ag:059901240000'])
    equal((await read('findservicedescription', { organizationKey, serviceSpecificationUri: uri }))['serviceSpecificationUri'], uri);
  for (const organizationKey of ['ags:05990120', 'azr:05990', 'psb:05990121_00', 'dbs:49999000001', 'ags:05990126'])
    equal((await read<readonly Json[]>('findauthoritydescriptions', { organizationKey })).length, 1, organizationKey);
  equal((await read<readonly Json[]>('findauthoritydescriptions', { organizationKey: 'meldid:059901230000' })).length, 0);
  const names = await Promise.all(
    ['ags', 'psw', 'psb'].map(
      async (prefix) =>
        (await read<readonly { organization: Json }[]>('findauthoritydescriptions', { organizationKey: `${prefix}:059910010000` }))[0]?.organization[
          'category'
        ],
    ),
  );
  deepEqual(names, ['Meldebehörde', 'Standesamt', 'Passbehörde']);
});

test('findServiceSpecificationUrisByCategory and findOrganizationsByServiceElement', async () => {
  const uris = await read<readonly string[]>('findServiceSpecificationUrisByCategory', { category: KITA });
  deepEqual(uris, [...uris].sort());
  equal(uris.length, 3);
  deepEqual(await read('findServiceSpecificationUrisByCategory', { category: 'Irgendwas' }), []);
  const uri = 'https://xta-west.pruefstand.example/MB_XTA-WS/XTA210msgBoxPort.svc';
  for (const type of [{ serviceElementType: 'WEBSERVER' }, { customServiceElementType: 'XTA_ENDPUNKT' }]) {
    const [organization, ...more] = await read<readonly Json[]>('findOrganizationsByServiceElement', { ...type, parameterType: 'URI', parameterValue: uri });
    deepEqual(organization?.['organizationKeys'], [KITA_KEY]);
    deepEqual([organization?.['clientCertificates'], organization?.['services'], more.length], [undefined, undefined, 0]);
  }
  const [element] = (await stand.control.element('kita-addressee'))?.cipherCertificate?.match(/^[0-9a-f]{40}$/) ?? [];
  equal(
    (
      await read<readonly Json[]>('findOrganizationsByServiceElement', {
        serviceElementType: 'OSCI_ADDRESSEE',
        parameterType: 'CIPHER_CERTIFICATE',
        parameterValue: element,
      })
    ).length,
    2,
  );
});

test('findCertificateByFingerprint', async () => {
  equal((await read('findCertificateByFingerprint', { fingerPrint: portal }))['nameSubject'], 'GRP: Landesportal Musterrhein');
  const revoked = loginOf(stand.country, 'revoked-login').fingerprint;
  const certificate = await read('findCertificateByFingerprint', { fingerPrint: revoked });
  deepEqual([certificate['revocationDate'], certificate['revocationReason']], ['2026-04-04T22:00:00.000Z', 'CESSATION_OF_OPERATION']);
  const answer = await ask(stand, 'findCertificateByFingerprint', { fingerPrint: '0'.repeat(40) });
  deepEqual([answer.status, await answer.text()], [404, '']);
});

test('DVDV-011: batches in order, null or an empty list for misses, 200 at most', async () => {
  const kita = {
    organizationKey: KITA_KEY,
    category: KITA,
    serviceSpecificationUri: KITA_OSCI,
    fingerPrint: portal,
    serviceElementType: 'WEBSERVER',
    parameterType: 'URI',
    parameterValue: 'x',
  };
  const nobody = { ...kita, organizationKey: 'ags:000000000000', category: 'Niemand' };
  const batch = async (name: string): Promise<readonly unknown[]> => (await askBatch(stand, name, [nobody, kita])).json() as Promise<readonly unknown[]>;
  const [none, found] = await batch('findservicedescription');
  deepEqual([none, (found as Json)['serviceSpecificationUri']], [null, KITA_OSCI]);
  deepEqual((await lastCall())?.outcomes, ['miss', 'hit']);
  equal((await batch('findauthoritydescription'))[0], null);
  deepEqual(await batch('findcategories'), [[], []]);
  deepEqual(await batch('verifycategory'), [{ verifyCategory: false }, { verifyCategory: false }]);
  deepEqual((await batch('findServiceSpecificationUrisByCategory'))[0], []);
  deepEqual(await batch('findOrganizationsByServiceElement'), [[], []]);
  equal(
    (
      (await (
        await askBatch(
          stand,
          'verifycategory',
          Array.from({ length: 200 }, () => kita),
        )
      ).json()) as unknown[]
    ).length,
    200,
  );
  equal(
    await problemOf(
      await askBatch(
        stand,
        'verifycategory',
        Array.from({ length: 201 }, () => kita),
      ),
    ),
    '400 SERVICE_VALIDATION',
  );
  deepEqual(await (await askBatch(stand, 'verifycategory', [])).json(), []);
  equal(await problemOf(await askBatch(stand, 'verifycategory', kita)), '400 INPUT_VALIDATION 7006');
  equal(await problemOf(await askBatch(stand, 'verifycategory', [kita, {}])), '400 SERVICE_VALIDATION');
  const plain = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '[]' };
  equal(await problemOf(await askTarget(stand, `${INTERN}batch/verifycategory`, {}, plain)), '415 content-type-wrong');
});

const FLAWS: readonly (readonly [name: string, members: unknown, expected: string])[] = [
  ['verifycategory', '{Unsinn', '400 INPUT_VALIDATION 7006'],
  ['verifycategory', '[]', '400 INPUT_VALIDATION 7006'],
  ['verifycategory', undefined, '400 INPUT_VALIDATION 7006'],
  ['verifycategory', { fingerPrint: portal }, '400 SERVICE_VALIDATION'],
  ['verifycategory', { fingerPrint: null, category: KITA }, '400 SERVICE_VALIDATION'],
  ['verifycategory', { fingerPrint: 1, category: KITA }, '400 INPUT_VALIDATION 7006'],
  ['verifycategory', { fingerPrint: '11:22', category: KITA }, '400 SERVICE_VALIDATION'],
  ['findauthoritydescriptions', { organizationKey: 'ag:12' }, '400 SERVICE_VALIDATION'],
  ['findauthoritydescriptions', { organizationKey: 'x'.repeat(256) }, '400 SERVICE_VALIDATION'],
  ['findservicedescription', { organizationKey: KITA_KEY, serviceSpecificationUri: 'urn:a:b' }, '400 SERVICE_VALIDATION'],
  ['findOrganizationsByServiceElement', { serviceElementType: 'IRRTUM', parameterType: 'URI', parameterValue: 'x' }, '400 INPUT_VALIDATION 7006'],
  ['findOrganizationsByServiceElement', { serviceElementType: 'TEXT', parameterType: 'TEXT', parameterValue: 'x' }, '400 INPUT_VALIDATION 7006'],
  ['findOrganizationsByServiceElement', { parameterType: 'URI', parameterValue: 'x' }, '400 SERVICE_VALIDATION'],
];

test('requests with one flaw are refused with their problem', async () => {
  for (const [name, members, expected] of FLAWS) equal(await problemOf(await ask(stand, name, members)), expected, JSON.stringify(members));
});

test('DVDV-012: letter case, methods and other paths', async () => {
  for (const name of ['findServiceDescription', 'verifyCategory', 'findorganizationsbyserviceelement', 'categories/'])
    equal(await problemOf(await ask(stand, name, {})), '404 path-not-found', name);
  const posted = await askTarget(stand, `${INTERN}categories`, {}, { method: 'POST' });
  deepEqual([await problemOf(posted), posted.headers.get('allow')], ['405 method-not-allowed', 'GET']);
  equal(await problemOf(await askTarget(stand, `${INTERN}batch/verifycategory`)), '405 method-not-allowed');
  equal(await problemOf(await askTarget(stand, '/t/nobody/dvdv2-backend/intern/directory/v2/version')), '404 tenant-not-found');
});

test('how the query was written is noted', async () => {
  const members = '{"fingerPrint":"' + portal + '","category":"Landesportal"}';
  for (const [query, encoding] of [
    [`request_json=${encodeURIComponent(members)}`, 'percent'],
    [`request_json=${encodeURIComponent(members).replace('%2C', '%2C+')}`, 'plus'],
    [`request_json=${members}`, 'raw'],
  ] as const) {
    equal((await askTarget(stand, `${INTERN}verifycategory?${query}&a=1`)).status, 200);
    deepEqual((await lastCall())?.query, { parameters: ['request_json', 'a'], encoding });
  }
  equal(await problemOf(await askTarget(stand, `${INTERN}verifycategory?request_json=%ff`)), '400 INPUT_VALIDATION 7006');
});

test('deviations from the published description are switches', async () => {
  const off = await createStand({
    wire: { deviations: { 'light-organizations': false, 'plain-uris': false, 'null-members': false, 'absent-as-null': false, 'version-object': false } },
  });
  const query = {
    customServiceElementType: 'XTA_ENDPUNKT',
    parameterType: 'URI',
    parameterValue: 'https://xta-west.pruefstand.example/MB_XTA-WS/XTA210msgBoxPort.svc',
  };
  deepEqual(Object.keys(await read('findOrganizationsByServiceElement', query, off)), ['organization', 'representatives']);
  deepEqual(await read('findOrganizationsByServiceElement', { ...query, parameterValue: 'x' }, off), {});
  equal((await read<readonly Json[]>('findServiceSpecificationUrisByCategory', { category: KITA }, off))[0]?.['serviceSpecificationType'], 'WSDL_OSCI');
  equal(typeof (await read('version', undefined, off)), 'string');
  const old = { organizationKey: 'psb:05990127_00', serviceSpecificationUri: 'http://www.pruefstand.example/xtesthd/15/xtesthd15Behoerde.wsdl' };
  const typeOf = async (from: Stand): Promise<readonly unknown[]> => {
    const service = await read('findservicedescription', old, from);
    return [service['id'] === null, service['serviceSpecificationType']];
  };
  deepEqual(await typeOf(stand), [true, null]);
  deepEqual(await typeOf(off), [false, 'WSDL_OSCI']);
  const certificateOf = async (from: Stand): Promise<readonly unknown[]> => {
    const { serviceElements } = await read<{ serviceElements: readonly Json[] }>(
      'findservicedescription',
      { organizationKey: KITA_KEY, serviceSpecificationUri: KITA_OSCI },
      from,
    );
    return serviceElements.map(({ signatureCertificate }) => signatureCertificate);
  };
  equal((await certificateOf(stand))[0], null);
  equal((await certificateOf(off))[0], undefined);
});
