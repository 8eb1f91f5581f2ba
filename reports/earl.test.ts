/** `earl.jsonld`: assertions are whole, references resolve, the context explains every name. */
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { earlWriter } from './earl.ts';
import { readExample } from './golden/example.ts';

type Node = Readonly<Record<string, unknown>>;

const example = readExample();
const document = JSON.parse(earlWriter.write(example, { language: 'de' })[0]?.content ?? '') as {
  '@context': Readonly<Record<string, unknown>>;
  '@graph': readonly Node[];
};
const graph = document['@graph'];
const ids = graph.map((node) => String(node['@id']));
const assertions = graph.filter((node) => node['@type'] === 'earl:Assertion');

function assertionOf(kind: string, id: string): Node {
  return assertions.find((node) => node['test'] === `#${kind}-${encodeURIComponent(id)}`) ?? {};
}

test('one assertion per requirement and per case', () => {
  strictEqual(assertions.length, example.requirements.length + example.cases.length);
  strictEqual(new Set(ids).size, ids.length);
});

test('each assertion has one assertor, subject, test, mode and result with outcome', () => {
  for (const node of assertions) {
    deepStrictEqual(Object.keys(node), ['@id', '@type', 'assertedBy', 'subject', 'test', 'mode', 'result']);
    for (const reference of ['assertedBy', 'subject', 'test']) ok(ids.includes(String(node[reference])), String(node['@id']));
    const result = node['result'] as Node;
    strictEqual(result['@type'], 'earl:TestResult');
    ok(/^earl:(passed|failed|cantTell|inapplicable|untested)$/u.test(String(result['outcome'])));
  }
});

test('parts refer to nodes that are there', () => {
  const references = graph.flatMap((node) => [node['hasPart'], node['isPartOf']].flat()).filter((reference) => typeof reference === 'string');
  ok(references.length > 0);
  for (const reference of references) ok(ids.includes(reference), reference);
});

test('the context has no address to fetch and explains every name', () => {
  const context = document['@context'];
  const named = new Set<string>();
  JSON.stringify(graph, (key, value: unknown) => {
    if (!/^(@|\d|$)/u.test(key)) named.add(key);
    return value;
  });
  for (const name of named) ok(Object.hasOwn(context, name) || Object.hasOwn(context, name.split(':')[0] ?? ''), name);
});

test('outcomes are our verdicts; severity is told in words', () => {
  const remarked = assertionOf('requirement', 'FC-SUB-038')['result'] as Node;
  strictEqual(remarked['outcome'], `earl:${example.requirements.find(({ requirement }) => requirement.id === 'FC-SUB-038')?.verdict}`);
  match(JSON.stringify(remarked['info']), /"@value":"\S+ \(Hinweis\)/u);
  const apart = assertionOf('requirement', 'FC-SUB-050');
  strictEqual(apart['mode'], 'earl:manual');
  strictEqual((apart['result'] as Node)['outcome'], 'earl:untested');
});
