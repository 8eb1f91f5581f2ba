import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { DeclaredNeeds } from '../../core/account.ts';
import { AKDB_REQUEST, BINDINGS } from '../../formats/saml-names.ts';
import type { AuthnRequestToWrite } from '../../formats/saml-request.ts';
import type { Check } from '../check.ts';
import * as portal from './index.ts';
import { base64, exchange, sampleFacts, sampleKeys, sampleMetadata, sampleRequest, SOUND_EXTENSION, ENTITY_ID } from './sample-exchanges.ts';
import type { MetadataSketch, RequestSketch, SampleKeys } from './sample-exchanges.ts';
import { assertComplete, outlineOf } from './sample-outline.ts';
import type { Row } from './sample-outline.ts';
import type { RequestsSubject } from './subject.ts';

/** A certificate with 1024 bit, made for this test; its key was thrown away. */
const SHORT_KEY =
  'MIICDjCCAXegAwIBAgIUNKULTeSSfvLz4qy3AqJ2VxAwH40wDQYJKoZIhvcNAQELBQAwGTEXMBUGA1UEAwwOTXVzdGVyIHp1IGt1cnowHhcNMj' +
  'YxMTIxMDkyNDIzWhcNMzYxMTE4MDkyNDIzWjAZMRcwFQYDVQQDDA5NdXN0ZXIgenUga3VyejCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEA' +
  'vNjANKhsk8dxtJbL0OjCjibQhLePFBJIwnjMl2seY9qPcu/YhFIxtZqNSpicr5hZUKu+WHRhFp51mxyTl1oYKfBaZzPR1IcABhStSnxslruP4Y' +
  'ItQHI5TfIl7NngbfXNJyBj8ITfny2xgjj0XUqlGcFZFyZ9NBXq0a4/y5QvoKECAwEAAaNTMFEwHQYDVR0OBBYEFBApPNmS+l7kLQrNh9Ukcmx6' +
  'pLUIMB8GA1UdIwQYMBaAFBApPNmS+l7kLQrNh9Ukcmx6pLUIMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEAhDF318xJVjH5q/' +
  '2eK20TpUl3LJWX4UbHZZo1gm+ed5Fl4HYkHCed25yltZPROmLNrxgmrEEeWVJS8zH7Rnyu8N91lRJ/hBjmXXwgdWvzZzo8rZwp3H09rB8yv87P' +
  '1lSk6V3RSWCUkcXT+saQ6aGC+SpNN1knuf5EzVNzWkj0fAA=';

let keys: SampleKeys;
before(async () => {
  keys = await sampleKeys();
});

const facts = (declared: DeclaredNeeds): RequestsSubject['facts'] => sampleFacts({ declared });
const sound = (more: Partial<RequestsSubject> = {}): RequestsSubject => ({
  facts: sampleFacts(),
  metadata: sampleMetadata(keys),
  requests: [sampleRequest(keys), sampleRequest(keys)],
  ...more,
});
const sending = (sketch: RequestSketch, more: Partial<RequestsSubject> = {}): RequestsSubject => sound({ requests: [sampleRequest(keys, sketch)], ...more });
const model = (change: AuthnRequestToWrite): RequestsSubject => sending({ model: change });
const extension = (change: Partial<NonNullable<AuthnRequestToWrite['extension']>>, more: Partial<RequestsSubject> = {}): RequestsSubject =>
  sending({ model: { extension: { ...SOUND_EXTENSION, ...change } } }, more);
const display = (change: Readonly<Record<string, string>>): RequestsSubject => extension({ display: { ...SOUND_EXTENSION.display, ...change } });
const metadata = (sketch: MetadataSketch): RequestsSubject => sound({ metadata: sampleMetadata(keys, sketch) });
const withoutMetadata = (): RequestsSubject => ({ facts: sampleFacts(), requests: [sampleRequest(keys), sampleRequest(keys)] });
const company = (sketch: RequestSketch = {}): RequestsSubject =>
  sending(
    {
      ...sketch,
      model: { nameIdPolicy: { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', allowCreate: true }, ...WITHOUT_LEVEL, ...sketch.model },
    },
    { facts: sampleFacts({ account: 'unternehmenskonto', declared: {} }) },
  );
const WITHOUT_LEVEL = { requestedAuthnContext: { classRefs: [] } };
const level = (comparison: string | undefined, ...classRefs: readonly string[]): RequestsSubject =>
  model({ requestedAuthnContext: { ...(comparison === undefined ? {} : { comparison }), classRefs } });

/** The first request demands level 4 of a procedure that needs 3. */
const higher = (declared: DeclaredNeeds, ...others: RequestsSubject['requests']): RequestsSubject => {
  const { requests, ...more } = level('minimum', 'STORK-QAA-Level-4');
  return { ...more, requests: [...requests, ...others], facts: facts({ level: 3, ...declared }) };
};

type Expectation = readonly [title: string, subject: () => RequestsSubject, ...expected: readonly string[]];

const NO_METADATA: Expectation = ['no metadata', withoutMetadata, 'cantTell metadata-not-seen'];
const NO_REQUEST: Expectation = ['no request', () => sound({ requests: [] }), 'cantTell request-not-seen'];
const SOUND: Expectation = ['sound', sound];

const SERVICE = (attributes: string): string => `<AssertionConsumerService ${attributes}/>`;
const POST = BINDINGS['HTTP-POST'];

const METADATA: readonly (readonly [Check<RequestsSubject>, ...Expectation[]])[] = [
  [
    portal.offerPostConsumerService,
    [
      'redirect only',
      () => metadata({ services: SERVICE(`Binding="${BINDINGS['HTTP-Redirect']}" Location="https://a.example" index="0"`) }),
      'broken metadata-no-post',
    ],
    ['no service', () => metadata({ services: '' }), 'broken metadata-no-post'],
    ['no index', () => metadata({ services: SERVICE(`Binding="${POST}" Location="https://a.example"`) }), 'broken metadata-invalid'],
    ['index twice', () => metadata({ services: SERVICE(`Binding="${POST}" Location="https://a.example" index="0"`).repeat(2) }), 'broken metadata-invalid I'],
    ['no XML', () => sound({ metadata: exchange({ body: 'EntityDescriptor' }) }), 'cantTell metadata-not-readable'],
    ['cut off', () => sound({ metadata: exchange({ body: '<EntityDescriptor', isTruncated: true }) }), 'cantTell metadata-not-readable'],
  ],
  [
    portal.leaveOutValidUntil,
    ['validUntil', () => metadata({ attributes: ` entityID="${ENTITY_ID}" validUntil="2027-01-01T00:00:00Z"` }), 'broken metadata-valid-until'],
    ['cacheDuration', () => metadata({ attributes: ` entityID="${ENTITY_ID}" cacheDuration="P1D"` }), 'broken metadata-valid-until I'],
  ],
  [
    portal.leaveOutDescriptorId,
    ['ID', () => metadata({ attributes: ` entityID="${ENTITY_ID}" ID="_m"` }), 'broken metadata-id'],
    ['ID of the role', () => metadata({ roleAttributes: ' ID="_r"' }), 'broken metadata-id I'],
    ['signature', () => metadata({ services: '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>' }), 'broken metadata-signed I'],
  ],
  [
    portal.nameEntityByHttpsUrl,
    ['urn', () => metadata({ attributes: ' entityID="urn:portal"' }), 'broken entity-id-form'],
    ['http', () => metadata({ attributes: ' entityID="http://portal.example"' }), 'broken entity-id-form'],
    ['port', () => metadata({ attributes: ' entityID="https://portal.example:443/sp"' }), 'broken entity-id-form'],
    ['path with colon', () => metadata({ attributes: ' entityID="https://portal.example/a:b"' })],
  ],
  [portal.publishEncryptionKey, ['none', () => metadata({ encryption: null }), 'broken metadata-no-key']],
  [
    portal.signWithPublishedKey,
    ['none', () => metadata({ signing: null }), 'broken metadata-no-key'],
    ['another key', () => sending({ key: keys.encryption }), 'broken request-signature-other-key'],
    ['redirect', () => sending({ binding: 'HTTP-Redirect' })],
    ['redirect, another key', () => sending({ binding: 'HTTP-Redirect', key: keys.encryption }), 'broken request-signature-other-key'],
    ['unsigned', () => sending({ algorithm: null }), 'cantTell no-signed-request'],
  ],
  [portal.declareNoAlgorithms, ['method', () => metadata({ methods: '<EncryptionMethod Algorithm="urn:x"/>' }), 'broken metadata-algorithms']],
  [
    portal.useSeparateStrongKeys,
    ['one key', () => metadata({ encryption: base64(keys.signing) }), 'broken metadata-one-key'],
    ['1024 bit', () => metadata({ encryption: SHORT_KEY }), 'broken metadata-short-key'],
  ],
];

const REQUESTS: readonly (readonly [Check<RequestsSubject>, ...Expectation[]])[] = [
  [
    portal.sendSoundRequest,
    ['version', () => model({ version: '1.1' }), 'broken request-invalid'],
    ['instant', () => model({ issueInstant: 'today' }), 'broken request-invalid'],
    ['destination', () => model({ destination: 'https://idp.example/idp' }), 'broken request-destination'],
    ['issuer', () => model({ issuer: 'https://other.example' }), 'broken request-issuer'],
    ['foreign ACS', () => model({ assertionConsumerServiceUrl: 'https://other.example/acs' }), 'broken request-acs'],
    ['unknown extension is none of its business', () => model({ otherExtensions: '<a:AuthenticationRequest xmlns:a="urn:x"/>' })],
    ['no metadata', withoutMetadata, 'cantTell metadata-not-seen'],
    ['redirect', () => sending({ binding: 'HTTP-Redirect' })],
    ['not Base64', () => sound({ requests: [exchange({ method: 'POST', body: 'SAMLRequest=%3Ca' })] }), 'cantTell request-not-readable'],
  ],
  [
    portal.sendFreshRequestIds,
    [
      'digit first',
      () => sound({ requests: [sampleRequest(keys, { model: { id: '7b1c0000000000000000000000' } }), sampleRequest(keys)] }),
      'broken request-id-form',
    ],
    [
      'twice',
      () => sound({ requests: [1, 2].map(() => sampleRequest(keys, { model: { id: '_a23456789012345678901234567890' } })) }),
      'broken request-id-repeated',
    ],
    [
      'counted',
      () => sound({ requests: [9, 10, 11].map((number) => sampleRequest(keys, { model: { id: `_request-number-of-portal-${number}` } })) }),
      'broken request-id-counted',
    ],
    ['short', () => sound({ requests: ['_a1b', '_c7d'].map((id) => sampleRequest(keys, { model: { id } })) }), 'broken request-id-short I'],
    ['one', () => model({}), 'cantTell one-request-only'],
    ['none readable', () => sound({ requests: [exchange({ method: 'POST', body: 'SAMLRequest=%3Ca' })] }), 'cantTell no-readable-request'],
  ],
  [
    portal.signRequestWithoutSha1,
    ['unsigned', () => sending({ algorithm: null }), 'broken request-unsigned'],
    ['unsigned redirect', () => sending({ algorithm: null, binding: 'HTTP-Redirect' }), 'broken request-unsigned'],
    ['sha1', () => sending({ algorithm: 'rsa-sha1' }), 'broken request-sha1'],
    ['sha1 redirect', () => sending({ algorithm: 'rsa-sha1', binding: 'HTTP-Redirect' }), 'broken request-sha1'],
    ['pss', () => sending({ algorithm: 'rsa-pss-sha256' })],
    ['another key', () => sending({ key: keys.encryption }), 'broken request-signature-wrong I'],
    ['hmac cannot be verified', () => sending({ algorithm: 'hmac-sha256' })],
  ],
  [
    portal.sendExtensionVersion2,
    ['none', () => sound({ requests: [withoutExtension()] }), 'broken extension-missing'],
    ['version 1', () => extension({ version: '1' }), 'broken extension-version'],
    ['two', () => model({ otherExtensions: `<a:AuthenticationRequest xmlns:a="${AKDB_REQUEST}" Version="2"/>` }), 'broken extension-odd I'],
  ],
  [
    portal.requestAttributesByUrn,
    ['none', () => extension({ requestedAttributes: [] }), 'broken no-requested-attribute'],
    ['short name', () => extension({ requestedAttributes: [{ name: 'surname', isRequired: false }] }), 'broken requested-attribute-name'],
    ['no name', () => extension({ requestedAttributes: [{ isRequired: false }] }), 'broken requested-attribute-name'],
  ],
  [portal.nameTheOrganisation, ['empty', () => display({ organizationDisplayName: '' }), 'broken display-name-missing']],
  [
    portal.nameTheOnlineService,
    ['none', () => display({ onlineServiceId: '' }), 'broken online-service-id-missing'],
    ['other form', () => display({ onlineServiceId: '4711' }), 'broken online-service-id-form I'],
  ],
  [
    portal.keepDisplayNameShort,
    ['51', () => display({ organizationDisplayName: 'ä'.repeat(51) }), 'broken display-name-long'],
    ['50 beyond the basic plane', () => display({ organizationDisplayName: '𝔐'.repeat(50) })],
  ],
  [
    portal.demandAMinimumLevel,
    ['none', () => level('minimum'), 'broken level-not-demanded'],
    ['no comparison', () => level(undefined, 'STORK-QAA-Level-3'), 'broken comparison-not-minimum'],
    ['exact is another rule', () => level('exact', 'STORK-QAA-Level-3')],
    ['other class', () => level('minimum', 'urn:x'), 'broken level-not-stork'],
    ['level 2', () => level('minimum', 'STORK-QAA-Level-2'), 'broken level-not-stork I'],
    ['two', () => level('minimum', 'STORK-QAA-Level-3', 'STORK-QAA-Level-4'), 'broken several-levels I'],
    ['below', () => level('minimum', 'STORK-QAA-Level-1'), 'broken level-below-declared'],
    ['above', () => level('minimum', 'STORK-QAA-Level-4'), 'broken level-above-declared I'],
    ['for a step-up, among others', () => higher({ stepUpLevel: 4 }, sampleRequest(keys))],
    ['above among others', () => higher({}, sampleRequest(keys)), 'broken level-above-declared I'],
    ['always for a step-up', () => higher({ stepUpLevel: 4 }), 'broken level-above-declared I'],
  ],
  [portal.avoidExactComparison, ['exact', () => level('exact', 'STORK-QAA-Level-3'), 'broken comparison-exact']],
  [
    portal.forceAFreshLogin,
    ['not forced', () => model({ forceAuthn: false }), 'broken force-authn-missing'],
    ['passive', () => model({ isPassive: true }), 'broken is-passive'],
  ],
  [
    portal.askForNeededAttributesOnly,
    ['not declared', () => sound({ facts: facts({}) }), 'cantTell no-declared-attributes'],
    ['more', () => extension({ requestedAttributes: [{ name: 'urn:oid:0.9.2342.19200300.100.1.3', isRequired: false }] }), 'broken attribute-not-needed'],
    ['without reason', () => extension({ requestedAttributes: [{ name: 'urn:oid:2.5.4.42', isRequired: true }] }), 'broken attribute-required-without-reason'],
    ['level 1', () => level('minimum', 'STORK-QAA-Level-1'), 'broken attribute-required-at-level-1'],
    ['short names are another rule', () => extension({ requestedAttributes: [{ name: 'surname', isRequired: true }] })],
  ],
  [
    portal.leaveOutRequiredBpk,
    ['required', () => extension({ requestedAttributes: [{ name: 'urn:oid:1.2.40.0.10.2.1.1.149', isRequired: true }] }), 'broken bpk-required'],
    ['optional', () => extension({ requestedAttributes: [{ name: 'urn:oid:1.2.40.0.10.2.1.1.149', isRequired: false }] })],
  ],
  [
    portal.askForNeededIdentifier,
    ['not declared', () => sound({ facts: facts({}) }), 'cantTell no-declared-identifier'],
    ['not needed', () => extension({ requestedAttributes: [{ name: 'urn:oid:2.5.4.4', isRequired: false }] }, { facts: facts({ needsIdentifier: false }) })],
    ['not asked', () => extension({ requestedAttributes: [{ name: 'urn:oid:2.5.4.4', isRequired: false }] }), 'broken identifier-not-asked'],
  ],
  [
    portal.nameUsableMethods,
    ['empty', () => extension({ methods: [] }), 'broken methods-empty'],
    ['Smart-eID', () => extension({ methods: [{ name: 'Smart-eID', isEnabled: true }] }), 'broken methods-smart-eid'],
    ['all off', () => extension({ methods: [{ name: 'eID', isEnabled: false }] }), 'broken methods-all-off I'],
    [
      'unknown',
      () =>
        extension({
          methods: [
            { name: 'eID', isEnabled: true },
            { name: 'Fax', isEnabled: true },
          ],
        }),
      'broken methods-unknown I',
    ],
    ['eID', () => extension({ methods: [{ name: 'eID', isEnabled: true }] })],
  ],
  [
    portal.controlTheBackUrl,
    ['https', () => display({ backUrl: 'https://portal.example/start' })],
    ['http', () => display({ backUrl: 'http://portal.example/start' }), 'broken back-url-not-https'],
    ['loopback', () => display({ backUrl: 'http://127.0.0.1:8080/start' }), 'observation back-url-loopback'],
    ['planted', () => ({ ...display({ backUrl: 'https://portal.example/?to=https://evil.example' }), planted: ['evil.example'] }), 'broken back-url-injected'],
  ],
  [
    portal.leaveOutPurpose,
    ['sent', () => display({ purpose: '<p>Antrag</p>' }), 'broken purpose-sent'],
    ['script', () => display({ purpose: '<script>x</script>' }), 'broken purpose-forbidden-html'],
    ['http link', () => display({ purpose: '<a href="http://a.example">x</a>' }), 'broken purpose-forbidden-html'],
    ['https link', () => display({ purpose: '<a href="https://a.example">x</a>' }), 'broken purpose-sent'],
    ['table', () => display({ purpose: '<table></table>' }), 'broken purpose-sent', 'broken purpose-other-html I'],
  ],
  [portal.nameAnOfferedLanguage, ['French', () => display({ lang: 'fr' }), 'broken lang-unknown']],
  [portal.sendRequestByPost, ['redirect', () => sending({ binding: 'HTTP-Redirect' }), 'broken request-by-redirect']],
];

const COMPANY: readonly (readonly [Check<RequestsSubject>, ...Expectation[]])[] = [
  [
    portal.sendRegisteredCompanyRequest,
    ['unsigned', () => company({ algorithm: null }), 'broken request-unsigned'],
    ['redirect', () => company({ binding: 'HTTP-Redirect' }), 'broken request-by-redirect'],
    ['another key', () => company({ key: keys.encryption }), 'broken request-signature-wrong I'],
  ],
  [
    portal.askForPersistentNameId,
    [
      'transient',
      () => company({ model: { nameIdPolicy: { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient', allowCreate: true } } }),
      'broken name-id-not-persistent',
    ],
    [
      'no creation',
      () => company({ model: { nameIdPolicy: { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' } } }),
      'broken name-id-not-persistent',
    ],
  ],
  [portal.forceAFreshCompanyLogin, ['not forced', () => company({ model: { forceAuthn: false } }), 'broken force-authn-missing']],
  [
    portal.nameNoStorkClass,
    ['STORK', () => company({ model: { requestedAuthnContext: { classRefs: ['STORK-QAA-Level-3'] } } }), 'broken stork-class-named'],
    ['password', () => company({ model: { requestedAuthnContext: { classRefs: ['urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'] } } })],
  ],
];

function withoutExtension(): RequestsSubject['requests'][number] {
  return sampleRequest(keys, { model: { extension: undefined } as unknown as AuthnRequestToWrite });
}

const RENAMED = { attributes: ' entityID="https://portal.example/new"' };
const later = (sketch: MetadataSketch): RequestsSubject => sound({ laterMetadata: [sampleMetadata(keys), sampleMetadata(keys, sketch)] });
const CONSTANCY: readonly Expectation[] = [
  SOUND,
  ['the same again', () => later({})],
  ['another name later', () => later(RENAMED), 'broken entity-id-changed'],
  [
    'another name in later requests',
    () => sound({ requests: [sampleRequest(keys), sampleRequest(keys, { model: { issuer: 'https://portal.example/new' } })] }),
    'broken entity-id-changed',
  ],
  ['no metadata later', () => sound({ laterMetadata: [exchange({ operation: 'portal-metadata', status: 500 })] }), 'cantTell metadata-not-fetched-again'],
  ['seen once', () => sound({ requests: [] }), 'cantTell entity-id-seen-once'],
];

const rows = [
  ...rowsOf(portal.keepEntityId, CONSTANCY),
  ...METADATA.flatMap(([check, ...expectations]) => rowsOf(check, [SOUND, NO_METADATA, ...expectations])),
  ...REQUESTS.flatMap(([check, ...expectations]) => rowsOf(check, [SOUND, NO_REQUEST, ...expectations])),
  ...COMPANY.flatMap(([check, ...expectations]) => rowsOf(check, [['sound', () => company()], NO_REQUEST, ...expectations])),
];

function rowsOf(check: Check<RequestsSubject>, expectations: readonly Expectation[]): readonly Row<RequestsSubject>[] {
  return expectations.map(([title, subject, ...expected]) => ({ check, title, subject, expected }));
}

describe('checks of metadata and requests', () => {
  for (const { check, title, subject, expected } of rows) {
    it(`${check.requirement} ${check.id}: ${title}`, () => {
      assert.deepEqual(outlineOf(check, subject()), expected);
    });
  }

  it('hold, break and leave open each', () => {
    assertComplete(rows);
  });

  it('report the same flaw of several requests once, with all of them', () => {
    const requests = [1, 2].map(() => sampleRequest(keys, { model: { forceAuthn: false } }));
    const [finding, ...others] = portal.forceAFreshLogin.run(sound({ requests }));
    assert.deepEqual(
      finding?.evidence.map(({ exchange: id }) => id),
      requests.map(({ id }) => id),
    );
    assert.deepEqual(others, []);
  });

  it('note a key between 2048 and 3000 bit', async () => {
    const shorter = await sampleKeys('RSA-2048');
    assert.deepEqual(outlineOf(portal.useSeparateStrongKeys, { ...sound(), metadata: sampleMetadata(shorter) }), ['observation metadata-key-below-advice']);
  });
});
