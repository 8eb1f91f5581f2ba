import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawHeader } from '../core/exchange.ts';
import { createHeaderKeeper } from './header-record.ts';

const headers = (length: string, type = 'application/json'): readonly RawHeader[] => [
  ['Host', 'localhost'],
  ['Content-Type', type],
  ['Content-Length', length],
];

test('equal headers are the same object', () => {
  const { keep } = createHeaderKeeper();
  const first = keep(headers('1'));
  assert.equal(keep(headers('1')), first);
});

test('only what differs is new, and what is returned equals what was sent', () => {
  const { keep } = createHeaderKeeper();
  const first = keep(headers('1'));
  const second = keep(headers('22'));
  assert.deepEqual([first, second], [headers('1'), headers('22')]);
  assert.equal(second[0], first[0]);
  assert.equal(second[1], first[1]);
});

test('spelling, order and number of headers stay as sent', () => {
  const { keep } = createHeaderKeeper();
  const sent: readonly (readonly RawHeader[])[] = [
    headers('1'),
    headers('1').map(([name, value]) => [name.toLowerCase(), value] as const),
    headers('1').toReversed(),
    headers('1').slice(1),
    [],
    headers('1', ''),
    Array.from({ length: 200 }, (_, at) => ['X', String(at)] as const),
  ];
  for (const message of [...sent, ...sent.toReversed()]) assert.deepEqual(keep(message), message);
});
