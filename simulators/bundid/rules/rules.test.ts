/** Rules about requests: each code of SSB 9.6 by the one change that triggers it, and remarks that refuse nothing. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { attributeUrn } from '../../../src/core/account-attributes.ts';
import type { RuleJudgement } from '../../../src/core/account-control.ts';
import { createStand, extended } from '../test-stand.ts';
import type { SendOptions } from '../test-stand.ts';
import { OFFICIAL_CODES } from './index.ts';
import { forbiddenIn } from './restricted-html.ts';

type Change = Parameters<Awaited<ReturnType<typeof createStand>>['send']>[0];

async function judged(
  change: Change,
  options: SendOptions = {},
  seed: Parameters<typeof createStand>[0] = {},
): Promise<{ code: string | null; judgement: readonly RuleJudgement[] }> {
  const stand = await createStand(seed);
  const response = await stand.send(change, options);
  const [login] = await stand.control.logins({});
  const location = response.headers.get('location');
  const code = location === null ? null : URL.parse(location)?.searchParams.get('idp.code');
  return { code: code ?? null, judgement: login?.judgement ?? [] };
}

const display = { organizationDisplayName: 'Kita', onlineServiceId: 'BMI-X0000' };
const one = [{ name: attributeUrn('bPK2'), isRequired: true }];

const CODES: readonly (readonly [code: string, change: Change, options?: SendOptions])[] = [
  ['saml-request-not-signed', {}, { isUnsigned: true }],
  ['akdb-extension-missing', { extension: undefined } as unknown as Change],
  ['akdb-extension-v1-deprecated', extended({ version: '1' })],
  ['akdb-extension-v1-deprecated', extended({ version: '3' })],
  ['requested-attributes-empty', extended({ requestedAttributes: [] })],
  ['requested-attributes-missing-name', extended({ requestedAttributes: [...one, { name: ' ', isRequired: false }] })],
  ['requested-attributes-missing-name', extended({ requestedAttributes: [...one, { isRequired: false }] })],
  ['empty-authentication-methods', extended({ methods: [] })],
  ['organization-display-name-missing', extended({ display: { onlineServiceId: 'BMI-X0000' } })],
  ['organization-display-name-missing', extended({ display: { ...display, organizationDisplayName: '' } })],
  ['purpose-does-not-support-restricted-html', extended({ display: { ...display, purpose: '<p>Gut</p><script>alert(1)</script>' } })],
];

for (const [code, change, options] of CODES) test(`SSB 9.6: ${code}`, async () => assert.equal((await judged(change, options)).code, code));

test('every official code can come; missing-berca comes by order', async () => {
  assert.deepEqual(
    OFFICIAL_CODES.filter((code) => !CODES.some(([known]) => known === code)),
    ['missing-berca'],
  );
  const stand = await createStand();
  await stand.control.armLogin({ outcome: 'success', persona: 'xaveria-pruefstand', deviation: 'missing-berca' });
  assert.match((await stand.send()).headers.get('location') ?? '', /idp\.code=missing-berca/);
});

test('a good request keeps every rule', async () => {
  const { code, judgement } = await judged({});
  assert.equal(code, null);
  assert.deepEqual(
    judgement.filter(({ state }) => state === 'broken' || state === 'warned').map(({ rule }) => rule),
    [],
  );
  assert.equal(new Set(judgement.map(({ rule }) => rule)).size, judgement.length);
  for (const { source, mark } of judgement) assert.ok(source.length > 3 && (mark === 'V' || mark === 'I'));
});

const REMARKS: readonly (readonly [rule: string, change: Change])[] = [
  ['fresh-login', { forceAuthn: false }],
  ['name-id-policy', { nameIdPolicy: { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' } }],
  ['level-known', { requestedAuthnContext: { comparison: 'minimum', classRefs: ['STORK-QAA-Level-2'] } }],
  ['comparison-minimum', { requestedAuthnContext: { comparison: 'exact', classRefs: ['STORK-QAA-Level-1'] } }],
  [
    'methods-known',
    extended({
      methods: [
        { name: 'Smart-eID', isEnabled: true },
        { name: 'eID', isEnabled: true },
      ],
    }),
  ],
  ['attributes-known', extended({ requestedAttributes: [{ name: 'bPK2', isRequired: false }] })],
  ['bpk-not-required', extended({ requestedAttributes: [{ name: attributeUrn('bPK'), isRequired: true }] })],
  ['required-at-level-one', extended({ requestedAttributes: [{ name: attributeUrn('givenName'), isRequired: true }] })],
  ['online-service-id', extended({ display: { organizationDisplayName: 'Kita' } })],
  ['display-name-length', extended({ display: { ...display, organizationDisplayName: 'K'.repeat(51) } })],
  ['language-known', extended({ display: { ...display, lang: 'fr' } })],
  ['back-url', extended({ display: { ...display, backUrl: 'javascript:alert(1)' } })],
  ['back-url', extended({ display: { ...display, backUrl: 'http://portal.example/' } })],
  ['purpose-absent', extended({ display: { ...display, purpose: '<p>Antrag</p>' } })],
  ['destination', { destination: undefined } as unknown as Change],
  ['request-id', { id: '4711' }],
  ['issue-instant', { issueInstant: '2026-03-01T09:50:00Z' }],
  ['issue-instant', { issueInstant: '2026-03-01T10:00:00+01:00' }],
];

for (const [rule, change] of REMARKS)
  test(`only a remark: ${rule} ${JSON.stringify(change).slice(0, 60)}`, async () => {
    const { code, judgement } = await judged(change);
    assert.equal(code, null);
    assert.deepEqual(
      judgement.filter(({ state }) => state !== 'held' && state !== 'not-applicable').map((item) => [item.rule, item.state]),
      [[rule, 'warned']],
    );
  });

test('an old request is refused where the tenant says so', async () => {
  const { code } = await judged({ issueInstant: '2026-03-01T09:50:00Z' }, {}, { maxRequestAgeSeconds: 60 });
  assert.equal(code, 'saml-request-outdated');
});

test('not enforced: unsigned and malformed extensions do not count, and nothing is refused', async () => {
  for (const [change, options] of [
    [{}, { isUnsigned: true }],
    [extended({ requestedAttributes: [] }), {}],
    [extended({ version: '1', methods: undefined, allowedMethods: ['eID'] } as never), {}],
  ] as const) {
    const { code, judgement } = await judged(change, options, { enforcesVersion2: false });
    assert.equal(code, null);
    assert.ok(judgement.some(({ state }) => state === 'warned'));
  }
});

test('a refusal as a SAML answer, where the tenant wants that', async () => {
  const stand = await createStand({ refusesBy: 'saml-response' });
  const html = await (await stand.send(extended({ requestedAttributes: [] }))).text();
  assert.match(html, /name="SAMLResponse"/);
  const [login] = await stand.control.logins({});
  const { response = '' } = await stand.control.documents(login?.id ?? '');
  assert.match(response, /status:RequestDenied/);
  assert.match(response, /requested-attributes-empty/);
  assert.doesNotMatch(response, /Assertion/);
});

test('restricted HTML: what passes and what does not', () => {
  for (const good of ['Text', '<p>Ein <b>Antrag</b><br/></p>', '<a href="https://a.example/x?y=1&amp;z=2">x</a>', '<h1>A</h1>', 'a & b'])
    assert.equal(forbiddenIn(good), undefined, good);
  for (const bad of [
    '<script>',
    '<img src=x onerror=alert(1)>',
    '<p onclick="x()">',
    '<a href="http://a.example">',
    '<a href="javascript:alert(1)">',
    '<a href="https://a.example" target="_top">',
    '<a href="&#106;avascript:x">',
    '<style>',
    '<!-- x -->',
    '<p',
    'a < b',
    '<svg/onload=x>',
    '<p style="x">',
  ])
    assert.notEqual(forbiddenIn(bad), undefined, bad);
});
