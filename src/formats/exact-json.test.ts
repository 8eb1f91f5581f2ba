/** Numbers come out as they went in, where floating point would change them. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { isExactNumber, parseExactJson } from './exact-json.ts';

test('numbers keep every digit, and are written back as they were', () => {
  for (const text of ['0.1', '19.90', '1e2', '-0', '9007199254740993', '0.1000000000000000055511151231257827']) {
    const value = parseExactJson(`{"a":[${text}]}`)?.value as { a: readonly unknown[] };
    const [number] = value.a;
    ok(isExactNumber(number));
    equal(number.rawJSON, text);
    equal(JSON.stringify(value), `{"a":[${text}]}`);
  }
});

test('everything else is as JSON has it, and what is no JSON is undefined', () => {
  deepEqual(parseExactJson(Buffer.from('{"a":"1","b":[null,true],"c":{}}'))?.value, { a: '1', b: [null, true], c: {} });
  equal(isExactNumber('1'), false);
  equal(isExactNumber({ rawJSON: '1' }), false);
  for (const text of ['', '{', '01', 'NaN', '{"a":+1}', '1 2']) equal(parseExactJson(text), undefined, text);
  equal(parseExactJson(Uint8Array.of(0x22, 0xff, 0x22)), undefined);
});
