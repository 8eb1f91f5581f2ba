/** Whatever names, versions and reasons hold, they stay text: in pages, pictures, feeds and JSON. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import type { Certificate } from '../../core/certificate.ts';
import { canonicalJson } from '../../formats/canonical-json.ts';
import { sha256Hex } from '../../formats/hash.ts';
import { readCertificate } from '../certificate-document.ts';
import type { Register } from '../model.ts';
import { newSlug } from '../slug.ts';
import { sampleCertificate, TEST_BODY, TEST_INSTANT } from '../test-certificate.ts';
import { siteFiles } from './site-files.ts';
import { publicJson } from './public-json.ts';
import { visible, visibleLine } from '../../core/visible-text.ts';

const AT = TEST_INSTANT;
const NUMBER = 'PS-2026-000001';

/** A register in memory whose texts are all the same. */
function registerOf(text: string): Register {
  const sample = sampleCertificate(AT);
  const bilingual = { de: text, en: text };
  const party = { name: text, address: text, contact: text };
  const certificate: Certificate = {
    ...sample,
    issuer: { ...party, place: text, accreditation: text },
    scheme: { title: text },
    product: {
      ...sample.product,
      name: text,
      version: text,
      vendor: party,
      role: text,
      modules: [text],
      thirdParty: [text, text],
      deviations: [text],
      build: { commit: text, imageDigest: text },
    },
    customer: party,
    profile: { id: text, version: text, sha256: sample.profile.sha256, title: bilingual },
    standards: [{ title: text, version: text }],
    attestations: [{ requirement: text, outcome: 'shown', documents: [{ title: text }], remark: text, by: { name: text, role: text }, on: '2026-11-21' }],
    conditions: [bilingual],
    validityReason: bilingual,
    performedBy: 'laboratory',
    laboratory: { ...party, place: text, accreditation: text, accreditationScope: text },
    itemReceivedAt: '2026-11-18',
    tester: { name: text, role: text, competence: text, independence: { ties: [text, text], declaredOn: '2026-11-18' } },
    decider: { name: text, role: text },
    complaints: party,
    publication: { extent: 'certificate', consentedBy: { name: text, role: text }, consentedOn: '2026-11-18' },
    errata: [{ id: text, text: bilingual, cases: [text] }],
    replaces: { number: 'PS-2025-000001', reason: text },
  };
  const certificateBytes = Buffer.from(canonicalJson(certificate));
  const common = { instant: new Date(AT).toISOString(), number: NUMBER, actor: text, reason: text, previous: '0'.repeat(64) };
  const product = newSlug(certificate.product, new Set());
  const events = [
    { ...common, sequence: 1, kind: 'issued' as const, product, certificateSha256: sha256Hex(certificateBytes) },
    { ...common, sequence: 2, kind: 'revoked' as const },
  ];
  return {
    folder: '/nowhere',
    config: {
      format: 'pruefstand-register',
      formatVersion: 1,
      name: text,
      baseUrl: 'https://register.example/',
      language: 'en',
      contact: text,
      numberPrefix: 'PS',
      complaints: party,
      statusListDays: 7,
    },
    entries: [
      {
        number: NUMBER,
        product,
        certificate,
        certificateBytes,
        signatureBytes: Buffer.from('{}'),
        origin: { issuedOn: '2026-11-21', validFrom: '2026-11-21' },
        events,
      },
    ],
    events,
  };
}

/** Names of elements and attributes, in order: what a text must not change. */
function skeletonOf(content: string): readonly string[] {
  const document = XmlDocument.fromString(content.replace('<!DOCTYPE html>\n', ''));
  try {
    return document.find('//* | //@*').map((node) => ('name' in node ? String(node.name) : ''));
  } finally {
    document.dispose();
  }
}

const isPage = (path: string): boolean => /\.(html|svg|xml)$/.test(path);
let harmless: ReadonlyMap<string, readonly string[]>;
/** Names of files without the slug of the product. */
const nameOf = (path: string): string => path.replace(/products?\/[^/]+\./, 'products/x.');

before(() => {
  harmless = new Map(
    [...siteFiles(registerOf('x'), AT)].filter(({ path }) => isPage(path)).map(({ path, content }) => [nameOf(path), skeletonOf(String(content))]),
  );
});

const CURATED = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style></script><!--',
  ']]><x/>',
  '&amp;&lt;&#x0;&nbsp;',
  '\u202Ematschifnoc\u202C',
  'שלום עולם مرحبا',
  '\u0000\u0007\u001B[31mred',
  '\uFFFE\uFFFF\u2028\u2029\uFEFF',
  '{name} {date} {{x}} $& $1 $` %s',
  '../../etc/passwd',
  'x'.repeat(1000),
  '👩‍👩‍👧‍👦 e\u0301',
  'javascript:alert(1)',
];
const text = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...CURATED) },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((value) => value.isWellFormed()),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((value) => value.isWellFormed()),
  fc.array(fc.constantFrom(...CURATED), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
);

test('no text changes the elements and attributes of any page, picture or feed', () => {
  fc.assert(
    fc.property(text, (value) => {
      for (const { path, content } of siteFiles(registerOf(value), AT)) {
        if (isPage(path)) deepStrictEqual(skeletonOf(String(content)), harmless.get(nameOf(path)), path);
      }
    }),
    { numRuns: 60, examples: CURATED.map((value): [string] => [value]) },
  );
});

test('JSON gives back what was put in, and holds nothing invisible', () => {
  fc.assert(
    fc.property(text, (value) => {
      for (const { path, content } of siteFiles(registerOf(value), AT)) {
        if (!path.endsWith('.json') || typeof content !== 'string') continue;
        JSON.parse(content);
        ok(!/(?!\n)[\p{Cc}<>\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u.test(content), path);
        if (path === `status/${NUMBER}.json`) equal((JSON.parse(content) as { reason: string }).reason, value);
      }
    }),
    { numRuns: 40, examples: CURATED.map((value): [string] => [value]) },
  );
});

test('public JSON and visible text hold for every text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'binary' }), (a, b) => {
      deepStrictEqual(JSON.parse(publicJson({ [a]: b })), { [a]: b });
      ok(!/(?![\t\n])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(visible(b)));
      ok(Array.from(visibleLine(b, 20)).length <= 20);
    }),
  );
});

test('a certificate with half a character is refused before it can be shown', () => {
  const bytes = Buffer.from(JSON.stringify(sampleCertificate(AT)).replace('Kita Plus', '\\ud800'));
  const reading = readCertificate(bytes);
  ok('flaw' in reading && reading.flaw.en.includes('no text'));
  ok('certificate' in readCertificate(Buffer.from(canonicalJson(sampleCertificate(AT, { issuer: { name: TEST_BODY, place: 'x', accreditation: 'x' } })))));
});
