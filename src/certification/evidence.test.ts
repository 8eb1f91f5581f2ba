import { deepStrictEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exchangeIdOf } from '../core/exchange.ts';
import type { Result } from '../core/result.ts';
import { readEvidence } from './evidence.ts';

const example = JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8')) as Result;

const facts = ['evidence/facts.json', Buffer.from('{"signingKeys":[],"submissions":[]}')] as const;
const read = (exchanges: string, judgements: string): ReturnType<typeof readEvidence> =>
  readEvidence(example, new Map([facts, ['evidence/exchanges.ndjson', Buffer.from(exchanges)], ['evidence/judgements.ndjson', Buffer.from(judgements)]]));
const toldOf = ({ findings }: ReturnType<typeof readEvidence>): readonly string[] => findings.map(({ kind, place }) => `${kind} ${place ?? ''}`);

test('lines that cannot be read are told one by one', () => {
  deepStrictEqual(toldOf(read('\n{}\n', '{"case":"a","attempt":1,"calls":[]}\n\n')), [
    'exchange-unreadable evidence/exchanges.ndjson:1',
    'exchange-unreadable evidence/exchanges.ndjson:2',
    'judgement-invalid evidence/judgements.ndjson:2',
  ]);
});

test('what changed places is not missing, and what is missing is told once, at the line of the next one', () => {
  const line = (seq: number): string => JSON.stringify({ ...example.cited[0], id: exchangeIdOf(seq), seq });
  const told = (order: readonly number[]): readonly string[] =>
    read(order.map(line).join('\n'), '').findings.map(
      ({ kind, place = '', text }) => `${kind} ${place.replace(/.*:/, '')} ${text.en.replace(/.*: (.*)\.$/, '$1')}`,
    );
  const every = Array.from({ length: 1_005 }, (_, index) => 2 * index + 2);
  deepStrictEqual([told(every).length, told(every)[0]], [1_001, 'exchange-removed evidence/exchanges.ndjson > 1000']);
  deepStrictEqual(told([1, 3, 2, 4]), ['exchange-reordered 3 x000002']);
  deepStrictEqual(told([2, 6, 4, 9]), [
    'exchange-reordered 3 x000004',
    'exchange-removed 1 x000001',
    'exchange-removed 3 x000003',
    'exchange-removed 2 x000005',
    'exchange-removed 4 x000007–x000008',
  ]);
});

test('of a file of empty lines the first thousand are told, and first of all that there are more', () => {
  const reading = read('\n'.repeat(5_000), `${'\n'.repeat(5_000)}{"case":"a","attempt":1,"calls":[]}\n`);
  const told = toldOf(reading);
  equal(told.length, 2_004);
  deepStrictEqual(
    [told[0], told[1], told[1_002], told[1_003]],
    [
      'exchange-unreadable evidence/exchanges.ndjson',
      'exchange-unreadable evidence/exchanges.ndjson:1',
      'judgement-invalid evidence/judgements.ndjson',
      'judgement-invalid evidence/judgements.ndjson:1',
    ],
  );
  deepStrictEqual(reading.parts[0]?.judgements, []);
});

test('each part is read once, and not without end', () => {
  const told = (paths: readonly string[]): unknown => {
    const run = { ...example.run, parts: paths.map((path, index) => ({ path, offset: index, runId: 'a' })) };
    const { parts, findings } = readEvidence({ ...example, run }, new Map());
    return [parts.length, findings.filter(({ kind }) => kind === 'run-differs').map(({ place, text }) => `${place ?? ''} ${text.en.split(': ')[1] ?? ''}`)];
  };
  const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `evidence/part-${index + 1}`);
  deepStrictEqual(told(numbered(3)), [3, []]);
  deepStrictEqual(told([...numbered(3), 'evidence/part-2']), [3, ['result.json (/run/parts) 4 ≠ 3.']]);
  deepStrictEqual(told(numbered(1_000)), [1_000, []]);
  deepStrictEqual(told(numbered(1_001)), [1_000, ['result.json (/run/parts) 1001 ≠ 1000.']]);
});
