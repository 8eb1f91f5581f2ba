/** Every attack case: that it is there, that its document is what its description says, and that nothing else differs. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { before, test } from 'node:test';
import { ParseOption, XmlDocument } from 'libxml2-wasm';
import { ATTACK_DEFAULTS, catalogueIdOf } from '../../src/core/attack.ts';
import { SamlReadingError } from '../../src/formats/saml-message.ts';
import { decryptXml } from '../../src/formats/xml-encryption.ts';
import { validateXml } from '../../src/formats/xml.ts';
import { ATTACKS, factsOf } from '../../simulators/saml-attacks.ts';
import type { Attack } from '../../simulators/saml-attacks.ts';
import type { ResponseForm, SealedAnswer } from '../../simulators/saml-idp-deviation.ts';
import { ACCOUNTS, CANARY, createBench, isFor } from './attack-bench.ts';
import type { Bench, BenchAccount } from './attack-bench.ts';
import { differences, isStrictlySigned, readAnswer } from './attack-reading.ts';

/** The groups of the sheet, sections 2.1 to 2.6, with the number of ids in each. */
const GROUPS = { SIG: 19, XSW: 14, XML: 15, PRO: 26, ACC: 17, WEB: 9 } as const;
/** Variants of a case where there are several. */
const VARIANTS: Readonly<Record<string, number>> = {
  ...{ 'ATK-SIG-02': 3, 'ATK-SIG-05': 4, 'ATK-SIG-08': 4, 'ATK-SIG-09': 2, 'ATK-SIG-10': 2, 'ATK-SIG-11': 2, 'ATK-SIG-12': 3, 'ATK-SIG-13': 2 },
  ...{ 'ATK-SIG-14': 2, 'ATK-SIG-15': 2, 'ATK-SIG-16': 2, 'ATK-SIG-17': 3, 'ATK-SIG-18': 3, 'ATK-SIG-19': 3 },
  ...{ 'ATK-XSW-11': 2, 'ATK-XSW-12': 4, 'ATK-XSW-13': 2, 'ATK-XSW-14': 3 },
  ...{ 'ATK-XML-01': 2, 'ATK-XML-02': 5, 'ATK-XML-03': 3, 'ATK-XML-04': 2, 'ATK-XML-05': 4, 'ATK-XML-06': 2, 'ATK-XML-07': 2, 'ATK-XML-08': 6 },
  ...{ 'ATK-XML-09': 4, 'ATK-XML-10': 4, 'ATK-XML-11': 3, 'ATK-XML-12': 4, 'ATK-XML-13': 2, 'ATK-XML-15': 3 },
  ...{ 'ATK-PRO-02': 2, 'ATK-PRO-03': 2, 'ATK-PRO-04': 4, 'ATK-PRO-06': 3, 'ATK-PRO-08': 2, 'ATK-PRO-09': 4, 'ATK-PRO-10': 2, 'ATK-PRO-12': 2 },
  ...{
    'ATK-PRO-13': 2,
    'ATK-PRO-14': 4,
    'ATK-PRO-16': 2,
    'ATK-PRO-17': 4,
    'ATK-PRO-20': 4,
    'ATK-PRO-21': 2,
    'ATK-PRO-22': 3,
    'ATK-PRO-24': 2,
    'ATK-PRO-25': 2,
  },
  ...{ 'ATK-ACC-01': 2, 'ATK-ACC-02': 2, 'ATK-ACC-03': 4, 'ATK-ACC-05': 4, 'ATK-ACC-11': 2, 'ATK-ACC-12': 3 },
  ...{ 'ATK-WEB-01': 4, 'ATK-WEB-02': 2, 'ATK-WEB-03': 2, 'ATK-WEB-05': 2, 'ATK-WEB-07': 7, 'ATK-WEB-08': 2 },
};
const VALID_VARIANTS = 21;
/** Cases that are more than one difference by nature, with the reason. */
const COMPOSED: Readonly<Record<string, string>> = {
  'ATK-SIG-02/removed': 'without another identity it would be the same document as ATK-SIG-01',
  'ATK-SIG-17/environment': 'another environment has another name and another key',
  'ATK-SIG-17/account': 'an answer made out to the login of another account names that in three places',
  'ATK-XSW-1': 'the evil element has another identity and keeps the signature changed',
  'ATK-XSW-2': 'as ATK-XSW-1',
  'ATK-XSW-4': 'the evil element has another identity, another ID and no signature of its own',
  'ATK-XSW-6': 'as ATK-XSW-4, with the original inside the signature',
  'ATK-XSW-8': 'as ATK-XSW-6',
  'ATK-XSW-9': 'the evil element has another identity and a second SignedInfo',
  'ATK-PRO-22': 'one spelling of all instants',
  'VAL-clock-ahead': 'one clock gives all instants',
  'VAL-clock-behind': 'one clock gives all instants',
  'ATK-PRO-26': 'an answer for another service names it in three places',
};
const MAX_BYTES = 6 * 1024 * 1024;
/** Far more than any of them takes. @unit milliseconds */
const MAX_GENERATION_MS = 5000;

let bench: Bench;
before(async () => {
  bench = await createBench();
});

test('every id of the sheet has its cases, and no case has an id of its own', () => {
  const expected = Object.entries(GROUPS).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, index) => `ATK-${group}-${group === 'XSW' ? String(index + 1) : String(index + 1).padStart(2, '0')}`),
  );
  const attacks = ATTACKS.filter(({ id }) => !id.startsWith('VAL-'));
  assert.deepEqual([...new Set(attacks.map(({ id }) => catalogueIdOf(id)))].sort(), expected.sort());
  for (const id of expected) assert.equal(attacks.filter((attack) => catalogueIdOf(attack.id) === id).length, VARIANTS[id] ?? 1, id);
  assert.equal(ATTACKS.length - attacks.length, VALID_VARIANTS);
  assert.equal(new Set(ATTACKS.map(({ id }) => id)).size, ATTACKS.length, 'an id is there twice');
});

test('every case says what it is, in both languages, and for an account that can carry it', () => {
  for (const attack of ATTACKS) {
    assert.match(attack.id, /^(?:ATK-(?:SIG|XSW|XML|PRO|ACC|WEB)-\d{1,2}|VAL)(?:[/-][A-Za-z\d.]+)*$/u);
    assert.ok(attack.text.de.length > 5 && attack.text.en.length > 5, attack.id);
    assert.equal(attack.isValid === true, attack.expected === 'accept', attack.id);
    assert.ok(
      ACCOUNTS.some((account) => isFor(attack, account)),
      attack.id,
    );
    assert.ok(
      attack.requirements.every((id) => /^(?:BID|MUK)-[A-Z]{2,3}-\d\d$/u.test(id)),
      attack.id,
    );
    assert.equal(attack.isDeliveryOnly && attack.delivery.length === 0 && attack.watch.length === 0, false, `${attack.id} is nothing`);
    assert.equal(attack.isDeliveryOnly, attack.changes.length === 0, attack.id);
    if (attack.changes.length > 1) assert.ok((COMPOSED[attack.id] ?? COMPOSED[catalogueIdOf(attack.id)]) !== undefined, `${attack.id} is several changes`);
    assert.deepEqual(JSON.parse(JSON.stringify(factsOf(attack))), factsOf(attack), 'facts are data');
  }
});

function each(run: (attack: Attack, account: BenchAccount) => void): void {
  const problems: string[] = [];
  for (const attack of ATTACKS) {
    for (const account of ACCOUNTS.filter((candidate) => isFor(attack, candidate))) {
      try {
        run(attack, account);
      } catch (error) {
        problems.push(`${attack.id} (${account}): ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  assert.deepEqual(problems, []);
}

/** The case, after a login as it should be. */
function carriedOut(attack: Attack, account: BenchAccount): { readonly control: SealedAnswer; readonly sealed: SealedAnswer } {
  const control = bench.answer(account, attack.outcome === undefined ? {} : { outcome: attack.outcome });
  const earlier = attack.delivery.some(({ kind }) => kind === 'login-before') ? [{ ...control, model: withOtherAssertionId(control.model) }] : [];
  return { control, sealed: bench.answer(account, attack, { earlier }) };
}

function withOtherAssertionId(model: SealedAnswer['model']): SealedAnswer['model'] {
  return {
    ...model,
    assertions: model.assertions.map((part) => (part.kind === 'plain' ? { ...part, assertion: { ...part.assertion, id: '_fruehere-1' } } : part)),
  };
}

test('a document differs from the control in what its case says, and in nothing else', () => {
  const certificates = [bench.keys.signing.certificate, bench.keys.next.certificate];
  each((attack, account) => {
    const { control, sealed } = carriedOut(attack, account);
    if (attack.unreadable !== undefined) {
      const isExpected = (error: unknown): boolean => error instanceof SamlReadingError && error.code === attack.unreadable;
      assert.throws(() => readInside(sealed.form), isExpected);
      return;
    }
    const after = readAnswer(sealed.form, bench.sp.key);
    const found = differences(readAnswer(control.form, bench.sp.key), after);
    const isSigned =
      attack.outcome === undefined ? isStrictlySigned(after, certificates, account === 'bundid' ? 'assertion' : 'response') : attack.isSignatureValid;
    const isInQuery = sealed.form.method === 'get';
    if (!isInQuery) assert.equal(isSigned, attack.isSignatureValid, 'signature');
    const isFormChanged = JSON.stringify(shapeOf(control.form)) !== JSON.stringify(shapeOf(sealed.form));
    // A signature in the query instead of the message is what the form is about.
    const kinds = [...(isFormChanged ? ['form'] : []), ...found.filter((kind) => !isInQuery || kind !== 'signature')];
    if (kinds.length === 0 && !isSigned) kinds.push('signature');
    // Another algorithm may be the one in use already; then the variant is the control.
    const isControl = kinds.length === 0 && attack.isValid === true;
    assert.deepEqual(kinds.sort(), isControl ? [] : [...attack.changes].sort());
  });
});

/** Reads what is inside the encryption as a second document. */
function readInside(form: ResponseForm): void {
  for (const { xml, model } of readAnswer(form, bench.sp.key).assertions)
    if (model === undefined) throw new SamlReadingError(xml.startsWith('<!DOCTYPE') ? 'dtd' : 'not-xml', 'the assertion cannot be read');
}

/** The form without what its message says. */
function shapeOf({ action, method, fields }: ResponseForm): unknown {
  return [
    action,
    method,
    fields.map(([name, value]) => (name === 'SAMLResponse' ? [name, /\s/u.test(value), Buffer.from(value, 'base64')[0] === 0xef] : [name, value])),
  ];
}

test('documents are well-formed, and none is too large or takes long', () => {
  each((attack, account) => {
    const start = performance.now();
    const { sealed } = carriedOut(attack, account);
    assert.ok(performance.now() - start < MAX_GENERATION_MS, 'time');
    for (const [, value] of sealed.form.fields) assert.ok(value.length * 0.75 < MAX_BYTES, 'size');
    const option = (ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE) as ParseOption;
    const texts = [sealed.response, ...(sealed.assertion === undefined ? [] : [sealed.assertion])];
    // Well-formed, and more than the parser at hand takes: a namespace that is no URI, ten million letters, five thousand levels.
    if (attack.id === 'ATK-XML-05/control-character') return;
    if (attack.id.startsWith('ATK-XML-03/')) assert.throws(() => XmlDocument.fromString(sealed.response, { option }), /amplification/u);
    else if (attack.id === 'ATK-XML-11/5000-levels') assert.equal(sealed.response.split('<x:m>').length, sealed.response.split('</x:m>').length);
    else for (const text of texts) XmlDocument.fromString(text, { option }).dispose();
  });
});

test('what fetches an address has that address and needs to be told it', () => {
  const fetching = ATTACKS.filter(({ params }) => params.includes('canaryUrl'));
  assert.ok(fetching.length > 8 && fetching.every(({ watch }) => watch.includes('canary')));
  for (const attack of fetching) {
    const account = isFor(attack, 'bundid') ? 'bundid' : 'unternehmenskonto';
    const { sealed } = carriedOut(attack, account);
    assert.ok(`${sealed.response}${sealed.assertion ?? ''}`.includes(CANARY) || decryptXml(sealed.response, bench.sp.key).includes(CANARY), attack.id);
    assert.throws(() => bench.answer(account, attack, { params: {} }), /canaryUrl/u, attack.id);
  }
});

test('an answer that cannot carry the case is refused, not sent without it', () => {
  for (const attack of ATTACKS.filter(({ needs }) => needs.includes('signed-assertion') || needs.includes('signed-response'))) {
    const account = attack.needs.includes('signed-response') ? 'bundid' : 'unternehmenskonto';
    assert.throws(() => bench.answer(account, attack), TypeError, attack.id);
  }
  for (const attack of ATTACKS.filter(({ needs }) => needs.includes('encryption'))) {
    const account = isFor(attack, 'bundid') ? 'bundid' : 'unternehmenskonto';
    assert.throws(() => bench.answer(account, attack, { plan: { ...bench.plan(account), encrypts: false } }), TypeError, attack.id);
  }
});

test('the evil identity is that of the parameters', () => {
  const attack = ATTACKS.find(({ id }) => id === 'ATK-XSW-3');
  assert.ok(attack);
  const names = [{}, { evilNameId: 'n & m', evilKey: 'k<' }].map((params) =>
    readAnswer(bench.answer('bundid', attack, { params }).form, bench.sp.key).assertions.map(({ model }) => model?.subject?.nameId?.value),
  );
  assert.deepEqual(names, [
    [ATTACK_DEFAULTS.evilNameId, '_zufall-1'],
    ['n & m', '_zufall-1'],
  ]);
});

const SCHEMAS = new URL('../../../shared/standards/saml/2.0/', import.meta.url);
const ADDRESS = 'https://schemas.example/';
/** Remote addresses in the schemas, and the file each stands for. */
const REMOTE: Readonly<Record<string, string>> = {
  'http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd': 'xmldsig-core-schema.xsd',
  'http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd': 'xenc-schema.xsd',
  'http://www.w3.org/2001/xml.xsd': 'xml.xsd',
};
/** Changes to values alone cannot break a schema; leaving them out keeps the test short. */
const STRUCTURAL: readonly string[] = [
  'signature',
  'assertions',
  'assertion-id',
  'advice',
  'status',
  'extensions',
  'version',
  'conditions',
  'confirmation',
  'markup',
  'instants',
];

test(
  'documents keep to the official schemas unless their case says otherwise',
  { skip: existsSync(SCHEMAS) ? false : 'The official schemas do not lie beside the checkout.' },
  () => {
    const files = new Map(
      readdirSync(SCHEMAS).map((name) => [name, readFileSync(new URL(name, SCHEMAS), 'utf8').replace(/<!DOCTYPE[^[>]*(?:\[[^]*?\]\s*)?>/u, '')]),
    );
    const imports = Object.fromEntries([
      ...[...files].map(([name, text]) => [ADDRESS + name, text]),
      ...Object.entries(REMOTE).map(([url, name]) => [url, files.get(name) ?? '']),
    ]);
    const schema = files.get('saml-schema-protocol-2.0.xsd') ?? '';
    const problemsOf = (text: string): readonly string[] =>
      validateXml(Buffer.from(text, 'utf8'), schema, { url: `${ADDRESS}saml-schema-protocol-2.0.xsd`, imports }).problems.map(({ message }) => message);
    each((attack, account) => {
      if (attack.unreadable !== undefined || attack.isDeliveryOnly || !STRUCTURAL.some((change) => attack.changes.some((own) => own === change))) return;
      const { xml, assertions } = readAnswer(carriedOut(attack, account).sealed.form, bench.sp.key);
      const problems = [xml, ...assertions.flatMap((part) => (part.isEncrypted && part.xml !== '' ? [part.xml] : []))].flatMap(problemsOf);
      assert.equal(problems.length === 0, attack.breaksSchema !== true, problems.join(' '));
    });
  },
);
