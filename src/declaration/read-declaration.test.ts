/** Reading a declaration: each wrong member is one sentence with place and mend, a draft may lack anything, nothing throws. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseDocument, stringify } from 'yaml';
import type { ToldProblem } from '../core/told-problem.ts';
import { declarationSchema } from '../runner/declaration.ts';
import { declarationDigest, readDeclaration, readDraft } from './read-declaration.ts';
import type { DeclarationReading } from './read-declaration.ts';
import { DECLARATION, PROFORMA } from '../../fixtures/declaration/sample-declaration.ts';

const schema = declarationSchema();
const GOOD = stringify(DECLARATION);

function read(text: string | Uint8Array): DeclarationReading {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readDeclaration(bytes, { file: 'erklaerung.yaml', schema, proformaOf: (profile) => (profile === 'sample' ? PROFORMA : undefined) });
}

/** The good file with members changed; undefined takes one out. */
function changed(changes: Readonly<Record<string, unknown>>): string {
  const document = parseDocument(GOOD);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    if (value === undefined) document.deleteIn(keys);
    else document.setIn(keys, document.createNode(value));
  }
  return document.toString();
}

describe('a good declaration', () => {
  test('is read from YAML and from JSON, and has the same digest', () => {
    const yaml = read(GOOD);
    const json = read(JSON.stringify(DECLARATION));
    deepStrictEqual(yaml.declaration, DECLARATION);
    deepStrictEqual(json.declaration, DECLARATION);
    ok(yaml.declaration !== undefined && json.declaration !== undefined);
    equal(declarationDigest(yaml.declaration), declarationDigest(json.declaration));
    match(declarationDigest(yaml.declaration), /^[0-9a-f]{64}$/);
  });

  test('may leave lists out, which are then not stated and not none; an answer without support is none', () => {
    const { declaration } = read(changed({ 'product.modules': undefined, 'product.thirdParty': [], 'answers.0.support': null }));
    deepStrictEqual([declaration?.product.modules, declaration?.product.thirdParty], [undefined, []]);
    equal(declaration?.answers.length, DECLARATION.answers.length - 1);
  });

  test('the digest changes with the content', () => {
    const other = { ...DECLARATION, declaredAt: '2026-11-01T09:00:01Z' };
    ok(declarationDigest(other) !== declarationDigest(DECLARATION));
  });
});

interface Wrong {
  readonly what: string;
  readonly text: string | Uint8Array;
  /** JSON Pointer in the place; none: the file. */
  readonly at?: string;
  readonly said: RegExp;
  readonly mend: RegExp;
}

const WRONG: readonly Wrong[] = [
  { what: 'bytes that are no UTF-8', text: Uint8Array.of(0xff, 0xfe, 0x41), said: /UTF-8/, mend: /UTF-8/ },
  { what: 'no YAML', text: 'a: [', said: /kein gültiges YAML/, mend: /Zeile/ },
  { what: 'nothing', text: '', at: '', said: /Die Erklärung muss eine Gruppe von Angaben sein/, mend: /erklärt/ },
  { what: 'a list', text: '- a', at: '', said: /Die Erklärung muss/, mend: /erklärt/ },
  { what: 'another kind of file', text: changed({ format: 'pruefstand-result' }), at: '/format', said: /keine Herstellererklärung/, mend: /--template/ },
  { what: 'another format version', text: changed({ formatVersion: 2 }), at: '/formatVersion', said: /keine Herstellererklärung/, mend: /--template/ },
  {
    what: 'a misspelt member',
    text: changed({ 'product.vendro': { name: 'x' }, 'product.vendor': undefined }),
    at: '/product/vendro',
    said: /„vendro“/,
    mend: /vendor/,
  },
  { what: 'no product name', text: changed({ 'product.name': undefined }), at: '/product/name', said: /„product.name“ fehlt/, mend: /Zieldatei/ },
  { what: 'an empty name', text: changed({ 'product.name': null }), at: '/product/name', said: /ist aber leer/, mend: /Zieldatei/ },
  { what: 'a version as a number', text: changed({ 'product.version': 1.1 }), at: '/product/version', said: /ein Text sein/, mend: /"1.1"/ },
  {
    what: 'a digest that is none',
    text: changed({ 'product.build': { sha256: 'abc' } }),
    at: '/product/build/sha256',
    said: /verlangte Form/,
    mend: /SHA-256/,
  },
  { what: 'a build without digests', text: changed({ 'product.build': {} }), at: '/product/build', said: /leer/, mend: /Prüfsummen/ },
  { what: 'an unknown profile', text: changed({ profile: 'andere' }), at: '/profile', said: /keinen Fragebogen/, mend: /profiles/ },
  { what: 'answers to another proforma', text: changed({ 'proforma.version': '0.9.0' }), at: '/proforma', said: /0\.9\.0/, mend: /declare/ },
  { what: 'a proforma that was changed', text: changed({ 'proforma.sha256': 'b'.repeat(64) }), at: '/proforma/sha256', said: /bbbbbbbbbbbb/, mend: /declare/ },
  { what: 'an answer that is none', text: changed({ 'answers.2.support': 'vielleicht' }), at: '/answers/2/support', said: /hier: vielleicht/, mend: /yes, no/ },
  { what: 'an answer as true', text: changed({ 'answers.2.support': true }), at: '/answers/2/support', said: /yes oder no/, mend: /yes, no/ },
  { what: 'an answer without item', text: changed({ 'answers.1.item': undefined }), at: '/answers/1/item', said: /fehlt/, mend: /ICS/ },
  { what: 'an answer given twice', text: changed({ 'answers.1.item': 'ICS-M-1' }), at: '/answers/1/item', said: /ICS-M-1 ist zweimal/, mend: /entfernen/ },
  {
    what: 'a value that is a group',
    text: changed({ 'answers.1.value': { a: 1 } }),
    at: '/answers/1/value',
    said: /„answers\[1\].value“ muss/,
    mend: /Liste von Texten/,
  },
  { what: 'a value that is no number', text: GOOD.replace('value: 5', 'value: .nan'), at: '/answers/11/value', said: /value/, mend: /Zahl/ },
  { what: 'a remark of a book', text: changed({ 'answers.1.remark': 'x'.repeat(2001) }), at: '/answers/1/remark', said: /zu lang/, mend: /2000/ },
  { what: 'half a character', text: GOOD.replace('name: Kita', 'name: "\\uD83D"'), at: '/product/name', said: /halbes Zeichen/, mend: /Hälfte/ },
  { what: 'nobody who declares', text: changed({ declaredBy: undefined }), at: '/declaredBy', said: /„declaredBy“ fehlt/, mend: /Wer erklärt/ },
  { what: 'a time without zone', text: changed({ declaredAt: '2026-11-01T09:00:00' }), at: '/declaredAt', said: /verlangte Form/, mend: /Zone/ },
  { what: 'a day that does not exist', text: changed({ declaredAt: '2026-02-30T09:00:00Z' }), at: '/declaredAt', said: /verlangte Form/, mend: /Zone/ },
  { what: 'a reference without end', text: 'a: &a [*a, *a, *a, *a]\nb: [*a, *a, *a]', said: /./, mend: /./ },
];

describe('wrong declarations', () => {
  for (const { what, text, at, said, mend } of WRONG) {
    test(what, () => {
      const { declaration, problems = [] } = read(text);
      equal(declaration, undefined);
      const [first] = problems;
      ok(first !== undefined);
      match(first.text.de, said);
      match(first.mend.de, mend);
      complete(first);
      if (at !== undefined) ok(at === '' || first.place.endsWith(`(${at})`), first.place);
      if (at !== undefined) equal(problems.length, 1, JSON.stringify(problems));
    });
  }

  test('all that is wrong is told at once', () => {
    const { problems = [] } = read(changed({ 'product.name': undefined, 'declaredBy.role': undefined, 'answers.3.support': 'ja' }));
    equal(problems.length, 3);
  });
});

function complete({ text, mend, place }: ToldProblem): void {
  for (const words of [text, mend]) ok(words.de.endsWith('.') && words.en.endsWith('.') && words.de !== words.en, JSON.stringify(words));
  ok(place.startsWith('erklaerung.yaml'));
}

describe('a draft', () => {
  const draftOf = (text: string): ReturnType<typeof readDraft> => readDraft(new TextEncoder().encode(text), { file: 'erklaerung.yaml', schema });

  test('may lack everything', () => {
    deepStrictEqual(draftOf('format: pruefstand-declaration\nformatVersion: 1').problems, undefined);
    deepStrictEqual(draftOf('product:\n  name:\n  vendor: { name: }\nanswers:\n  - item: ICS-M-1\n    support:\n    remark: x').draft, {
      product: { vendor: {} },
      answers: [{ item: 'ICS-M-1', remark: 'x' }],
    });
  });

  test('keeps what a declaration has', () => {
    deepStrictEqual(draftOf(GOOD).draft, DECLARATION);
  });

  test('is refused where what is there is wrong', () => {
    for (const text of [
      changed({ 'answers.2.support': 'ja' }),
      changed({ 'product.name': 5 }),
      changed({ format: 'x' }),
      changed({ 'answers.1.item': 'ICS-M-1' }),
      'a: [',
      'answers:\n  - support: yes',
    ])
      ok((draftOf(text).problems ?? []).length > 0, text.slice(0, 60));
  });
});

describe('whatever bytes come', () => {
  const settle = (bytes: Uint8Array): void => {
    const { declaration, problems } = read(bytes);
    equal(declaration === undefined, (problems ?? []).length > 0);
    if (declaration !== undefined) match(declarationDigest(declaration), /^[0-9a-f]{64}$/);
    const { draft, problems: wrong } = readDraft(bytes, { file: 'x', schema });
    equal(draft === undefined, (wrong ?? []).length > 0);
  };

  test('random bytes and texts are read or told', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
        ),
        settle,
      ),
    );
  });

  test('random values in random places are read or told', () => {
    const places = [
      'format',
      'profile',
      'proforma',
      'proforma.sha256',
      'product',
      'product.vendor',
      'product.build',
      'product.modules',
      'customer',
      'answers',
      'answers.0',
      'answers.0.item',
      'answers.0.support',
      'answers.0.value',
      'answers.0.remark',
      'declaredBy',
      'declaredAt',
      'neu',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), (place, value) => settle(new TextEncoder().encode(changed({ [place]: value })))),
      { numRuns: 60 },
    );
  });

  test('a file with bytes changed is read or told', () => {
    const bytes = new TextEncoder().encode(GOOD);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (index, byte) => {
        const copy = bytes.slice();
        copy[index] = byte;
        settle(copy);
      }),
      { numRuns: 60 },
    );
  });
});
