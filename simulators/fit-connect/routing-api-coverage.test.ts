/** Which region covers which area, by our reading of regional keys. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AREAS } from './routing-api-areas.ts';
import { covers, keysOfRegion, placeOfMunicipalityKey, significantPart } from './routing-api-coverage.ts';

test('zeros that fill a key up say nothing, zeros inside it do', () => {
  const cases = [
    ['000000000000', ''],
    ['00', ''],
    ['', ''],
    ['020000000000', '02'],
    ['010010000000', '01001'],
    ['091620000000', '09162'],
    ['120645410000', '120645410'],
    ['120645410303', '120645410303'],
    ['064350014014', '064350014014'],
    ['10', '10'],
    ['051', '051'],
  ] as const;
  for (const [key, part] of cases) assert.equal(significantPart(key), part, key);
});

test('a region covers what begins with its key, and nothing that is larger', () => {
  const ars = (key: string) => ({ kind: 'ars', key }) as const;
  for (const [region, key] of [
    ['DE', '99'],
    ['DE000000000000', '064350014014'],
    ['DE06', '06435'],
    ['DE06435', '064350014014'],
    ['DE064350000000', '06435'],
    ['DE064350014014', '064350014014'],
  ] as const)
    assert.equal(covers(region, ars(key)), true, `${region} ${key}`);
  for (const [region, key] of [
    ['DE06435', '06'],
    ['DE064350014014', '06435'],
    ['DE07', '06435'],
    ['DE064350014014', '064350014015'],
  ] as const)
    assert.equal(covers(region, ars(key)), false, `${region} ${key}`);
});

test('municipality keys are looked up, or compared without the association', () => {
  assert.deepEqual(placeOfMunicipalityKey('99051001'), { kind: 'ars', key: '990510001001' });
  assert.deepEqual(placeOfMunicipalityKey('99001000'), { kind: 'ars', key: '99001' });
  assert.deepEqual(placeOfMunicipalityKey('06435'), { kind: 'ars', key: '06435' });
  const unknown = placeOfMunicipalityKey('06435014');
  for (const [region, isCovered] of [
    ['DE', true],
    ['DE06435', true],
    ['DE064350014014', true],
    ['DE064350014', false],
    ['DE064350014015', false],
    ['DE07', false],
  ] as const)
    assert.equal(covers(region, unknown), isCovered, region);
  assert.equal(covers('DE990510001', placeOfMunicipalityKey('99051001')), true);
});

test('the whole country is signed as its Länder', () => {
  assert.equal(keysOfRegion('DE').length, 17);
  assert.deepEqual(keysOfRegion('DE091620000000'), ['09162']);
});

test('areas have ids, keys and names of their own, and synthetic ones lie in the Land 99', () => {
  for (const member of ['id', 'name', 'ars'] as const) assert.equal(new Set(AREAS.map((area) => area[member])).size, AREAS.length, member);
  for (const { id, ars, ags, postcodes = [] } of AREAS) {
    assert.match(id, /^\d+$/);
    assert.match(ars, /^(\d{2}|\d{5}|\d{9}|\d{12})$/);
    if (ars.length > 2) assert.ok(ars.startsWith('99'));
    if (ags !== undefined) assert.equal(ags, ars.slice(0, 5) + ars.slice(9));
    for (const postcode of postcodes) assert.match(postcode, /^00\d{3}$/);
  }
});
