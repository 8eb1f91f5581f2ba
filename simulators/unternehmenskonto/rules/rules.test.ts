/** Rules about requests and metadata: refused is what cannot be answered or could be anybody's, everything else is a remark. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { RuleJudgement } from '../../../src/core/account-control.ts';
import { AKDB_REQUEST } from '../../../src/formats/saml-names.ts';
import { writeAuthnRequest } from '../../../src/formats/saml-request.ts';
import { codeOf, createStand, goodRequest, metadataOf, testKeys } from '../test-stand.ts';
import type { MetadataOptions, SendOptions } from '../test-stand.ts';
import { LOGOUT_RULES, REQUEST_RULES } from './index.ts';

type Change = Parameters<typeof goodRequest>[1];

async function judged(
  change: Change,
  options: SendOptions = {},
  seed: Parameters<typeof createStand>[0] = {},
): Promise<{ code: string | null; judgement: readonly RuleJudgement[] }> {
  const stand = await createStand(seed);
  const response = await stand.send(change, options);
  const [login] = await stand.control.logins({});
  assert.deepEqual(stand.internalErrors, []);
  return { code: codeOf(response), judgement: login?.judgement ?? [] };
}

const remarks = (judgement: readonly RuleJudgement[]): readonly string[] =>
  judgement.filter(({ state }) => state === 'broken' || state === 'warned').map(({ rule }) => rule);

test('a good request keeps every rule, signed with PSS or rsa-sha256', async () => {
  for (const algorithm of ['rsa-pss-sha256', 'rsa-sha256'] as const) {
    const { code, judgement } = await judged({}, { algorithm });
    assert.equal(code, null);
    assert.deepEqual(remarks(judgement), []);
    assert.equal(judgement.length, REQUEST_RULES.length);
  }
});

test('every rule is there once, with a source of this account', () => {
  for (const rules of [REQUEST_RULES, LOGOUT_RULES]) {
    assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
    for (const { source, requirement } of rules) {
      assert.doesNotMatch(source, /SSB|BundID/);
      if (requirement !== undefined) assert.match(requirement, /^MUK-RQ-\d\d$/);
    }
  }
  assert.ok(LOGOUT_RULES.every(({ mark }) => mark === 'I'));
});

const keys = await testKeys();
const REFUSED: readonly (readonly [code: string, change: Change, options?: SendOptions])[] = [
  ['saml-request-not-signed', {}, { isUnsigned: true }],
  ['saml-request-signature-invalid', {}, { signer: keys.idp.stranger }],
  ['service-provider-unknown', { issuer: 'https://evil.example/' }],
  ['assertion-consumer-unknown', { assertionConsumerServiceUrl: 'https://evil.example/acs' }],
  ['saml-request-destination-wrong', { destination: 'https://www.elster.de/ekona/sso' }],
];

for (const [code, change, options] of REFUSED) test(`refused: ${code}`, async () => assert.equal((await judged(change, options)).code, code));

test('refused: the same request twice, and one by HTTP-Redirect has no endpoint', async () => {
  const stand = await createStand();
  assert.equal(codeOf(await stand.send({ id: '_again' })), null);
  assert.equal(codeOf(await stand.send({ id: '_again' })), 'saml-request-repeated');
  const redirect = await stand.get(
    `/ekona/sso?SAMLRequest=${encodeURIComponent(Buffer.from(writeAuthnRequest(goodRequest(stand.ssoUrl))).toString('base64'))}`,
  );
  assert.equal(redirect.status, 405);
});

const REMARKS: readonly (readonly [rule: string, requirement: string | undefined, change: Change])[] = [
  ['name-id-policy', 'MUK-RQ-02', { nameIdPolicy: { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient', allowCreate: true } }],
  ['name-id-policy', 'MUK-RQ-02', { nameIdPolicy: { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' } }],
  ['name-id-policy', 'MUK-RQ-02', { nameIdPolicy: undefined } as unknown as Change],
  ['fresh-login', 'MUK-RQ-03', { forceAuthn: false }],
  ['context-classes', 'MUK-RQ-04', { requestedAuthnContext: { comparison: 'minimum', classRefs: ['STORK-QAA-Level-3'] } }],
  ['context-classes', 'MUK-RQ-04', { requestedAuthnContext: { classRefs: ['http://eidas.europa.eu/LoA/substantial'] } }],
  ['no-extensions', undefined, { otherExtensions: `<akdb:AuthenticationRequest xmlns:akdb="${AKDB_REQUEST}" Version="2"/>` }],
  ['issue-instant', undefined, { issueInstant: '2026-03-01T09:50:00Z' }],
];

for (const [rule, requirement, change] of REMARKS)
  test(`only a remark: ${rule} ${JSON.stringify(change).slice(0, 60)}`, async () => {
    const { code, judgement } = await judged(change);
    assert.equal(code, null);
    assert.deepEqual(remarks(judgement), [rule]);
    assert.equal(judgement.find((item) => item.rule === rule)?.requirement, requirement);
  });

test('the default class of a library is no remark', async () => {
  const { judgement } = await judged({
    requestedAuthnContext: { comparison: 'exact', classRefs: ['urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'] },
  });
  assert.deepEqual(remarks(judgement), []);
});

test('a refusal as a SAML answer, where the tenant wants that', async () => {
  const stand = await createStand({ refusesBy: 'saml-response' });
  const html = await (await stand.send({ destination: 'https://www.elster.de/ekona/sso' })).text();
  assert.match(html, /name="SAMLResponse"/);
  const [login] = await stand.control.logins({});
  const { response = '' } = await stand.control.documents(login?.id ?? '');
  assert.match(response, /saml-request-destination-wrong/);
  assert.doesNotMatch(response, /Assertion/);
});

test('metadata: every rule by one change, shown and not refused', async () => {
  const stand = await createStand();
  const remarkedBy = async (change: MetadataOptions): Promise<readonly string[]> =>
    remarks((await stand.control.registerServiceProvider(metadataOf(keys, change))).judgement);
  assert.deepEqual(await remarkedBy({}), []);
  assert.deepEqual(await remarkedBy({ entityId: 'urn:portal' }), ['entity-id-address']);
  assert.deepEqual(await remarkedBy({ acs: 'http://portal.example/acs' }), ['consumer-over-tls']);
  assert.deepEqual(await remarkedBy({ withoutSigning: true }), ['signing-key']);
  assert.deepEqual(await remarkedBy({ hasOneKey: true }), ['separate-keys']);
});
