/** Every check of directory clients: a good subject, bad ones that differ in one point, and what cannot be told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MESSAGES_DE } from '../../core/messages.de.ts';
import type { Check } from '../check.ts';
import * as client from './index.ts';
import { ADDRESS, CALLER, FINGERPRINT, KEY, batch, call, caller, callers, lookUp, lookUps, target, token, verification, without } from './sample-clients.ts';
import type { BadCertificatesSubject } from '../server-certificates.ts';
import type { CallersSubject, LookUpsSubject, SeenCall } from './subject.ts';

type Row<Subject> = readonly [title: string, subject: Subject, expected?: string];

const asked = (...calls: readonly SeenCall[]): LookUpsSubject => lookUps({ calls });
const requested = (...tokens: readonly SeenCall[]): LookUpsSubject => lookUps({ tokens });
const keyed = (organizationKey: unknown): SeenCall => call({ requests: [{ organizationKey }] });
const NOTHING: Row<LookUpsSubject> = ['nothing asked', asked(), 'cantTell dvdv-nothing-asked'];
const failing = (change: Partial<SeenCall> = {}): SeenCall => without(call({ status: 503, ...change }, { faults: ['server-error'] }), 'outcomes');
const miss = (status: 204 | 404): SeenCall => call({ status, outcomes: ['miss'] });
const NO_ENTRY = { expected: { kind: 'nothing' } } as const;
const REVOKED = { expected: { kind: 'revoked', address: ADDRESS } } as const;

const LOOK_UPS: readonly (readonly [Check<LookUpsSubject>, ...Row<LookUpsSubject>[]])[] = [
  [
    client.nameFullKey,
    ['whole', asked(call())],
    ['umlaut', asked(keyed('töj:069900000001'))],
    ['id alone', asked(keyed('069900000001')), 'broken dvdv-key-not-whole'],
    ['too short', asked(keyed('a:123')), 'broken dvdv-key-not-whole'],
    ['too long', asked(keyed(`a:${'1'.repeat(254)}`)), 'broken dvdv-key-not-whole'],
    ['a number', asked(keyed(7)), 'broken dvdv-key-not-whole'],
    ['one of a batch', asked(call({ requests: [{ organizationKey: KEY }, { organizationKey: '1' }] })), 'broken dvdv-key-not-whole'],
    NOTHING,
  ],
  [
    client.takeDeviatingKeys,
    ['asked and used', lookUps()],
    ['asked, and not there', lookUps({ lookUps: [lookUp('not-found')] })],
    ['asked, but told as none', lookUps({ lookUps: [lookUp('refused')] }), 'broken dvdv-key-refused'],
    ['not asked', lookUps({ lookUps: [lookUp('refused')], calls: [] }), 'broken dvdv-key-refused'],
    ['changed', lookUps({ calls: [keyed('AGS:069900000001')] }), 'broken dvdv-key-changed'],
    ['id alone', lookUps({ lookUps: [lookUp('not-found')], calls: [keyed('069900000001')] }), 'cantTell dvdv-not-answered'],
    ['unreadable', lookUps({ lookUps: [lookUp('not-found')], calls: [without(call(), 'requests')] }), 'cantTell dvdv-not-answered'],
    ['no directory', lookUps({ lookUps: [lookUp('failed')], calls: [] }), 'cantTell dvdv-not-answered'],
  ],
  [
    client.encodeSingleRequests,
    ['encoded', asked(call())],
    ['plus for a space', asked(call({}, { target: target('verifycategory', 'request_json=%7B+%7D') }))],
    ['signs that may stay', asked(call({}, { target: target('verifycategory', 'request_json=%7B%22a%22:%22urn:x,/%22%7D') }))],
    ['POST', asked(without(call({}, { method: 'POST' }), 'query')), 'broken dvdv-single-not-get'],
    ['another parameter', asked(call({ query: { parameters: ['request_json', 'x'] } })), 'broken dvdv-parameters'],
    ['raw', asked(call({}, { target: target('verifycategory', 'request_json={"a":1}') })), 'broken dvdv-query-not-encoded'],
    ['no UTF-8', asked(without(call({}, { target: target('verifycategory', 'request_json=%F6') }), 'requests')), 'broken dvdv-request-unreadable'],
    ['a function without members', asked(call({ query: { parameters: [] } }, { target: target('categories', '') })), 'cantTell dvdv-nothing-asked'],
    ['another address', asked(without(call({}, { target: '/dvdv2-backend/x' }), 'query')), 'cantTell dvdv-nothing-asked'],
  ],
  [
    client.limitBatches,
    ['200', asked(batch(200))],
    ['single', asked(call())],
    ['201', asked(batch(201)), 'broken dvdv-batch-too-long'],
    ['no list', asked(batch(1, { text: '{}' })), 'broken dvdv-batch-unreadable'],
    ['no JSON', asked(batch(1, { text: '[' })), 'broken dvdv-batch-unreadable'],
    ['GET', asked(batch(1, { method: 'GET' })), 'broken dvdv-batch-not-post'],
    ['another type', asked(batch(1, { headers: [['content-type', 'text/plain']] })), 'broken dvdv-batch-type'],
    ['parameters of the type', asked(batch(1, { headers: [['content-type', 'application/json; charset=utf-8']] }))],
    ['not kept whole', asked(batch(1, { body: { sizeBytes: 9, sha256: '', isTruncated: true } }))],
    NOTHING,
  ],
  [
    client.usePrintedFunctionNames,
    ['printed', asked(call(), batch(1), verification())],
    ['camel case', asked(call({}, { target: target('findServiceDescription') })), 'broken dvdv-function-name'],
    ['lower case', asked(call({}, { target: target('findorganizationsbyserviceelement') })), 'broken dvdv-function-name'],
    ['no function', asked(call({}, { target: target('suche') })), 'broken dvdv-function-name'],
    ['a batch that there is not', asked(call({}, { target: target('batch/findCertificateByFingerprint') })), 'broken dvdv-function-name'],
    ['no version', asked(call({}, { target: target('verifycategory', 'request_json=x', '') })), 'broken dvdv-version-missing'],
    ['version in capitals', asked(call({}, { target: target('verifycategory', 'request_json=x', 'V2/') })), 'broken dvdv-version-missing'],
    ['another version', asked(call({}, { target: target('neueFunktion', '', 'v3/') })), 'cantTell dvdv-nothing-asked'],
    NOTHING,
  ],
  [
    client.signTokenRequests,
    ['right', requested(token())],
    ['further fields', requested(token({ fields: [...(token().assertion?.fields ?? []), ['scope', 'profile']] }))],
    ['JSON', requested(token({}, 'application/json')), 'broken dvdv-token-type'],
    ['no type of assertion', requested(token({ fields: [['grant_type', 'client_credentials']] })), 'broken dvdv-token-field'],
    ['twice', requested(token({ fields: [...(token().assertion?.fields ?? []), ['grant_type', 'client_credentials']] })), 'broken dvdv-token-field'],
    ['no JWT', requested(token({ header: undefined })), 'broken dvdv-assertion-missing'],
    ['ES256', requested(token({ header: { alg: 'ES256' } })), 'broken dvdv-assertion-algorithm'],
    ['not registered', requested(token({ isRegistered: false })), 'broken dvdv-certificate-unregistered'],
    ['forged', requested(token({ isSignatureValid: false })), 'broken dvdv-assertion-signature'],
    ['without fingerprint', requested(token({ fingerprint: undefined, isRegistered: false, isSignatureValid: false }))],
    ['none', requested(), 'cantTell dvdv-no-token-requested'],
  ],
  [
    client.nameCertificateByFingerprint,
    ['right', requested(token())],
    ['capitals', requested(token({ claims: { sub: `fp:${FINGERPRINT.toUpperCase()}` } }))],
    ['no prefix', requested(token({ claims: { sub: FINGERPRINT } })), 'broken dvdv-subject'],
    ['colons', requested(token({ claims: { sub: 'fp:01:23' } })), 'broken dvdv-subject'],
    ['SHA-256', requested(token({ claims: { sub: `fp:${'a'.repeat(64)}` } })), 'broken dvdv-subject'],
    ['none', requested(token({ claims: {} })), 'broken dvdv-subject'],
    ['no JWT', requested(token({ claims: undefined })), 'cantTell dvdv-no-token-requested'],
  ],
  [
    client.carryEmbeddedBearer,
    ['right', asked(call())],
    ['ended token', asked(call({ authorization: { scheme: 'EmbeddedBearer', token: 'ended' } }))],
    ['Bearer', asked(call({ authorization: { scheme: 'Bearer', token: 'valid' } })), 'broken dvdv-authorization-word'],
    ['other case', asked(call({ authorization: { scheme: 'embeddedbearer', token: 'valid' } })), 'broken dvdv-authorization-word'],
    ['no header', asked(without(call(), 'authorization')), 'broken dvdv-token-not-carried'],
    ['no token', asked(call({ authorization: { scheme: 'EmbeddedBearer', token: 'none' } })), 'broken dvdv-token-not-carried'],
    ['another network', asked(call({ entry: 'intern' })), 'cantTell dvdv-nothing-asked'],
  ],
  [
    client.failOverOnTechnicalErrors,
    ['asked the other', lookUps({ troubled: 'first', calls: [failing(), call({ server: 'second' })] })],
    ['answered at the second try', lookUps({ troubled: 'first', calls: [failing(), call()] })],
    ['gave up', lookUps({ troubled: 'first', calls: [failing(), failing()] }), 'broken dvdv-no-failover'],
    ['another server from the start', lookUps({ troubled: 'first', calls: [call({ server: 'second' })] })],
    ['nobody', lookUps({ troubled: 'first', calls: [] }), 'cantTell dvdv-trouble-not-met'],
  ],
  [
    client.keepRequestForms,
    ['single', asked(call())],
    ['batch', asked(batch(200))],
    ['POST', asked(without(call({}, { method: 'POST' }), 'query')), 'broken dvdv-single-not-get'],
    ['201', asked(batch(201)), 'broken dvdv-batch-too-long'],
    ['another address', asked(call({}, { target: '/dvdv2-backend/x' })), 'cantTell dvdv-nothing-asked'],
    NOTHING,
  ],
  [
    client.stayOnFunctionalAnswers,
    ['404', asked(miss(404))],
    ['204', asked(miss(204))],
    ['401, again at the same server', asked(call({ status: 401 }), call({ status: 401 }))],
    ['404, then the other', asked(miss(404), call({ server: 'second' })), 'broken dvdv-failover-on-answer'],
    ['204, then the other', asked(miss(204), call({ server: 'second' })), 'broken dvdv-failover-on-answer'],
    ['401, then the other', asked(call({ status: 401 }), call({ server: 'second' })), 'broken dvdv-failover-on-answer'],
    ['another question to the other', asked(miss(404), call({ server: 'second', operation: 'find-authority-description' }))],
    ['429', asked(without(call({ status: 429 }), 'outcomes'), call({ server: 'second' })), 'cantTell dvdv-not-answered'],
    ['nobody', asked(), 'cantTell dvdv-not-answered'],
  ],
  [
    client.refuseRevokedCertificates,
    ['refused', lookUps({ lookUps: [lookUp('unusable', REVOKED)] })],
    ['told as not found', lookUps({ lookUps: [lookUp('not-found', REVOKED)] })],
    ['used', lookUps({ lookUps: [lookUp('found', REVOKED)] }), 'broken dvdv-revoked-used'],
    ['not asked', lookUps({ lookUps: [lookUp('failed', REVOKED)], calls: [] }), 'cantTell dvdv-not-answered'],
    ['not told', lookUps({ lookUps: [lookUp('untold', REVOKED)] }), 'cantTell dvdv-not-told'],
    ['another entry', lookUps()],
  ],
  [
    client.useCurrentService,
    ['used', lookUps()],
    ['another', lookUps({ lookUps: [lookUp('found', { told: { outcome: 'found', address: 'https://x.example/' } })] }), 'broken dvdv-other-address'],
    ['told without address', lookUps({ lookUps: [lookUp('found', { told: { outcome: 'found' } })] }), 'cantTell dvdv-not-told'],
    ['not used', lookUps({ lookUps: [lookUp('not-found')] }), 'broken dvdv-address-not-used'],
    ['not used, in trouble', lookUps({ lookUps: [lookUp('failed')], calls: [failing()] }), 'cantTell dvdv-not-answered'],
    ['not told', lookUps({ lookUps: [lookUp('untold')] }), 'cantTell dvdv-not-told'],
    ['no entry', lookUps({ lookUps: [lookUp('not-found', NO_ENTRY)] })],
  ],
  [
    client.treatMissesAsNotFound,
    ['not found', lookUps({ lookUps: [lookUp('not-found', NO_ENTRY)], calls: [miss(404)] })],
    ['unusable', lookUps({ lookUps: [lookUp('unusable', NO_ENTRY)], calls: [miss(204)] })],
    [
      'no authority',
      lookUps({ lookUps: [lookUp('not-found', NO_ENTRY)], calls: [call({ requests: [{ organizationKey: KEY, category: 'x' }], outcomes: ['miss'] })] }),
    ],
    ['failure', lookUps({ lookUps: [lookUp('failed', NO_ENTRY)], calls: [miss(204)] }), 'broken dvdv-miss-as-failure'],
    ['invented', lookUps({ lookUps: [lookUp('found', NO_ENTRY)], calls: [miss(404)] }), 'broken dvdv-address-invented'],
    ['not asked', lookUps({ lookUps: [lookUp('not-found', NO_ENTRY)], calls: [] }), 'cantTell dvdv-not-answered'],
    ['not told', lookUps({ lookUps: [lookUp('untold', NO_ENTRY)] }), 'cantTell dvdv-not-told'],
    ['an entry', lookUps()],
  ],
  [
    client.ignoreUnknownMembers,
    ['used', lookUps({ calls: [call(), call({}, { faults: ['unknown-fields'] })] })],
    ['not used', lookUps({ lookUps: [lookUp('unusable')] }), 'broken dvdv-address-not-used'],
  ],
];

const STRANGER = { fingerprint: CALLER, serviceUri: 'urn:example:dienst' };
const FOREIGN = caller({ fingerprint: 'a', category: 'Standesamt', decision: 'refused' });
const CALLERS: readonly (readonly [Check<CallersSubject>, ...Row<CallersSubject>[]])[] = [
  [
    client.verifyCallers,
    ['verified', callers([caller()])],
    ['capitals', callers([caller()], [verification(CALLER.toUpperCase())])],
    ['refused although entitled', callers([caller({ decision: 'refused' })])],
    ['unknown refused', callers([{ ...STRANGER, decision: 'refused' }])],
    ['unknown processed', callers([{ ...STRANGER, decision: 'processed' }]), 'broken dvdv-caller-processed'],
    ['not asked', callers([caller()], []), 'broken dvdv-caller-not-verified'],
    ['another certificate', callers([caller({ decision: 'refused' })], [verification(FINGERPRINT)]), 'broken dvdv-caller-not-verified'],
    ['another category', callers([caller()], [verification(CALLER, 'Standesamt')]), 'broken dvdv-caller-not-verified'],
    ['no login', callers([caller({ decision: 'refused' })], []), 'cantTell dvdv-caller-not-asked'],
    ['not told', callers([STRANGER]), 'cantTell dvdv-not-told'],
  ],
  [
    client.refuseForeignCategories,
    ['refused', callers([caller(), FOREIGN])],
    ['processed', callers([caller(), { ...FOREIGN, decision: 'processed' }]), 'broken dvdv-foreign-category-processed'],
    ['all refused', callers([caller({ decision: 'refused' }), FOREIGN]), 'cantTell dvdv-control-caller-refused'],
    ['not told', callers([caller(), { fingerprint: 'a', serviceUri: 'x', category: 'Standesamt' }]), 'cantTell dvdv-not-told'],
  ],
];

const SERVERS: Row<BadCertificatesSubject>[] = [
  ['refused', { shown: [{ certificate: 'expired', refusedHandshakes: 1, requests: 0, exchanges: [] }] }],
  ['taken', { shown: [{ certificate: 'expired', refusedHandshakes: 0, requests: 1, exchanges: [call().exchange] }] }, 'broken dvdv-bad-certificate-taken'],
  ['counted, but not on record', { shown: [{ certificate: 'expired', refusedHandshakes: 1, requests: 1, exchanges: [] }] }, 'cantTell dvdv-no-handshake'],
  ['nobody came', { shown: [{ certificate: 'expired', refusedHandshakes: 0, requests: 0, exchanges: [] }] }, 'cantTell dvdv-no-handshake'],
  ['not shown', { shown: [] }, 'cantTell dvdv-no-handshake'],
];

/** Tried in own-look-ups.test.ts and behaviour.test.ts. */
const BESIDE: readonly string[] = [client.stayWhenAnEntryIsMissing, client.tellReturnToServer, client.tellRetries, client.tellKeptAnswers].map(({ id }) => id);

const TABLES: readonly (readonly [Check<never>, ...Row<never>[]])[] = [...LOOK_UPS, ...CALLERS, [client.refuseBadDirectoryCertificates, ...SERVERS]] as never;

for (const [check, ...rows] of TABLES) {
  describe(check.id, () => {
    for (const [title, subject, expected] of rows)
      it(`${title}: ${expected ?? 'holds'}`, () => {
        const findings = check.run(subject);
        assert.deepEqual(
          findings.map(({ kind, messageKey }) => `${kind} ${messageKey}`),
          expected === undefined ? [] : [expected],
        );
        for (const { requirement, messageKey, params } of findings) {
          assert.equal(requirement, check.requirement);
          const { summary = '', expected: wanted = '', observed = '' } = MESSAGES_DE[messageKey] ?? {};
          for (const [, name = ''] of `${summary}${wanted}${observed}`.matchAll(/\{(\w+)\}/g)) assert.ok(name in params, `${messageKey} needs ${name}`);
        }
      });
  });
}

describe('all checks of directory clients', () => {
  it('have rows', () => {
    const listed = Object.values(client).flatMap(({ id }) => (BESIDE.includes(id) ? [] : [id]));
    assert.deepEqual([...listed].sort(), TABLES.map(([check]) => check.id).sort());
  });

  it('say less than MUST where the rule is our reading', () => {
    const basisOf = (check: Check<LookUpsSubject>, subject: LookUpsSubject): unknown => check.run(subject)[0]?.basis;
    assert.equal(basisOf(client.failOverOnTechnicalErrors, lookUps({ troubled: 'first', calls: [failing()] })), 'I');
    assert.equal(basisOf(client.carryEmbeddedBearer, asked(call({ authorization: { scheme: 'embeddedbearer', token: 'valid' } }))), 'I');
    assert.equal(basisOf(client.carryEmbeddedBearer, asked(call({ authorization: { scheme: 'Bearer', token: 'valid' } }))), undefined);
  });

  it('survive requests of any shape', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (path, request, text) => {
        const odd = call({ requests: [{ ...request, organizationKey: request['x'] }] }, { target: `/dvdv2-backend/intern/directory/${path}`, text });
        for (const [check] of LOOK_UPS) check.run(asked(odd, batch(1, { text })));
        for (const [check] of CALLERS) check.run(callers([caller()], [odd]));
      }),
      { numRuns: 60 },
    );
  });
});
