/** Slugs are harmless, never empty, and told apart. */
import { equal, match, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newSlug, productKey, slugOf } from './slug.ts';

const product = (vendor: string, name: string): { name: string; vendor: { name: string } } => ({ name, vendor: { name: vendor } });

test('letters of German and its neighbours become readable', () => {
  equal(slugOf('Müller & Söhne Große Straße'), 'mueller-und-soehne-grosse-strasse');
  equal(slugOf('  Élan–Vital® 2.0 '), 'elan-vital-2-0');
  equal(slugOf('Łódź'), 'lodz');
});

test('a product without a letter of ASCII gets a digest of its name', () => {
  match(newSlug(product('供应商', '产品'), new Set()), /^[0-9a-f]{12}$/);
  match(newSlug(product('Muster', '../../..'), new Set()), /^muster-[0-9a-f]{12}$/);
});

test('white space and Unicode form make no other product, another vendor does', () => {
  equal(productKey(product('A', 'Käse  1')), productKey(product(' A', 'Ka\u0308se 1')));
  notEqual(productKey(product('A B', 'C')), productKey(product('A', 'B C')));
});

test('any names give a slug that is safe in paths and addresses, and new', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('..', 'con', '<script>', '\u202Ex', '/', '%2e%2e'));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 12 }), (names) => {
      const taken = new Set<string>();
      for (const [vendor, name] of names) {
        const slug = newSlug(product(vendor, name), taken);
        match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
        ok(slug.length <= 100 && !taken.has(slug));
        taken.add(slug);
      }
    }),
    { numRuns: 300 },
  );
});
