import { deepStrictEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from './file-hashes.ts';

const texts = (text: string, most?: number): readonly string[] => linesOf(Buffer.from(text), most).map((line) => Buffer.from(line).toString());

test('lines are told apart by their ends, and the last need not have one', () => {
  deepStrictEqual([texts('a\n\nb\n'), texts('a\nb'), texts(''), texts('\n')], [['a', '', 'b'], ['a', 'b'], [], ['']]);
  deepStrictEqual(linesOf(undefined), []);
});

test('what is behind too many lines is one line, so that no byte is left out', () => {
  deepStrictEqual(
    [texts('a\nb\nc\nd\n', 2), texts('a\nb\n', 2)],
    [
      ['a', 'b', 'c\nd\n'],
      ['a', 'b'],
    ],
  );
  equal(linesOf(Buffer.alloc(400_002, '\n')).length, 400_001);
});
