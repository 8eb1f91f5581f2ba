import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newUuid, uuidOf } from './uuid.ts';

test('the same text has the same identifier, of version 8 and the variant of RFC 9562', () => {
  assert.equal(uuidOf(''), 'e3b0c442-98fc-8c14-9afb-f4c8996fb924');
  fc.assert(fc.property(fc.string(), (text) => assert.match(uuidOf(text), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)));
  fc.assert(fc.property(fc.string(), fc.string(), (one, other) => assert.equal(uuidOf(one) === uuidOf(other), one === other)));
});

test('random identifiers are of version 4 and differ', () => {
  const made = Array.from({ length: 100 }, newUuid);
  for (const id of made) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(made).size, 100);
});
