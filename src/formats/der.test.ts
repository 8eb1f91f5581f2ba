/** What is written is read by the strict reader of `asn1.ts`, and is what OpenSSL would write where a vector is known. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { childrenOf, contentOf, instantOf, integerOf, membersOf, octetsOf, oidOf, parseAsn1 } from './asn1.ts';
import {
  derBits,
  derBmpString,
  derBoolean,
  derEnumerated,
  derExplicit,
  derGeneralizedTime,
  derImplicit,
  derInteger,
  derNull,
  derOctets,
  derOid,
  derSequence,
  derSet,
  derTime,
} from './der.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('known encodings', () => {
  equal(hex(derInteger(0)), '020100');
  equal(hex(derInteger('80')), '02020080');
  equal(hex(derInteger('0001')), '020101');
  equal(hex(derBoolean(true)), '0101ff');
  equal(hex(derBoolean(false)), '010100');
  equal(hex(derNull()), '0500');
  equal(hex(derEnumerated(6)), '0a0106');
  equal(hex(derOid('1.2.840.113549.1.1.10')), '06092a864886f70d01010a');
  equal(hex(derOid('2.999.1')), '0603883701');
  equal(hex(derBits(Uint8Array.of(5))), '03020005');
  equal(hex(derBmpString('ü')), '1e0200fc');
  equal(hex(derImplicit(0)), '8000');
  equal(hex(derTime(Date.parse('2049-12-31T23:59:59Z'))), `170d${Buffer.from('491231235959Z').toString('hex')}`);
  equal(hex(derTime(Date.parse('2050-01-01T00:00:00Z'))), `180f${Buffer.from('20500101000000Z').toString('hex')}`);
});

test('a set is sorted', () => {
  deepEqual(membersOf(parseAsn1(derSet(derInteger(3), derInteger(1), derInteger(2))), 'set').map(integerOf), ['01', '02', '03']);
});

test('whatever is written is read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), fc.bigInt({ min: 0n, max: 2n ** 160n }), (bytes, number) => {
      const [octets, integer, tagged] = membersOf(parseAsn1(derSequence(derOctets(bytes), derInteger(number.toString(16)), derExplicit(3, derNull()))));
      deepEqual(Buffer.from(octetsOf(octets)), Buffer.from(bytes));
      equal(BigInt(`0x${integerOf(integer)}`), number);
      equal(tagged === undefined ? -1 : childrenOf(tagged).length, 1);
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 }), fc.nat(39), fc.array(fc.nat(), { maxLength: 8 }), (first, second, rest) => {
      const dotted = [first, second, ...rest].join('.');
      equal(oidOf(parseAsn1(derOid(dotted))), dotted);
    }),
  );
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }), (date) => {
      equal(instantOf(parseAsn1(derGeneralizedTime(date.getTime()))), Math.floor(date.getTime() / 1000) * 1000);
    }),
  );
  equal(contentOf(parseAsn1(derNull())).byteLength, 0);
});
