import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fault, parseFaults } from './faults.ts';

const TABLE = { 'takes-all': fault('FC-SUB-010 FC-SUB-011', 'Nimmt alles.', 'Takes all.'), 'says-nothing': fault('FC-SUB-016', 'Schweigt.', 'Says nothing.') };

test('a fault names all the requirements that it breaks', () => {
  assert.deepEqual(TABLE['takes-all'], { breaks: ['FC-SUB-010', 'FC-SUB-011'], de: 'Nimmt alles.', en: 'Takes all.' });
});

test('names are separated by commas; the first unknown one is reported', () => {
  assert.deepEqual(parseFaults(TABLE, ''), { faults: new Set() });
  assert.deepEqual(parseFaults(TABLE, ' says-nothing, takes-all,'), { faults: new Set(['says-nothing', 'takes-all']) });
  assert.deepEqual(parseFaults(TABLE, 'gibt-es-nicht,takes-all'), { unknown: 'gibt-es-nicht' });
  assert.deepEqual(parseFaults(TABLE, 'toString'), { unknown: 'toString' });
});
