/** Places that findings name. */
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { readPlace } from './place.ts';

function read(at: string): ReturnType<typeof readPlace> {
  return readPlace({ exchange: 'x000001', at });
}

test('sides, headers, bodies and the start line are told apart', () => {
  deepStrictEqual(read('request'), { side: 'request', part: 'whole', path: [] });
  deepStrictEqual(read('request/header/Content-Type'), { side: 'request', part: 'header', path: ['Content-Type'] });
  deepStrictEqual(read('response/body'), { side: 'response', part: 'body', path: [] });
  deepStrictEqual(read('request/body/claims/events/https:~1~1a'), { side: 'request', part: 'body', path: ['claims', 'events', 'https://a'] });
  deepStrictEqual(read('response/status'), { side: 'response', part: 'line', path: [] });
});

test('what has another form is no place', () => {
  strictEqual(readPlace({ exchange: 'x000001' }), undefined);
  strictEqual(read('tls/version'), undefined);
  strictEqual(read('request/weather'), undefined);
});
