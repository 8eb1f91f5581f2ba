/** What is written is read back as it was, in both languages; a template asks every question; suggestions come from the target. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Declaration } from '../core/declaration.ts';
import type { Capability } from '../core/requirement.ts';
import { declarationSchema, loadProforma } from '../runner/declaration.ts';
import { suggestionsFrom } from './prefill.ts';
import { readDeclaration, readDraft } from './read-declaration.ts';
import { answered, DECLARATION, PROFORMA } from '../../fixtures/declaration/sample-declaration.ts';
import { declarationText } from './write-declaration.ts';

const schema = declarationSchema();
const LANGUAGES = ['de', 'en'] as const;

function roundTrip(declaration: Declaration, language: 'de' | 'en'): Declaration | undefined {
  const text = declarationText(declaration, { proforma: PROFORMA, schema, language });
  const { declaration: read, problems } = readDeclaration(new TextEncoder().encode(text), { file: 'f', schema, proformaOf: () => PROFORMA });
  deepStrictEqual(problems, undefined, JSON.stringify(problems));
  return read;
}

test('a declaration is read back as it was written', () => {
  const full: Declaration = {
    ...answered({ 'ICS-O-2': { support: 'notApplicable', remark: 'Grund: "so"\n# kein Kommentar' } }),
    customer: { name: 'Amt', contact: 'x@example.org' },
    product: {
      ...DECLARATION.product,
      vendor: { name: 'Haus', address: 'Weg 1', contact: 'y@example.org' },
      build: { sha256: 'c'.repeat(64), imageDigest: `sha256:${'d'.repeat(64)}`, commit: 'e'.repeat(40) },
      configurationSha256: 'f'.repeat(64),
      environment: 'Abnahme',
      modules: ['a, b', 'c: d'],
      thirdParty: ['yes'],
      deviations: ['null', '1.10'],
    },
  };
  for (const language of LANGUAGES) for (const declaration of [DECLARATION, full]) deepStrictEqual(roundTrip(declaration, language), declaration);
});

test('any text survives', () => {
  const line = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((text) => /\S/u.test(text) && text.isWellFormed());
  fc.assert(
    fc.property(line, fc.array(line, { minLength: 1, maxLength: 3 }), (name, texts) => {
      const declaration = { ...answered({ 'ICS-B-1': { value: texts, remark: name } }), product: { ...DECLARATION.product, name, modules: texts } };
      deepStrictEqual(roundTrip(declaration, 'de'), declaration);
    }),
    { numRuns: 60 },
  );
});

test('reference and condition above a question are in the language of the file', () => {
  const [de, en] = LANGUAGES.map((language) => declarationText({}, { proforma: PROFORMA, schema, language }));
  match(de ?? '', /\[verlangt \(m\); Bedingung von R-WEAK\]/u);
  match(en ?? '', /\[mandatory \(m\); condition of R-WEAK\]/u);
  match(de ?? '', /wenn ICS-O-1 und nicht ICS-A-2, verlangt/u);
  match(en ?? '', /if ICS-O-1 and not ICS-A-2, mandatory/u);
});

test('an empty declaration asks every question and is a draft', () => {
  for (const language of LANGUAGES) {
    const text = declarationText({}, { proforma: PROFORMA, schema, language });
    for (const { id, question } of PROFORMA.items) ok(text.includes(`- item: ${id}\n    support:\n`) && text.includes(question[language]));
    const { draft, problems } = readDraft(new TextEncoder().encode(text), { file: 'f', schema });
    equal(problems, undefined);
    equal(draft?.answers?.length, PROFORMA.items.length);
    equal(declarationText(draft ?? {}, { proforma: PROFORMA, schema, language }).includes('undefined'), false);
  }
});

test('answers to questions that are gone are kept', () => {
  const draft = { answers: [{ item: 'ICS-OLD-1', support: 'yes' as const, value: 'x', remark: 'y' }] };
  const text = declarationText(draft, { proforma: PROFORMA, schema, language: 'de' });
  const { draft: read } = readDraft(new TextEncoder().encode(text), { file: 'f', schema });
  deepStrictEqual(
    read?.answers?.find(({ item }) => item === 'ICS-OLD-1'),
    draft.answers[0],
  );
});

test('a target suggests capabilities and values, and nothing where it knows nothing', () => {
  const proforma = loadProforma('fit-connect-fachverfahren');
  ok(proforma !== undefined);
  const suggestions = suggestionsFrom(proforma, {
    target: {
      capabilities: new Set<Capability>(['api-v2', 'metadata-2', 'attachments']),
      pollingSeconds: 5,
      deadlineSeconds: 30,
      destination: {
        destinationId: 'x',
        services: [{ identifier: 'urn:x', name: 'x', regions: ['DE'], schemas: [{ schemaUri: 'urn:a', mimeType: 'application/json' }] }],
        metadataVersions: ['2.1.0'],
        replyChannels: [],
        encryptionKeys: [],
        signingKey: { kid: 'k' },
      },
    },
    maxAttachmentBytes: 1000,
  });
  deepStrictEqual(suggestions.get('ICS-FC-API-1'), { support: 'no' });
  deepStrictEqual(suggestions.get('ICS-FC-API-2'), { support: 'yes' });
  deepStrictEqual(suggestions.get('ICS-FC-MET-1'), { support: 'no' });
  deepStrictEqual(suggestions.get('ICS-FC-MET-2'), { support: 'yes', value: ['2.1.0'] });
  deepStrictEqual(suggestions.get('ICS-FC-ATT-1'), { support: 'yes', value: 1000 });
  deepStrictEqual(suggestions.get('ICS-FC-PUP-1'), { value: 5 });
  deepStrictEqual(suggestions.get('ICS-FC-DAT-1'), { value: ['urn:a'] });
  equal(suggestions.get('ICS-FC-RPL-1'), undefined);
  equal(suggestions.get('ICS-FC-ROL-1'), undefined);
});
