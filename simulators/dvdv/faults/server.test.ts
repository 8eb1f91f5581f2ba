/** Faults of a directory that does its own part wrong: each changes what its name says, and nothing else. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { ArmedFault } from '../index.ts';
import {
  ask,
  askBatch,
  assertionOf,
  createStand,
  formOf,
  KITA_KEY,
  KITA_OSCI,
  logIn,
  loginOf,
  NOW,
  problemOf,
  requestToken,
  STANDALONE,
} from '../test-stand.ts';

const stand = await createStand();
const login = loginOf(stand.country, 'portal-login');
const SERVICE = { organizationKey: KITA_KEY, serviceSpecificationUri: KITA_OSCI };
const AUTHORITY = { organizationKey: KITA_KEY, category: 'Kita-Verwaltung (Test)' };
const NOBODY = { organizationKey: 'zzz:000000000000', category: 'Meldebehörde' };

async function under<T>(fault: ArmedFault, act: () => Promise<T>): Promise<T> {
  const id = await stand.control.arm(fault);
  try {
    return await act();
  } finally {
    await stand.control.disarm(id);
  }
}

const jsonUnder = async (fault: ArmedFault, name: string, members?: unknown): Promise<unknown> =>
  under(fault, async () => (await ask(stand, name, members)).json());

test('a function that is not there, others that are', async () => {
  const fault: ArmedFault = { fault: 'function-missing', match: { operation: 'version' } };
  equal(await under(fault, async () => problemOf(await ask(stand, 'version', undefined))), '404 path-not-found');
  equal(await under(fault, async () => (await ask(stand, 'categories', undefined)).status), 200);
});

test('one check of the assertion is left out', async () => {
  const foreign = loginOf(stand.country, 'fachverfahren-login');
  const forms = {
    certificate: formOf(assertionOf(login, { sub: `fp:${'0'.repeat(40)}` })),
    signature: formOf(assertionOf({ ...login, privateKey: foreign.privateKey })),
    times: formOf(assertionOf(login, { exp: NOW / 1000 - 3600 })),
  };
  for (const check of Object.keys(forms) as readonly (keyof typeof forms)[]) {
    const statuses = await under({ fault: 'assertion-unchecked', params: { check } }, async () =>
      Promise.all(Object.values(forms).map(async (form) => (await requestToken(stand, form)).status)),
    );
    deepEqual(
      statuses,
      Object.keys(forms).map((name) => (name === check ? 200 : 401)),
    );
  }
});

test('answers to token requests without token, or with a life as text', async () => {
  const tokenUnder = async (as: string): Promise<Readonly<Record<string, unknown>>> =>
    under(
      { fault: 'token-answer', params: { as } },
      async () => (await requestToken(stand, formOf(assertionOf(login)))).json() as Promise<Record<string, unknown>>,
    );
  deepEqual(Object.hasOwn(await tokenUnder('without-token'), 'access_token'), false);
  equal((await tokenUnder('text-times'))['expires_in'], '86400');
});

test('look-ups for anybody, or behind the wrong word', async () => {
  const token = await logIn(stand);
  const statusOf = async (authorization?: string): Promise<number> =>
    (await ask(stand, 'version', undefined, { base: STANDALONE, ...(authorization === undefined ? {} : { authorization }) })).status;
  const all = async (): Promise<readonly number[]> => [
    await statusOf(),
    await statusOf('EmbeddedBearer x'),
    await statusOf(`Bearer ${token}`),
    await statusOf(`EmbeddedBearer ${token}`),
  ];
  deepEqual(await all(), [401, 401, 401, 200]);
  deepEqual(await under({ fault: 'look-ups-unchecked', params: { as: 'any' } }, all), [200, 200, 200, 200]);
  deepEqual(await under({ fault: 'look-ups-unchecked', params: { as: 'bearer' } }, all), [401, 401, 200, 200]);
});

test('batches that are too large already', async () => {
  const statusOf = async (count: number): Promise<number> =>
    (
      await askBatch(
        stand,
        'findservicedescription',
        Array.from({ length: count }, () => SERVICE),
      )
    ).status;
  deepEqual(await under({ fault: 'small-batches', params: { most: 2 } }, async () => [await statusOf(2), await statusOf(3)]), [200, 400]);
});

test('problem documents of another media type, status, or type', async () => {
  const miss = async (): Promise<Response> => ask(stand, 'findauthoritydescription', NOBODY);
  equal((await under({ fault: 'problem-as-json' }, miss)).headers.get('content-type'), 'application/json');
  equal(((await (await under({ fault: 'problem-status' }, miss)).json()) as { status: number }).status, 500);
  equal(await under({ fault: 'problem-type', params: { of: 'ENTITY_NOT_FOUND' } }, async () => problemOf(await miss())), '404 GENERAL 5009');
  equal(await under({ fault: 'problem-type', params: { of: 'AUTHENTICATION' } }, async () => problemOf(await miss())), '404 ENTITY_NOT_FOUND 5009');
  equal(await under({ fault: 'problem-type', params: { of: 'ENTITY_NOT_FOUND', type: '' } }, async () => problemOf(await miss())), '404  5009');
});

test('content in a list, a category twice, lists without entries', async () => {
  ok(Array.isArray(await jsonUnder({ fault: 'wrapped-answer' }, 'version')));
  const names = ((await jsonUnder({ fault: 'category-twice' }, 'categories')) as readonly { readonly name: string }[]).map(({ name }) => name);
  notEqual(new Set(names).size, names.length);
  deepEqual(await jsonUnder({ fault: 'empty-list' }, 'intermediaries'), []);
});

test('misses in another form', async () => {
  deepEqual(await jsonUnder({ fault: 'miss-as', params: { as: 'empty-object' } }, 'findauthoritydescription', NOBODY), {});
  const authorities = async (): Promise<string> => problemOf(await ask(stand, 'findauthoritydescriptions', NOBODY));
  equal(await under({ fault: 'miss-as', params: { as: 'not-found' } }, authorities), '404 ENTITY_NOT_FOUND 5009');
  match(
    ((await jsonUnder({ fault: 'any-certificate' }, 'findCertificateByFingerprint', { fingerPrint: '0'.repeat(40) })) as { fingerprint: string }).fingerprint,
    /^[0-9a-f]{40}$/,
  );
});

test('certificates that are valid for longer, entries of somebody else', async () => {
  const query = { fingerPrint: login.fingerprint };
  const genuine = (await (await ask(stand, 'findCertificateByFingerprint', query)).json()) as { validTo: string };
  const told = (await jsonUnder({ fault: 'certificate-details' }, 'findCertificateByFingerprint', query)) as typeof genuine;
  equal(Date.parse(told.validTo) - Date.parse(genuine.validTo), 365 * 86_400_000);
  const { organization } = (await jsonUnder({ fault: 'other-entry' }, 'findauthoritydescription', AUTHORITY)) as {
    organization: { organizationKeys: readonly string[] };
  };
  equal(organization.organizationKeys.includes(KITA_KEY), false);
});

test('a warning that is not encoded', async () => {
  const ended = { organizationKey: 'ags:039900010000', serviceSpecificationUri: 'http://www.pruefstand.example/xtestmeld/11/xtestmeld11MB2MB.wsdl' };
  const warning = (await under({ fault: 'plain-warning' }, async () => ask(stand, 'findservicedescription', ended))).headers.get('dvdv-warning-msg') ?? '';
  match(warning, /gültig$/);
});
