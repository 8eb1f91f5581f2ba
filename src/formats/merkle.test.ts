import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { EMPTY_ROOT, inclusionProof, leafHash, locateChange, merkleRoot, provesInclusion, rootOfLeaves } from './merkle.ts';
import type { LeafChange } from './merkle.ts';

const lines = (size: number): readonly string[] => Array.from({ length: size }, (_, index) => `Zeile ${index}`);
const leaves = (size: number): readonly string[] => lines(size).map(leafHash);

/** The definition of RFC 9162 section 2.1.1, word for word as a recursion. */
function rootByDefinition(list: readonly string[]): Buffer {
  const sha = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
  if (list.length === 0) return sha();
  if (list.length === 1) return sha(Buffer.of(0), Buffer.from(list[0]!, 'utf8'));
  let split = 1;
  while (split * 2 < list.length) split *= 2;
  return sha(Buffer.of(1), rootByDefinition(list.slice(0, split)), rootByDefinition(list.slice(split)));
}

test('the root follows the definition (RFC 9162 section 2.1.1)', () => {
  assert.equal(EMPTY_ROOT, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(leafHash(''), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  for (let size = 0; size <= 70; size++) assert.equal(merkleRoot(lines(size)), rootByDefinition(lines(size)).toString('hex'), `${size} lines`);
});

test('a text is its UTF-8 bytes, and a node never passes for a leaf', () => {
  assert.equal(leafHash('ä'), leafHash(Buffer.from('ä', 'utf8')));
  const [left, right] = leaves(2);
  const inner = Buffer.concat([Buffer.from(left!, 'hex'), Buffer.from(right!, 'hex')]);
  assert.notEqual(leafHash(inner), rootOfLeaves([left!, right!]));
});

test('every leaf of every tree is proved, at its own place only', () => {
  for (let size = 1; size <= 40; size++) {
    const hashes = leaves(size);
    const root = rootOfLeaves(hashes);
    for (let index = 0; index < size; index++) {
      const claim = { leaf: hashes[index]!, index, size, proof: inclusionProof(hashes, index), root };
      assert.ok(provesInclusion(claim), `${index} of ${size}`);
      assert.equal(provesInclusion({ ...claim, leaf: leafHash('andere') }), false);
      if (size > 1) assert.equal(provesInclusion({ ...claim, index: (index + 1) % size }), false);
      assert.equal(provesInclusion({ ...claim, proof: [...claim.proof, root] }), false);
      assert.equal(provesInclusion({ ...claim, proof: claim.proof.slice(1) }), size === 1);
      for (const [order] of claim.proof.entries()) assert.equal(provesInclusion({ ...claim, proof: claim.proof.with(order, leafHash('x')) }), false);
    }
  }
});

test('claims of any form are answered, not thrown at', () => {
  const good = { leaf: leaves(3)[0]!, index: 0, size: 3, proof: inclusionProof(leaves(3), 0), root: rootOfLeaves(leaves(3)) };
  assert.ok(provesInclusion(good));
  for (const index of [-1, 3, 0.5, Number.NaN, 2 ** 60]) assert.equal(provesInclusion({ ...good, index }), false);
  for (const size of [0, 1, -3, Number.POSITIVE_INFINITY]) assert.equal(provesInclusion({ ...good, size }), false);
  for (const text of ['', 'zz', good.root.toUpperCase(), `${good.root}00`]) {
    assert.equal(provesInclusion({ ...good, root: text }), false);
    assert.equal(provesInclusion({ ...good, proof: [text, text] }), false);
  }
  for (const index of [-1, 3, 0.5]) assert.throws(() => inclusionProof(leaves(3), index), RangeError);
});

const place = (size: number): fc.Arbitrary<number> => fc.nat({ max: size - 1 });
const SIZE = 30;

test('one change is named as what it was, where it was', () => {
  const before = leaves(SIZE);
  const other = leafHash('andere');
  fc.assert(
    fc.property(place(SIZE), place(SIZE), (from, to) => {
      const is = (actual: readonly string[], ...changes: readonly LeafChange[]): void => assert.deepEqual(locateChange(before, actual), changes);
      is(before.with(from, other), { kind: 'changed', expected: from, actual: from });
      is(before.toSpliced(from, 1), { kind: 'removed', expected: from });
      is(before.toSpliced(from, 0, other), { kind: 'added', actual: from });
      is([...before, other], { kind: 'added', actual: SIZE });
      const [copies] = [locateChange(before, before.toSpliced(to, 0, before[from]!))];
      assert.equal(copies.length, 1);
      assert.equal(copies[0]!.kind, 'duplicated');
      assert.ok(copies[0]!.kind === 'duplicated' && copies[0]!.expected === from && Math.abs(copies[0]!.actual - to) <= 1);
      if (Math.abs(from - to) > 1) {
        const moved = before.toSpliced(from, 1).toSpliced(to, 0, before[from]!);
        is(moved, { kind: 'reordered', expected: from, actual: to });
        const swapped = locateChange(before, before.with(from, before[to]!).with(to, before[from]!));
        assert.deepEqual(new Set(swapped.map(({ kind }) => kind)), new Set(['reordered']));
      }
    }),
  );
});

test('a copy in the place of another line is both: one doubled, one removed', () => {
  const before = leaves(9);
  const kinds = locateChange(before, before.with(6, before[2]!)).map(({ kind }) => kind);
  assert.deepEqual(kinds.sort(), ['duplicated', 'removed']);
});

test('equal lists have no changes, others have; and the changes account for every line', () => {
  const list = fc.array(fc.constantFrom(...leaves(12)), { maxLength: 20 });
  fc.assert(
    fc.property(list, list, (expected, actual) => {
      const changes = locateChange(expected, actual);
      assert.equal(changes.length === 0, JSON.stringify(expected) === JSON.stringify(actual));
      const count = (...kinds: readonly LeafChange['kind'][]): number => changes.filter(({ kind }) => kinds.includes(kind)).length;
      assert.equal(expected.length - count('removed', 'changed'), actual.length - count('added', 'changed', 'duplicated'));
      for (const change of changes) {
        const same = 'expected' in change && 'actual' in change && expected[change.expected] === actual[change.actual];
        assert.equal(same, change.kind === 'reordered' || change.kind === 'duplicated');
      }
    }),
  );
});

test('ten thousand lines are compared and hashed in a moment', () => {
  const before = leaves(10_000);
  const started = performance.now();
  assert.equal(locateChange(before, before.toReversed()).length, 9_999);
  assert.equal(locateChange(before, before.toSpliced(5_000, 1)).length, 1);
  assert.equal(locateChange(before.slice(0, 3), Array<string>(300_000).fill(before[1]!)).length, 300_001);
  assert.match(rootOfLeaves(before), /^[0-9a-f]{64}$/);
  assert.ok(performance.now() - started < 3_000);
});
