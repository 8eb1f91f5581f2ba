/** Each check of directories with an answer that keeps the rule and one that breaks it in one point, and with what cannot be told. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { KnownEntries } from '../../core/directory.ts';
import type { Exchange } from '../../core/exchange.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import { listCertificate } from '../../formats/certificate-listing.ts';
import type { Check } from '../check.ts';
import * as directory from './index.ts';
import type { AnswersSubject, SeenAnswer } from './index.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const DAY_MS = 86_400_000;
const { der } = await issueCertificate({ subject: 'CN=Prüf', keyKind: 'P-256', notBefore: NOW - DAY_MS, notAfter: NOW + DAY_MS });
const CERTIFICATE = { ...listCertificate(der), revocationDate: null };
const OWN = 'ab'.repeat(20);
const KNOWN = { organizationKey: 'kta:059900010000', category: 'Kita', serviceSpecificationUri: 'urn:a:dienst' };
const ABSENT = { organizationKey: 'zzz:000000000000', category: 'Keine', serviceSpecificationUri: 'urn:a:keiner' };
const ENTRIES: KnownEntries = {
  known: KNOWN,
  ended: { organizationKey: 'ags:039900010000', serviceSpecificationUri: 'urn:a:alt' },
  absent: ABSENT,
  own: { fingerprint: OWN, organizationKey: 'lap:050000000000' },
};
const ORGANIZATION = { id: 1, nameDe: 'Kita', category: 'Kita', organizationKeys: [KNOWN.organizationKey] };
const BASE = { id: 2, serviceDescriptionName: 'd', serviceSpecificationType: 'MANUAL', serviceSpecificationUri: KNOWN.serviceSpecificationUri };
const ELEMENT = { serviceElementType: 'WEBSERVER', serviceElementUri: 'https://a.example', cipherCertificate: CERTIFICATE, serviceElementId: 3, providerId: 1 };
const SERVICE = { ...BASE, validFrom: null, validTo: '2027-01-01T00:00:00.000Z', serviceSpecificationDocument: '', serviceElements: [ELEMENT] };
const DESCRIPTION = { organization: ORGANIZATION, representatives: [] };

let count = 0;

interface Answering {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Exchange['request']['headers'];
}

function exchangeOf({
  status = 200,
  json,
  text = json === undefined ? '' : JSON.stringify(json),
  type = 'application/json; charset=utf-8',
  headers = [],
}: Answering): Exchange {
  count += 1;
  const body = (content: string): Exchange['request']['body'] => ({ sizeBytes: content.length, sha256: '', text: content, isTruncated: false });
  return {
    id: `x${String(count).padStart(6, '0')}`,
    seq: count,
    tenant: 'default',
    direction: 'outbound',
    peer: 'suite',
    operation: 'version',
    startedAt: new Date(NOW).toISOString(),
    durationMs: 1,
    labels: {},
    request: { method: 'GET', target: '/', headers: [], body: body('') },
    response: { status, headers: [['content-type', type], ...headers], body: body(text) },
    faults: [],
  };
}

type Asked = Partial<Omit<SeenAnswer, 'exchange'>>;

function answer(asked: Asked, answering: Answering): SeenAnswer {
  return { kind: 'look-up', server: 'first', function: 'version', ...asked, exchange: exchangeOf(answering) };
}

const problem = (status: number, type: string, change: object = {}): Answering => ({
  status,
  type: 'application/problem+json',
  json: { type: `problems/type/${type}`, title: 't', status, ...change },
});
const at = (name: string, request?: object): Asked => ({ function: name, ...(request === undefined ? {} : { request }) });
const token = (assertion: string): Asked => ({ kind: 'token', function: 'token', assertion });
const batch = (name: string, request: readonly object[] = []): Asked => ({ kind: 'batch', function: name, request });
const MEMBERLESS = problem(400, 'SERVICE_VALIDATION');
const NOT_FOUND = problem(404, 'ENTITY_NOT_FOUND');
const TREE = [{ name: 'Ämter', children: [{ name: 'b' }, { name: 'C' }] }];
const OTHER_KEY = [{ ...ORGANIZATION, organizationKeys: ['psw:059900010000'] }];

type Case = readonly [asked: Asked, good: Answering, bad: Answering];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  offerEveryFunction: [
    [at('version'), {}, { status: 405 }],
    [at('findservicedescription'), NOT_FOUND, { status: 404, type: 'text/html', text: '<p>' }],
  ],
  offerEveryBatch: [[batch('verifycategory'), { json: [] }, { status: 404 }]],
  sendWholeJson: [[at('version'), { json: {} }, { text: '{"a' }]],
  nameJsonMediaType: [[at('version'), { json: {} }, { json: {}, type: 'text/plain' }]],
  answerWithDescribedStatus: [
    [at('version'), { json: {} }, { status: 307 }],
    [at('version'), { status: 204 }, { status: 500 }],
  ],
  nameProblemMediaType: [[at('version'), NOT_FOUND, { ...NOT_FOUND, type: 'application/json' }]],
  describeProblemsTruly: [
    [at('version'), NOT_FOUND, problem(404, 'X', { status: 500 })],
    [at('version'), NOT_FOUND, problem(404, 'X', { title: 7 })],
    [at('version'), NOT_FOUND, problem(404, 'X', { type: undefined })],
  ],
  issueToken: [
    [token('own'), { json: { access_token: 'a', expires_in: 1 } }, { json: { expires_in: 1 } }],
    [token('own'), { json: { accessToken: 'a', expiresIn: 1 } }, { json: { access_token: 'a', expires_in: '1' } }],
  ],
  refuseUnknownCertificates: [
    [token('unknown-certificate'), problem(401, 'AUTHENTICATION'), { json: { access_token: 'a' } }],
    [token('unknown-certificate'), problem(401, 'AUTHENTICATION'), problem(400, 'AUTHENTICATION')],
  ],
  refuseForeignSignatures: [
    [token('foreign-signature'), { status: 403 }, { json: { access_token: 'a' } }],
    [token('unsigned'), { status: 401 }, { json: { access_token: 'a' } }],
  ],
  refuseEndedAssertions: [[token('ended'), { status: 401 }, { json: { access_token: 'a' } }]],
  demandToken: [
    [{ authorization: 'none' }, { status: 401 }, { json: {} }],
    [{ authorization: 'made-up' }, { status: 401 }, { status: 403 }],
  ],
  refuseBearer: [[{ authorization: 'bearer' }, { status: 401 }, { json: {} }]],
  takeOwnToken: [[{ authorization: 'fresh' }, { json: {} }, { status: 401 }]],
  refuseUnreadableRequests: [[at('verifycategory'), problem(400, 'INPUT_VALIDATION'), MEMBERLESS]],
  refuseIncompleteRequests: [[at('verifycategory'), MEMBERLESS, { json: { verifyCategory: false } }]],
  takeLargeBatches: [[batch('verifycategory', [{}, {}]), { json: [] }, { status: 400 }]],
  describeCategoryTree: [[at('categories'), { json: TREE }, { json: [{ name: 1 }] }]],
  nameCategoriesOnce: [[at('categories'), { json: TREE }, { json: [...TREE, { name: 'C' }] }]],
  sortCategories: [[at('categories'), { json: TREE }, { json: [{ name: 'b' }, { name: 'a' }] }]],
  describeIntermediaries: [[at('intermediaries'), { json: [{ id: 1 }] }, { json: [{ id: 'x' }] }]],
  describeVersion: [
    [at('version'), { json: { version: '2.15.0' } }, { json: [] }],
    [at('version'), { json: '{"version":"2.15.0"}' }, { json: '2.15.0' }],
    [at('version'), { json: { version: '2' } }, { json: {} }],
  ],
  describeOrganization: [[at('findauthoritydescription'), { json: DESCRIPTION }, { json: { ...DESCRIPTION, organization: { ...ORGANIZATION, nameDe: 1 } } }]],
  describeOrganizationsOfKey: [[at('findauthoritydescriptions'), { json: [DESCRIPTION] }, { json: DESCRIPTION }]],
  describeCategoriesOfCertificate: [[at('findcategories'), { json: ['A'] }, { json: [['A']] }]],
  describeVerification: [[at('verifycategory'), { json: { verifyCategory: true } }, { json: { verifyCategory: 'true' } }]],
  describeService: [[at('findservicedescription'), { json: SERVICE }, { json: { ...SERVICE, serviceElements: [{ ...ELEMENT, serviceElementType: 'XTA' }] } }]],
  describeServiceUris: [
    [at('findServiceSpecificationUrisByCategory'), { json: ['urn:a:dienst'] }, { json: [42] }],
    [at('findServiceSpecificationUrisByCategory'), { json: [BASE] }, { json: [{}] }],
  ],
  describeOrganizationsOfElement: [
    [at('findOrganizationsByServiceElement'), { json: [ORGANIZATION] }, { json: [{ nameDe: 1 }] }],
    [at('findOrganizationsByServiceElement'), { json: DESCRIPTION }, { json: { organization: {} } }],
  ],
  describeCertificate: [[at('findCertificateByFingerprint'), { json: CERTIFICATE }, { json: { ...CERTIFICATE, fingerprint: 'AB:CD' } }]],
  describeBatchResults: [[batch('findservicedescription'), { json: [SERVICE, null] }, { json: [{ ...SERVICE, id: 'x' }] }]],
  tellMissingOrganization: [
    [at('findauthoritydescription'), NOT_FOUND, { json: {} }],
    [at('findauthoritydescription'), { status: 204 }, MEMBERLESS],
  ],
  tellMissingService: [[at('findservicedescription'), NOT_FOUND, { status: 404 }]],
  tellMissingCategories: [
    [at('findcategories'), { json: [] }, NOT_FOUND],
    [at('findcategories'), { json: [] }, { json: ['A'] }],
  ],
  tellMissingOrganizations: [
    [at('findauthoritydescriptions'), { json: [] }, { status: 204 }],
    [at('findauthoritydescriptions'), { json: [] }, { json: [DESCRIPTION] }],
  ],
  verifyTruly: [
    [at('verifycategory', { fingerPrint: OWN, category: 'A' }), { json: { verifyCategory: true } }, { json: { verifyCategory: false } }],
    [at('verifycategory', { fingerPrint: '0'.repeat(40) }), { json: { verifyCategory: false } }, { json: { verifyCategory: true } }],
  ],
  nameOwnCategories: [[at('findcategories'), { json: ['A'] }, { json: [] }]],
  tellMissingCertificate: [[at('findCertificateByFingerprint'), { status: 404 }, { json: CERTIFICATE }]],
  describeCertificatesTruly: [
    [
      at('findservicedescription'),
      { json: SERVICE },
      { json: { ...SERVICE, serviceElements: [{ ...ELEMENT, cipherCertificate: { ...CERTIFICATE, content: 'AAAA' } }] } },
    ],
    ...(['fingerprint', 'serial', 'serialHex', 'validFrom', 'validTo'] as const).map((member): Case => [
      at('findCertificateByFingerprint'),
      { json: CERTIFICATE },
      { json: { ...CERTIFICATE, [member]: member.startsWith('valid') ? '2020-01-01T00:00:00.000Z' : '1'.repeat(40) } },
    ]),
  ],
  answerCertificateAskedFor: [
    [at('findCertificateByFingerprint', { fingerPrint: OWN.toUpperCase() }), { json: { fingerprint: OWN } }, { json: { fingerprint: '0'.repeat(40) } }],
  ],
  answerOrganizationAskedFor: [
    [at('findauthoritydescription', KNOWN), { json: DESCRIPTION }, { json: { organization: { ...ORGANIZATION, organizationKeys: [] } } }],
    [at('findauthoritydescription', KNOWN), { json: DESCRIPTION }, { json: { organization: { ...ORGANIZATION, category: 'Andere' } } }],
  ],
  answerOrganizationsOfKey: [[at('findauthoritydescriptions', KNOWN), { json: [DESCRIPTION] }, { json: [DESCRIPTION, { organization: OTHER_KEY[0] }] }]],
  answerServiceAskedFor: [[at('findservicedescription', KNOWN), { json: SERVICE }, { json: { ...SERVICE, serviceSpecificationUri: 'urn:a:anderer' } }]],
  answerValidServicesOnly: [
    [at('findservicedescription', KNOWN), { json: SERVICE }, { json: { ...SERVICE, validTo: '2026-11-21T11:00:00.000Z' } }],
    [
      at('findservicedescription', KNOWN),
      { json: { ...SERVICE, validTo: '2026-11-21T11:57:00.000Z' } },
      { json: { ...SERVICE, validFrom: '2026-11-22T00:00:00.000Z' } },
    ],
    [at('findservicedescription', ENTRIES.ended), { status: 204 }, { json: { ...SERVICE, validTo: '2026-11-01T00:00:00.000Z' } }],
  ],
  encodeWarnings: [
    [
      at('findservicedescription'),
      { status: 204, headers: [['dvdv-warning-msg', '=?UTF-8?B?w7w=?=']] },
      { status: 204, headers: [['dvdv-warning-msg', 'g\u00fcltig']] },
    ],
    [
      at('findservicedescription'),
      { status: 204, headers: [['dvdv-warning-msg', 'expired']] },
      { status: 204, headers: [['dvdv-warning-msg', '=?UTF-8?X?a?=']] },
    ],
  ],
  listOfferedServices: [
    [at('findServiceSpecificationUrisByCategory'), { json: [KNOWN.serviceSpecificationUri] }, { json: ['urn:a:anderer'] }],
    [at('findServiceSpecificationUrisByCategory'), { json: [BASE] }, { json: [] }],
  ],
  findOrganizationsOfElement: [
    [at('findOrganizationsByServiceElement'), { json: [...OTHER_KEY, ORGANIZATION] }, { json: OTHER_KEY }],
    [at('findOrganizationsByServiceElement'), { json: DESCRIPTION }, { json: {} }],
  ],
  keepBatchOrder: [
    [batch('findservicedescription', [KNOWN, ABSENT]), { json: [SERVICE, null] }, { json: [null, SERVICE] }],
    [batch('findservicedescription', [KNOWN, ABSENT]), { json: [SERVICE, null] }, { json: [SERVICE] }],
  ],
};

const subjectOf = (...answers: readonly SeenAnswer[]): AnswersSubject => ({ entries: ENTRIES, answers });
const named = directory as unknown as Readonly<Record<string, Check<AnswersSubject>>>;
const kindsOf = (check: Check<AnswersSubject>, subject: AnswersSubject): readonly string[] =>
  check
    .run(subject)
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'observation');

test('every check has its cases', () => {
  deepEqual(Object.keys(named).sort(), [...Object.keys(CASES), 'agreeWithSubstitute'].sort());
});

for (const [name, cases] of Object.entries(CASES)) {
  describe(name, () => {
    const check = named[name];
    ok(check !== undefined);
    for (const [index, [asked, good, bad]] of cases.entries())
      test(`case ${index + 1}`, () => {
        deepEqual(kindsOf(check, subjectOf(answer(asked, good))), []);
        const broken = check.run(subjectOf(answer(asked, bad))).filter(({ kind }) => kind === 'broken');
        ok(broken.length > 0);
        for (const { requirement, evidence } of broken) deepEqual([requirement, evidence.length], [check.requirement, 1]);
      });

    test('an outage, silence and a login that failed cannot be told', () => {
      const [asked] = cases[0] ?? [];
      ok(asked !== undefined);
      for (const change of [{ failure: 'timeout' }, { failure: 'no-token' }]) {
        const { response: _, ...exchange } = exchangeOf({});
        deepEqual(
          kindsOf(check, subjectOf({ ...answer(asked, {}), ...change, exchange })).filter((kind) => kind === 'broken'),
          [],
        );
      }
      deepEqual(
        kindsOf(check, subjectOf(answer(asked, { status: 503 }))).filter((kind) => kind === 'broken'),
        [],
      );
    });

    test('nothing asked cannot be told', () => deepEqual(kindsOf(check, subjectOf()), ['cantTell']));
  });
}

test('an answer that breaks off within its body', () => {
  const { response: _, ...exchange } = exchangeOf({});
  deepEqual(kindsOf(directory.sendWholeJson, subjectOf({ ...answer(at('version'), {}), failure: 'reset', begunStatus: 200, exchange })), ['broken']);
});

describe('an answer of another shape is neither a break nor a pass', () => {
  const shapes: readonly (readonly [keyof typeof directory, Asked, unknown])[] = [
    ['tellMissingCategories', at('findcategories'), { categories: [] }],
    ['tellMissingOrganizations', at('findauthoritydescriptions'), {}],
    ['answerCertificateAskedFor', at('findCertificateByFingerprint', { fingerPrint: OWN }), { content: 'AAAA' }],
    ['answerServiceAskedFor', at('findservicedescription', KNOWN), { serviceElements: [] }],
    ['listOfferedServices', at('findServiceSpecificationUrisByCategory'), [{ uri: 'urn:a' }]],
  ];
  for (const [name, asked, json] of shapes)
    test(name, () => {
      const [finding, ...others] = directory[name].run(subjectOf(answer(asked, { json })));
      deepEqual([finding?.kind, finding?.messageKey, others], ['cantTell', 'directory-answer-unreadable', []]);
    });
});

test('an older version need not sort its categories', () => {
  const unordered = answer(at('categories'), { json: [{ name: 'b' }, { name: 'a' }] });
  const of = (version: unknown): readonly string[] => kindsOf(directory.sortCategories, subjectOf(answer(at('version'), { json: version }), unordered));
  deepEqual([of({ version: '2.14.3' }), of('{"version":"2.9.0"}'), of({ version: '2.15.0' }), of({})], [[], [], ['broken'], ['broken']]);
});

describe('agreeWithSubstitute', () => {
  const asked = at('findservicedescription', KNOWN);
  const both = (first: Answering, second: Answering): readonly string[] =>
    kindsOf(directory.agreeWithSubstitute, subjectOf(answer(asked, first), answer({ ...asked, server: 'second' }, second)));

  test('the same but for technical ids and orders', () => {
    const turned = { ...SERVICE, id: 99, serviceElements: [{ ...ELEMENT, serviceElementId: 98 }] };
    deepEqual(both({ json: SERVICE }, { json: turned }), []);
  });

  test('another address, or no entry', () => {
    deepEqual(both({ json: SERVICE }, { json: { ...SERVICE, serviceElements: [] } }), ['broken']);
    deepEqual(both({ json: SERVICE }, NOT_FOUND), ['broken']);
  });

  test('no entry at the first server cannot be told', () => {
    deepEqual(both(NOT_FOUND, { json: SERVICE }), ['cantTell']);
    equal(directory.agreeWithSubstitute.run(subjectOf()).at(0)?.kind, 'cantTell');
  });
});

test('what the description does not demand weighs as our reading', () => {
  const bases = (value: unknown): readonly (string | undefined)[] =>
    directory.describeOrganization.run(subjectOf(answer(at('findauthoritydescription'), { json: value }))).map(({ basis }) => basis);
  deepEqual(bases({ organization: ORGANIZATION }), ['I']);
  deepEqual(bases({ ...DESCRIPTION, organization: { ...ORGANIZATION, validFrom: '2020-01-01' } }), ['I', 'I']);
  deepEqual(bases({ ...DESCRIPTION, organization: { ...ORGANIZATION, category: undefined } }), [undefined]);
});
