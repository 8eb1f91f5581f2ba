/** `junit.xml` is well formed, has the dialect's shape, and fails only what costs conformity. */
import { deepStrictEqual, doesNotThrow, match, ok, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { VERDICTS } from '../src/core/verdict.ts';
import { readExample } from './golden/example.ts';
import { junitWriter } from './junit.ts';

const example = readExample();
const written = junitWriter.write(example, { language: 'de' })[0]?.content ?? '';
const document = XmlDocument.fromString(written);
const shape = XmlDocument.fromString(readFileSync(new URL('shapes/junit.xsd', import.meta.url), 'utf8'));

after(() => {
  document.dispose();
  shape.dispose();
});

function texts(path: string): readonly string[] {
  return document.find(path).map(({ content }) => content);
}

test('the document has the shape that build servers read', () => {
  const validator = XsdValidator.fromDoc(shape);
  doesNotThrow(() => {
    validator.validate(document);
  });
  validator.dispose();
});

test('each case once, with the outcome of its verdict', () => {
  strictEqual(document.eval('count(//testcase)'), example.cases.length);
  deepStrictEqual(texts('//testcase[failure]/@name'), ['Eine Ablehnung nennt alle Probleme', 'Ein abweichendes Tag führt zur Ablehnung (Anlage)']);
  strictEqual(document.eval('count(//testcase[error])'), example.cases.filter(({ verdict }) => verdict === 'cantTell').length);
  strictEqual(document.eval('count(//testcase[skipped])'), example.cases.filter(({ verdict }) => verdict === 'inapplicable' || verdict === 'untested').length);
  strictEqual(VERDICTS.length, 5);
});

test('remarks do not fail a case: they stand in its output and in the properties of the suite', () => {
  const [output] = texts("//testcase[@name='Nach 409 wird nicht wiederholt']/system-out");
  match(output ?? '', /^FC-SUB-041 \(Hinweis\)/u);
  deepStrictEqual(texts("//property[starts-with(@name,'warning:')]/@name"), ['warning:FC-SUB-038', 'warning:FC-SUB-041']);
});

test('counts of the suites add up to those of the whole', () => {
  for (const name of ['tests', 'failures', 'errors'])
    strictEqual(document.eval(`sum(/testsuites/testsuite/@${name})`), document.eval(`number(/testsuites/@${name})`), name);
  strictEqual(document.eval('count(//testcase[failure])'), document.eval('number(/testsuites/@failures)'));
});

test('what was not run says why; what could not be told carries the reason of the suite', () => {
  ok(texts('//skipped/@message').includes('nicht geprüft: Das Ziel nennt kein Fachdatenschema (data-schema).'));
  ok(texts('//error').some((text) => text.includes('ECONNRESET <socket> ]]> "hang up"')));
});

test('a failure that returns in every attempt stands once, although its exchanges are others', () => {
  const [failed] = example.cases.filter(({ attempts, verdict }) => verdict === 'failed' && attempts[0]?.findings.length === 1);
  const [attempt] = failed?.attempts ?? [];
  const [finding] = attempt?.findings ?? [];
  const attempts = ['x000101', 'x000102', 'x000103'].map((exchange, index) => ({
    ...attempt!,
    attempt: index + 1,
    findings: [{ ...finding!, evidence: [{ exchange }] }],
  }));
  const content = junitWriter.write({ ...example, cases: [{ ...failed!, attempts }] }, { language: 'de' })[0]?.content ?? '';
  strictEqual(content.split('<failure').length - 1, 1);
});

test('a failed case without findings is still a failure', () => {
  const [first] = example.cases;
  const bare = { ...first!, verdict: 'failed', attempts: [] } as const;
  const content = junitWriter.write({ ...example, cases: [bare] }, { language: 'en' })[0]?.content ?? '';
  match(content, /failures="1"[\s\S]*<failure message="not met"/u);
});
