/** What the sheet demands of this simulator, demand by demand (section 8); its data have a test of their own beside the country. */
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { wireFaultOf } from '../../src/core/simulator.ts';
import type { ArmedFault } from './index.ts';
import {
  ask,
  askBatch,
  assertionOf,
  createStand,
  formOf,
  INTERN,
  KITA_KEY,
  KITA_OSCI,
  logIn,
  loginOf,
  problemOf,
  requestToken,
  STANDALONE,
} from './test-stand.ts';

const SERVICE = { organizationKey: KITA_KEY, serviceSpecificationUri: KITA_OSCI };
const NOBODY = { organizationKey: 'ags:000000000000', serviceSpecificationUri: KITA_OSCI };
/** Names as the sheet prints them. */
const WITH_BATCH = {
  findauthoritydescription: { category: 'Kita-Verwaltung (Test)', organizationKey: KITA_KEY },
  findcategories: { fingerPrint: '0'.repeat(40), organizationKey: KITA_KEY },
  verifycategory: { fingerPrint: '0'.repeat(40), category: 'Landesportal' },
  findservicedescription: SERVICE,
  findServiceSpecificationUrisByCategory: { category: 'Meldebehörde' },
  findOrganizationsByServiceElement: { serviceElementType: 'WEBSERVER', parameterType: 'URI', parameterValue: 'https://niemand.example/' },
};

test('DVDV-050: tokens, every function, six batches, problems, 204 and 404 by a switch, EmbeddedBearer', async () => {
  const stand = await createStand();
  const [{ clientCertificates: [fingerPrint = ''] = [] } = {}] = await stand.control.organizations({ key: KITA_KEY });
  const single = {
    categories: undefined,
    intermediaries: undefined,
    version: undefined,
    findauthoritydescriptions: { organizationKey: KITA_KEY },
    findCertificateByFingerprint: { fingerPrint },
  };
  const authorization = `EmbeddedBearer ${await logIn(stand)}`;
  for (const [name, members] of Object.entries({ ...single, ...WITH_BATCH })) equal((await ask(stand, name, members, { authorization })).status, 200, name);
  for (const [name, members] of Object.entries(WITH_BATCH)) {
    const answer = await askBatch(stand, name, [members, members], { authorization });
    deepEqual([answer.status, ((await answer.json()) as unknown[]).length], [200, 2], name);
  }
  for (const name of Object.keys(single)) equal((await askBatch(stand, name, [], { authorization })).status, 404, name);
  equal((await ask(stand, 'version', undefined, { base: STANDALONE, authorization: authorization.replace('EmbeddedBearer', 'Bearer') })).status, 401);
  equal(await problemOf(await ask(stand, 'verifycategory', '{')), '400 INPUT_VALIDATION 7006');
  equal(await problemOf(await ask(stand, 'verifycategory', {})), '400 SERVICE_VALIDATION');
  equal(await problemOf(await ask(stand, 'findservicedescription', NOBODY)), '404 ENTITY_NOT_FOUND 5005');
  await stand.control.setWire({ misses: 204 });
  equal((await ask(stand, 'findservicedescription', NOBODY)).status, 204);
});

test('DVDV-052: 500, 503 with Retry-After, silence, delay, broken JSON, 401 for a token that has ended, a clock that is off', async () => {
  const stand = await createStand();
  const under = async <T>(fault: ArmedFault, act: () => Promise<T>): Promise<T> => {
    const id = await stand.control.arm(fault);
    return act().finally(async () => stand.control.disarm(id));
  };
  const service = async (): Promise<Response> => ask(stand, 'findservicedescription', SERVICE);
  const assertion = formOf(assertionOf(loginOf(stand.country, 'portal-login')));
  equal((await under({ fault: 'server-error' }, service)).status, 500);
  const busy = await under({ fault: 'server-error', params: { status: 503, retryAfter: '7' } }, service);
  deepEqual([busy.status, busy.headers.get('retry-after')], [503, '7']);
  deepEqual(wireFaultOf(await under({ fault: 'reset' }, service)), { kind: 'reset' });
  deepEqual(wireFaultOf(await under({ fault: 'slow', params: { milliseconds: 120_000 } }, service)), { kind: 'delay', delayMs: 120_000 });
  await rejects((await under({ fault: 'malformed-json' }, service)).json(), SyntaxError);
  const token = await under({ fault: 'token-ends-early' }, async () => logIn(stand));
  equal((await ask(stand, 'version', undefined, { authorization: `EmbeddedBearer ${token}` })).status, 401);
  const skewed = { fault: 'token-clock-skew', params: { seconds: -3600 } } as const;
  equal(await problemOf(await under(skewed, async () => requestToken(stand, assertion))), '401 AUTHENTICATION');
  equal((await requestToken(stand, assertion)).status, 200);
});

test('DVDV-053: every request is recorded, refused and broken ones too, so that caching and repeating show', async () => {
  const stand = await createStand();
  const service = { organizationKey: KITA_KEY, serviceSpecificationUri: KITA_OSCI };
  await ask(stand, 'findservicedescription', service);
  await ask(stand, 'findservicedescription', service, { server: 'second' });
  await stand.control.arm({ fault: 'reset', times: 1 });
  await ask(stand, 'findservicedescription', service);
  await requestToken(stand, '');
  await ask(stand, 'version', undefined, { base: STANDALONE });
  await ask(stand, 'nirgends', {}, { base: INTERN });
  const calls = await stand.control.calls();
  deepEqual(
    calls.map(({ server, operation, status }) => `${server} ${operation} ${status}`),
    [
      'first find-service-description 200',
      'second find-service-description 200',
      'first find-service-description 503',
      'first token 401',
      'first version 401',
      'first unknown 404',
    ],
  );
  deepEqual(calls[2]?.faults, ['reset']);
  deepEqual(
    (await stand.control.calls({ organizationKey: KITA_KEY })).map(({ seq }) => seq),
    [1, 2, 3],
  );
  const exchanges = await stand.control.exchanges({});
  deepEqual(
    exchanges.map(({ id }) => id),
    calls.map(({ exchange }) => exchange),
  );
  equal(exchanges[2]?.wire, 'reset-before-answer');
  match(calls[0]?.at ?? '', /^\d{4}-.*Z$/);
});
