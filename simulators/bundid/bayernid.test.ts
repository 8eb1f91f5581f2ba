/** BayernID beside BundID: the same product, another account. What differs, and what a portal must keep apart. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readPeople } from '../account-people.ts';
import { attributeUrn } from '../../src/core/account-attributes.ts';
import { writeServiceMetadata } from './test-samples.ts';
import { createStand, goodRequest, metadataOf, SP, testKeys } from './test-stand.ts';

const BASE = 'https://bayernid.test';
const ASKS_AUTHEGA = { methods: [{ name: 'Authega', isEnabled: true }] };

async function stands(
  seed: Parameters<typeof createStand>[0] = {},
): Promise<readonly [Awaited<ReturnType<typeof createStand>>, Awaited<ReturnType<typeof createStand>>]> {
  return Promise.all([createStand(seed), createStand(seed, { kind: 'bayernid', baseUrl: BASE })]);
}

test('has a name, an entityID and addresses of its own at the same paths', async () => {
  const [, bayernid] = await stands();
  assert.deepEqual(await bayernid.control.addresses(), {
    entityId: `${BASE}/idp`,
    metadataUrl: `${BASE}/idp`,
    ssoPostUrl: `${BASE}/idp/profile/SAML2/POST/SSO`,
    ssoRedirectUrl: `${BASE}/idp/profile/SAML2/Redirect/SSO`,
  });
  const metadata = await (await bayernid.get('/idp')).text();
  assert.match(metadata, /BayernID-Simulator/);
  assert.match(metadata, /entityID="https:\/\/bayernid\.test\/idp"/);
  const page = await (await bayernid.get((await bayernid.send()).headers.get('location') ?? '')).text();
  assert.match(page, /BayernID-Simulator/);
  assert.match(page, /keine echten Daten/);
});

test('Authega logs in at level 3 and is named as the source', async () => {
  const [, bayernid] = await stands();
  const { extension } = goodRequest(bayernid.postUrl);
  const { assertion } = await bayernid.logIn('authega', 'Authega', {
    requestedAuthnContext: { comparison: 'minimum', classRefs: ['STORK-QAA-Level-3'] },
    extension: { ...extension, ...ASKS_AUTHEGA, version: '2' },
  });
  assert.equal(assertion?.issuer, `${BASE}/idp`);
  assert.equal(assertion.authnStatements[0]?.contextClass, 'STORK-QAA-Level-3');
  const proved = assertion.attributes.find(({ name }) => name === attributeUrn('assertionProvedBy'));
  assert.equal(proved?.values[0]?.content, 'Authega');
});

test('the same person has the same bPK2 at both, and another mailbox', async () => {
  const [bundid, bayernid] = await stands();
  const [one, other] = await Promise.all([bundid, bayernid].map(async ({ control }) => control.identities('xaveria-pruefstand', SP)));
  assert.ok(one !== undefined && other !== undefined && one.length > 0);
  assert.deepEqual(
    one.map(({ identity }) => identity.bPK2),
    other.map(({ identity }) => identity.bPK2),
  );
  assert.notEqual(one[0]?.identity.legacyPostkorbHandle, other[0]?.identity.legacyPostkorbHandle);
  const [a, b] = [await bundid.logIn('xaveria-pruefstand', 'eID'), await bayernid.logIn('xaveria-pruefstand', 'eID')];
  const bpk2 = ({ assertion }: typeof a): unknown => assertion?.attributes.find(({ name }) => name === attributeUrn('bPK2'))?.values[0]?.content;
  assert.match(String(bpk2(a)), /^[\w-]{43}$/);
  assert.equal(bpk2(a), bpk2(b));
  assert.notEqual(a.assertion?.issuer, b.assertion?.issuer);
});

test('identifiers of its own are a choice, and change nothing at BundID', async () => {
  const [shared, own] = [await stands(), await stands({ identifiers: 'own' })];
  const bpk2 = async ({ control }: (typeof own)[0]): Promise<unknown> => (await control.identities('elmar-elsterling', SP))[0]?.identity.bPK2;
  assert.equal(await bpk2(own[0]), await bpk2(shared[0]));
  assert.notEqual(await bpk2(own[1]), await bpk2(own[0]));
  assert.match(String(await bpk2(own[1])), /^[\w-]{43}$/);
});

test('version 1 and a request without BMI-ID are taken; at BundID version 1 is refused', async () => {
  const [bundid, bayernid] = await stands();
  const change = { extension: { version: '1' as const } };
  assert.match((await bundid.send(change)).headers.get('location') ?? '', /idp\.code=akdb-extension-v1-deprecated/);
  assert.match((await bayernid.send(change)).headers.get('location') ?? '', /\/idp\/login\//);
  const judgement = (await bayernid.control.logins({}))[0]?.judgement ?? [];
  assert.ok(judgement.length > 0 && judgement.every(({ rule, requirement }) => rule !== 'online-service-id' && requirement === undefined));
  assert.ok(judgement.every(({ mark }) => mark === 'I'));
});

test('a tenant can enforce version 2', async () => {
  const bayernid = await createStand({ enforcesVersion2: true }, { kind: 'bayernid', baseUrl: BASE });
  assert.match((await bayernid.send({ extension: { version: '1' } })).headers.get('location') ?? '', /idp\.code=akdb-extension-v1-deprecated/);
});

test('what integrators add to their metadata is remarked upon when it is missing, and stops nothing', async () => {
  const keys = await testKeys();
  const remarks = async (metadata: string, kind: 'bundid' | 'bayernid'): Promise<readonly string[]> => {
    const { control } = await createStand({ serviceProviders: [metadata] }, { kind });
    const [view] = await control.serviceProviders();
    return (view?.judgement ?? []).filter(({ state }) => state === 'warned').map(({ rule, detail }) => `${rule}: ${detail?.en ?? ''}`);
  };
  const bare = [
    'ui-info: Missing: mdui:DisplayName, mdui:Description',
    'consuming-service: Missing: ServiceName, ServiceDescription',
    'organization: Missing: Organization',
    'contacts: Missing: technical, support',
  ];
  assert.deepEqual(await remarks(metadataOf(keys), 'bayernid'), bare);
  assert.deepEqual(await remarks(metadataOf(keys), 'bundid'), []);
  assert.deepEqual(await remarks(writeServiceMetadata(metadataOf(keys)), 'bayernid'), []);
});

test('everybody with Authega is invented, and has a lasting account', () => {
  const people = readPeople().filter(({ means }) => means.some(({ method }) => method === 'Authega'));
  assert.ok(people.length > 0);
  for (const { accountSeed } of people) assert.ok(accountSeed !== undefined);
});
