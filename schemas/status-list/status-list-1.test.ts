/** The schema of status lists accepts a list with every member and no other. */
import { deepStrictEqual, notDeepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CERTIFICATE_STATUSES } from '../../src/core/certificate.ts';
import type { StatusList } from '../../src/core/certificate.ts';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('status-list-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);
const list: StatusList = {
  format: 'pruefstand-status-list',
  formatVersion: 1,
  issuer: 'Beispielstelle',
  issuedAt: '2026-11-21T12:00:00.000Z',
  nextUpdate: '2026-11-28T12:00:00.000Z',
  entries: [{ number: 'PS-2026-000001', status: 'revoked', since: '2026-11-21T12:00:00.000Z', validUntil: '2027-11-21', reason: 'Ein Grund.', replacedBy: 'PS-2026-000002' }],
};

test('a list with every member is valid, an empty one too', () => {
  deepStrictEqual(errorsOf(validate, list), []);
  deepStrictEqual(errorsOf(validate, { ...list, entries: [] }), []);
  deepStrictEqual(valueAt(JSON.parse(text) as unknown, '/$defs/status/enum'), CERTIFICATE_STATUSES);
});

test('members are needed, unknown ones refused', () => {
  for (const name of Object.keys(list)) notDeepStrictEqual(errorsOf(validate, without(list, `/${name}`)), [], name);
  for (const name of Object.keys(list.entries[0] ?? {})) {
    const errors = errorsOf(validate, without(list, `/entries/0/${name}`));
    if (name === 'reason' || name === 'replacedBy') deepStrictEqual(errors, [], name);
    else notDeepStrictEqual(errors, [], name);
  }
  for (const pointer of ['/unknown', '/entries/0/unknown']) notDeepStrictEqual(errorsOf(validate, withValue(list, pointer, 1)), [], pointer);
  for (const [pointer, value] of [
    ['/entries/0/status', 'expired'],
    ['/entries/0/number', 'x'],
    ['/nextUpdate', 'tomorrow'],
  ] as const)
    notDeepStrictEqual(errorsOf(validate, withValue(list, pointer, value)), [], pointer);
});
