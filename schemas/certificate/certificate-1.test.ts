/** The certificate schema accepts the sample with every member, and nothing that the type in src/core does not know. */
import { deepStrictEqual, notDeepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ASSURANCE_LEVELS, PERFORMERS, PUBLICATION_EXTENTS } from '../../src/core/certificate.ts';
import { CONCLUSIONS } from '../../src/core/verdict.ts';
import { sampleCertificate, TEST_INSTANT, TEST_LABORATORY } from '../../src/register/test-certificate.ts';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('certificate-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);
const sample: unknown = JSON.parse(
  JSON.stringify(
    sampleCertificate(TEST_INSTANT, { statusList: { url: 'https://register.example/status.json' }, replaces: { number: 'PS-2025-000009', reason: 'Neue Version.' }, performedBy: 'laboratory', laboratory: TEST_LABORATORY, itemReceivedAt: '2026-11-18' }),
  ),
);

test('the sample is valid', () => deepStrictEqual(errorsOf(validate, sample), []));

test('the lists of names are those of src/core', () => {
  const schema: unknown = JSON.parse(text);
  deepStrictEqual(valueAt(schema, '/$defs/level/enum'), ASSURANCE_LEVELS);
  deepStrictEqual(valueAt(schema, '/$defs/conclusion/enum'), CONCLUSIONS);
  deepStrictEqual(valueAt(schema, '/properties/performedBy/enum'), PERFORMERS);
  deepStrictEqual(valueAt(schema, '/properties/publication/properties/extent/enum'), PUBLICATION_EXTENTS);
});

/** One object of every kind, with the members that the type marks with `?`. */
const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['statusList', 'replaces', 'performedBy', 'laboratory', 'itemReceivedAt', 'publication']],
  ['/issuer', ['address', 'contact']],
  ['/laboratory', ['contact', 'accreditationScope']],
  ['/scheme', ['url']],
  ['/product', ['build', 'configurationSha256', 'environment', 'modules', 'thirdParty', 'deviations']],
  ['/product/vendor', ['address', 'contact']],
  ['/product/build', ['sha256', 'commit']],
  ['/customer', []],
  ['/profile', ['version']],
  ['/profile/title', []],
  ['/catalogue', ['version']],
  ['/standards/1', ['validUntil']],
  ['/bundle', ['runFinishedAt']],
  ['/attestations/0', ['remark']],
  ['/attestations/0/documents/0', ['sha256']],
  ['/attestations/0/by', []],
  ['/conditions/0', []],
  ['/tester', ['competence', 'independence']],
  ['/tester/independence', []],
  ['/publication', []],
  ['/publication/consentedBy', []],
  ['/complaints', ['contact', 'url']],
  ['/errata/0', []],
  ['/statusList', []],
  ['/replaces', []],
];

for (const [pointer, optional] of OBJECTS) {
  test(`${pointer === '' ? 'the whole' : pointer} needs its members and knows no others`, () => {
    for (const name of Object.keys(valueAt(sample, pointer) as object)) {
      const errors = errorsOf(validate, without(sample, `${pointer}/${name}`));
      if (optional.includes(name)) deepStrictEqual(errors, [], name);
      else notDeepStrictEqual(errors, [], name);
    }
    notDeepStrictEqual(errorsOf(validate, withValue(sample, `${pointer}/unknown`, 1)), []);
  });
}

test('values that must not pass', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['/formatVersion', 2],
    ['/number', 'PS-26-1'],
    ['/number', '../../x'],
    ['/level', 'L5'],
    ['/validUntil', '2027-02-30'],
    ['/issuedAt', '2027-02-03'],
    ['/retestDates/0', '2027-06-01'],
    ['/itemReceivedAt', '2026-11-18T09:30:00'],
    ['/itemReceivedAt', '18.11.2026'],
    ['/product/name', '   '],
    ['/tester/independence/ties/0', '   '],
    ['/tester/independence/declaredOn', '2026-13-01'],
    ['/bundle/sha256', 'A'.repeat(64)],
    ['/scheme/url', 'javascript:alert(1)'],
    ['/complaints/url', 'https://x.example/"onclick='],
  ];
  for (const [pointer, value] of wrong) notDeepStrictEqual(errorsOf(validate, withValue(sample, pointer, value)), [], `${pointer} ${String(value)}`);
});
