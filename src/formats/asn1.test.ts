/** Reading ASN.1: one value, one encoding; what else BER allows is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { childrenOf, instantOf, integerOf, isNothing, isTagged, membersOf, octetsOf, oidOf, parseAsn1 } from './asn1.ts';
import type { Asn1 } from './asn1.ts';

const read = (hex: string): Asn1 => parseAsn1(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const time = (text: string): Asn1 => parseAsn1(Buffer.concat([Buffer.of(0x18, text.length), Buffer.from(text, 'latin1')]));

await test('reads values of DER, and of BER indefinite lengths and strings in pieces', () => {
  const [oid, rest] = membersOf(read('30 0d 06 03 88 37 01 a0 06 04 04 01020304'));
  assert.equal(oidOf(oid), '2.999.1');
  assert.ok(isTagged(rest, 0));
  assert.deepEqual([...octetsOf(childrenOf(rest)[0])], [1, 2, 3, 4]);
  assert.deepEqual([...octetsOf(read('24 80 04 02 0102 04 01 03 00 00'))], [1, 2, 3]);
  assert.equal(membersOf(read('30 80 02 01 05 30 80 00 00 00 00')).length, 2);
  assert.equal(oidOf(read('06 06 2a 86 48 86 f7 0d')), '1.2.840.113549');
  assert.equal(integerOf(read('02 02 00 ff')), '00ff');
  assert.ok(isNothing(read('05 00')) && isNothing(undefined) && !isNothing(read('02 01 00')));
});

await test('refuses other encodings of the same value, and what is cut or too deep', () => {
  const refused = [
    '', // nothing
    '30', // no length
    '30 02 05 00 00', // octets behind
    '30 03 05 00', // shorter than it says
    '30 81 02 05 00', // length in a longer form
    '30 82 00 80', // length with zeros in front
    '30 80 05 00', // no end mark
    '04 80 00 00', // indefinite and primitive
    '1f 85 01 00', // tag in several octets
    '30 ff', // a length of 127 octets
    '30 80'.repeat(40), // too deep
  ];
  for (const hex of refused) assert.throws(() => read(hex), hex);
  for (const hex of ['02 02 00 01', '02 02 ff ff', '02 00']) assert.throws(() => integerOf(read(hex)), hex);
  for (const hex of ['06 00', '06 01 80', '06 02 80 01', '06 09 ffffffffffffffff7f']) assert.throws(() => oidOf(read(hex)), hex);
  assert.throws(() => membersOf(read('10 02 05 00')), 'a sequence has to be constructed');
});

await test('reads times of RFC 3161 and no others', () => {
  assert.equal(instantOf(time('20261121100000Z')), Date.parse('2026-11-21T10:00:00Z'));
  assert.equal(instantOf(time('20261121100000.25Z')), Date.parse('2026-11-21T10:00:00.250Z'));
  for (const text of ['202611211000Z', '20261121100000', '20261121100000+0100', '20261121100000.10Z', '20261321100000Z', '20261121100000.Z']) {
    assert.throws(() => instantOf(time(text)), text);
  }
});

await test('arbitrary octets are a value or refused, and a value is all of them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      let value: Asn1 | undefined;
      try {
        value = parseAsn1(bytes);
      } catch (error) {
        assert.ok(error instanceof Error);
      }
      if (value !== undefined) assert.deepEqual([...value.raw], [...bytes]);
    }),
    { numRuns: 2000 },
  );
});
