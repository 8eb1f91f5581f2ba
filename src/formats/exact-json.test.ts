/** Numbers come out as they went in, where floating point would change them. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
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
  for (const text of [
    '',
    '{',
    '01',
    'NaN',
    '{"a":+1}',
    '1 2',
    '[1,]',
    '{"a":1,}',
    '{"a" 1}',
    '{a:1}',
    '"\t"',
    '"\\x"',
    '"',
    'nul',
    '1.',
    '.5',
    '-',
    '[1}',
    '\u00a01',
  ])
    equal(parseExactJson(text), undefined, text);
  equal(parseExactJson(Uint8Array.of(0x22, 0xff, 0x22)), undefined);
});

test('it takes the texts that JSON.parse takes, and reads the same in them', () => {
  const plain = (text: string): { readonly value: unknown } | undefined => {
    try {
      return { value: JSON.parse(text) as unknown };
    } catch {
      return undefined;
    }
  };
  const agrees = (text: string): void => {
    const own = parseExactJson(text);
    deepEqual(own === undefined ? undefined : { value: JSON.parse(JSON.stringify(own.value)) as unknown }, plain(text), text);
  };
  const blanks = fc.constantFrom('', ' ', '\t', '\n  ');
  fc.assert(fc.property(fc.json(), blanks, (text, blank) => agrees(`${blank}${text.replaceAll(/(?<=[,:[{])(?=["[{])/g, blank)}${blank}`)));
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('', '"', '\\', ',', '0', '-', '}', ']', 'e', '\u0000', '\u2028'), (text, at, put) => {
      const place = at % (text.length + 1);
      agrees(text.slice(0, place) + put + text.slice(place + (at % 2)));
    }),
    { numRuns: 2000 },
  );
  agrees('{"__proto__":{"a":"b"},"a":1,"a":2}');
});

test('what is nested without an end is refused, not a crash', () => {
  equal(parseExactJson('['.repeat(1_000_000)), undefined);
});

test('names that came before are no reason to take others for them', () => {
  const texts = [
    '{"a":1,"bc":2}',
    '{"ab":1,"b":2}',
    '{"a":1,"bc":2}',
    '{"\\u0061":1,"bc":2}',
    '{"a":1,"b\\"c":2}',
    '{"a\\\\":1,"b":2}',
    '{"a":1}',
    '{"":{"a":[{"b":"c"}]},"bc":2}',
  ];
  for (const text of [...texts, ...texts.toReversed()]) equal(JSON.stringify(parseExactJson(text)?.value), JSON.stringify(JSON.parse(text)));
  for (const text of ['{"a', '{"a"', '{"a:1}', '{"a\n":1}']) equal(parseExactJson(text), undefined);
});
