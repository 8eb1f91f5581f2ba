/** Named faults (sheet, DVDV-052): each by itself, on one server, for a number of times; and that arming refuses what it does not know. */
import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { wireFaultOf } from '../../../src/core/simulator.ts';
import type { ArmedFault, FaultMatch } from '../index.ts';
import { FAULTS } from '../index.ts';
import { ask, askBatch, assertionOf, createStand, formOf, KITA_KEY, KITA_OSCI, logIn, loginOf, problemOf, requestToken, STANDALONE } from '../test-stand.ts';
import type { Asking } from '../test-stand.ts';

const stand = await createStand();
const portal = loginOf(stand.country, 'portal-login').fingerprint;
const SERVICE = { organizationKey: KITA_KEY, serviceSpecificationUri: KITA_OSCI };
const AUTHORITY = { organizationKey: KITA_KEY, category: 'Kita-Verwaltung (Test)' };
const VERIFY = { fingerPrint: portal, category: 'Landesportal' };

interface Certificate {
  readonly fingerprint: string;
  readonly revocationDate: string | null;
}

interface Element {
  readonly serviceElementType: string;
  readonly serviceElementUri: string | null;
  readonly cipherCertificate: Certificate | null;
}

interface Service {
  readonly serviceElements: readonly Element[];
  readonly [name: string]: unknown;
}

async function under<T>(fault: ArmedFault, act: () => Promise<T>): Promise<T> {
  const id = await stand.control.arm(fault);
  try {
    return await act();
  } finally {
    await stand.control.disarm(id);
  }
}

const service = async (asking: Asking = {}): Promise<Response> => ask(stand, 'findservicedescription', SERVICE, asking);
const serviceUnder = async (fault: string, params: ArmedFault['params'] = {}): Promise<Service> =>
  under({ fault, params }, async () => (await service()).json() as Promise<Service>);
const genuine = (await (await service()).json()) as Service;

test('every fault of the table says what it changes and why', () => {
  for (const [name, { text, violates }] of FAULTS) {
    match(name, /^[a-z]+(-[a-z]+)*$/);
    match(text, /^[A-Z].*\.$/);
    match(violates, /^(DVDV(-DIR)?-\d{3}|network)$/);
  }
});

test('statuses, with and without Retry-After', async () => {
  for (const status of [500, 502, 503, 504]) equal((await under({ fault: 'server-error', params: { status } }, service)).status, status);
  const busy = await under({ fault: 'server-error', params: { status: 503, retryAfter: '7' } }, service);
  deepEqual([busy.status, busy.headers.get('retry-after')], [503, '7']);
  const many = await under({ fault: 'too-many-requests' }, service);
  deepEqual([many.status, many.headers.get('retry-after')], [429, null]);
  equal((await under({ fault: 'too-many-requests', params: { retryAfter: '3' } }, service)).headers.get('retry-after'), '3');
  const led = await under({ fault: 'redirect', params: { location: 'https://anderswo.example/' } }, service);
  deepEqual([led.status, led.headers.get('location')], [307, 'https://anderswo.example/']);
});

test('silence, delay, half an answer, broken JSON', async () => {
  deepEqual(wireFaultOf(await under({ fault: 'reset' }, service)), { kind: 'reset' });
  deepEqual(wireFaultOf(await under({ fault: 'slow', params: { milliseconds: 30 } }, service)), { kind: 'delay', delayMs: 30 });
  equal(wireFaultOf(await under({ fault: 'half-answer' }, service))?.kind, 'truncate');
  await rejects((await under({ fault: 'malformed-json' }, service)).json());
  equal((await under({ fault: 'malformed-json', params: { as: 'html' } }, service)).headers.get('content-type'), 'text/html');
  equal(await (await under({ fault: 'malformed-json', params: { as: 'empty' } }, service)).text(), '');
  const kinds = (await stand.control.exchanges({})).slice(-6).map(({ wire, response }) => [wire, response?.status]);
  deepEqual(kinds.slice(0, 3), [
    ['reset-before-answer', undefined],
    ['delayed', 200],
    ['truncated', 200],
  ]);
});

test('tokens: refused, ending early, judged by a clock that is off, refused at look-ups', async () => {
  const assertion = (): string => formOf(assertionOf(loginOf(stand.country, 'portal-login')));
  equal(await problemOf(await under({ fault: 'token-refused' }, async () => requestToken(stand, assertion()))), '401 AUTHENTICATION');
  for (const seconds of [3600, -3600])
    equal(await problemOf(await under({ fault: 'token-clock-skew', params: { seconds } }, async () => requestToken(stand, assertion()))), '401 AUTHENTICATION');
  const early = await under({ fault: 'token-ends-early' }, async () => logIn(stand));
  equal((await service({ authorization: `EmbeddedBearer ${early}` })).status, 401);
  equal((await stand.control.calls()).at(-1)?.authorization?.token, 'ended');
  const authorization = `EmbeddedBearer ${await logIn(stand)}`;
  equal((await service({ authorization })).status, 200);
  await stand.control.arm({ fault: 'unauthenticated', times: 1 });
  equal((await ask(stand, 'version', undefined, { authorization, base: STANDALONE })).status, 401);
  equal((await ask(stand, 'version', undefined, { authorization, base: STANDALONE })).status, 200);
});

test('a wrong type', async () => {
  ok((await serviceUnder('wrong-type')).serviceElements.every(({ serviceElementType }) => serviceElementType === 'TEXT'));
  equal(typeof (await serviceUnder('wrong-type', { as: 'members' }))['nameDe'], 'number');
  const plain = await under({ fault: 'wrong-type', params: { as: 'media-type' } }, service);
  match(plain.headers.get('content-type') ?? '', /^text\/plain/);
});

test('a stale entry', async () => {
  const moved = { organizationKey: 'ags:039900040000', serviceSpecificationUri: 'http://www.pruefstand.example/xtestmeld/11/xtestmeld11MB2MB.wsdl' };
  const uri = async (): Promise<unknown> =>
    ((await (await ask(stand, 'findservicedescription', moved)).json()) as Service).serviceElements[0]?.serviceElementUri;
  equal(await uri(), 'https://osci-neu.pruefstand.example/entry');
  equal(await under({ fault: 'stale-entry' }, uri), 'https://osci-alt.pruefstand.example/entry');
});

test('certificates: none, foreign, revoked', async () => {
  ok((await serviceUnder('empty-certificate-list')).serviceElements.every(({ cipherCertificate }) => cipherCertificate === null));
  const description = await under({ fault: 'empty-certificate-list' }, async () => (await ask(stand, 'findauthoritydescription', AUTHORITY)).json());
  deepEqual((description as { organization: { clientCertificates: unknown } }).organization.clientCertificates, []);
  const [own, foreign, chosen, revoked] = [
    genuine,
    await serviceUnder('foreign-certificate'),
    await serviceUnder('foreign-certificate', { fingerprint: portal }),
    await serviceUnder('revoked-certificate'),
  ].map(({ serviceElements }) => serviceElements[0]?.cipherCertificate);
  notEqual(foreign?.fingerprint, own?.fingerprint);
  equal(chosen?.fingerprint, portal);
  equal(revoked?.fingerprint, own?.fingerprint);
  equal(revoked?.revocationDate, '2020-01-01T00:00:00.000Z');
});

test('a wrong order, unknown fields, a missing element', async () => {
  deepEqual((await serviceUnder('wrong-order')).serviceElements, [...genuine.serviceElements].reverse());
  const { zusatz, nochNieGesehen, ...known } = await serviceUnder('unknown-fields');
  ok(zusatz !== undefined && nochNieGesehen === null);
  deepEqual(Object.keys(known), Object.keys(genuine));
  deepEqual((await serviceUnder('missing-element')).serviceElements, []);
});

test('batches: too short, in the wrong order', async () => {
  const requests = [VERIFY, { ...VERIFY, category: 'Bauportal' }];
  const batch = async (): Promise<unknown> => (await askBatch(stand, 'verifycategory', requests)).json();
  deepEqual(await under({ fault: 'batch-too-short' }, batch), [{ verifyCategory: true }]);
  deepEqual(await under({ fault: 'wrong-order' }, batch), [{ verifyCategory: false }, { verifyCategory: true }]);
  deepEqual(await under({ fault: 'verification-reversed' }, batch), [{ verifyCategory: false }, { verifyCategory: true }]);
});

test('a failover server that disagrees, while the first one does not', async () => {
  const match: FaultMatch = { server: 'second' };
  await under({ fault: 'disagreeing-server', match }, async () => {
    deepEqual(await (await service()).json(), genuine);
    const { serviceElements } = (await (await service({ server: 'second' })).json()) as Service;
    equal(serviceElements[0]?.serviceElementUri, 'https://anderswo.verzeichnis.example/');
  });
  await under({ fault: 'disagreeing-server', match, params: { as: 'missing' } }, async () => {
    equal((await service()).status, 200);
    equal(await problemOf(await service({ server: 'second' })), '404 ENTITY_NOT_FOUND 5005');
    deepEqual(await (await ask(stand, 'verifycategory', VERIFY, { server: 'second' })).json(), { verifyCategory: false });
  });
});

test('matching, skipping and counting', async () => {
  const id = await stand.control.arm({ fault: 'server-error', match: { operation: 'find-service-description', organizationKey: KITA_KEY }, skip: 1, times: 1 });
  equal((await ask(stand, 'version', undefined)).status, 200);
  equal((await ask(stand, 'findservicedescription', { ...SERVICE, organizationKey: 'ags:000000000000' })).status, 404);
  deepEqual([(await service()).status, (await service()).status, (await service()).status], [200, 500, 200]);
  deepEqual((await stand.control.armed()).find((armed) => armed.id === id)?.struck, 1);
  deepEqual((await stand.control.calls({ status: 500 })).at(-1)?.faults, ['server-error']);
  await stand.control.disarm(id);
  await rejects(stand.control.disarm(id), { code: 'ERR_CONTROL_REFUSED' });
});

test('arming refuses unknown names and parameters', async () => {
  for (const fault of [
    { fault: 'nonsense' },
    { fault: 'slow', params: { seconds: 1 } },
    { fault: 'slow', params: { milliseconds: 'x' } },
    { fault: 'server-error', params: { status: 404 } },
    { fault: 'redirect' },
  ])
    await rejects(stand.control.arm(fault), { code: 'ERR_CONTROL_REFUSED' });
});
