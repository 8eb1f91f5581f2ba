/** Why a run is not whole, for people: each kind, several of them, and words of another origin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STOPPED_BY_USER, earlyEndText, joinEarlyEnds, productEnded, shardMissing } from './early-end.ts';

test('each kind is told in both languages', () => {
  assert.deepEqual(earlyEndText(STOPPED_BY_USER), { de: 'vom Benutzer abgebrochen', en: 'interrupted by the user' });
  assert.deepEqual(earlyEndText(shardMissing('2/3')), { de: 'Teil 2/3 fehlt', en: 'shard 2/3 is missing' });
  assert.deepEqual(earlyEndText(productEnded('exit code 137: oom\nkilled')), {
    de: 'das Produkt hat sich von selbst beendet (Exit-Code 137: oom\nkilled)',
    en: 'the product ended by itself (exit code 137: oom\nkilled)',
  });
});

test('several reasons are one text, each once; what the product said may look like more of them', () => {
  const told = joinEarlyEnds([shardMissing('1/3'), shardMissing('3/3'), productEnded('a; b (c)'), STOPPED_BY_USER, STOPPED_BY_USER]);
  assert.equal(told, 'shard 1/3 is missing; shard 3/3 is missing; the product ended by itself (a; b (c)); interrupted by the user');
  assert.equal(earlyEndText(told).de, 'Teil 1/3 fehlt; Teil 3/3 fehlt; das Produkt hat sich von selbst beendet (a; b (c)); vom Benutzer abgebrochen');
  assert.equal(joinEarlyEnds([]), undefined);
});

test('words of another origin stay as they are', () => {
  assert.deepEqual(earlyEndText('SIGINT'), { de: 'SIGINT', en: 'SIGINT' });
});
