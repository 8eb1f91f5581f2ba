/** The schemas of register.yaml and of its log accept what they should and refuse the rest; documents of the site are judged in src/register/site. */
import { deepStrictEqual, notDeepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EVENT_KINDS } from '../../src/register/model.ts';
import type { RegisterConfig, RegisterEvent } from '../../src/register/model.ts';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const configOf = compileText(read('register-1.schema.json'));
const eventOf = compileText(read('register-event-1.schema.json'));

const config: RegisterConfig = {
  format: 'pruefstand-register',
  formatVersion: 1,
  name: 'Beispielstelle',
  baseUrl: 'https://register.example/',
  language: 'de',
  contact: 'post@register.example',
  numberPrefix: 'PS',
  complaints: { name: 'Beschwerdestelle', contact: 'beschwerde@register.example' },
  statusListDays: 7,
  anchors: 'anchors.pem',
  tsaAnchors: 'tsa.pem',
};

test('register.yaml needs its members and knows no others', () => {
  deepStrictEqual(errorsOf(configOf, config), []);
  for (const name of Object.keys(config)) {
    const errors = errorsOf(configOf, without(config, `/${name}`));
    if (name === 'anchors' || name === 'tsaAnchors') deepStrictEqual(errors, [], name);
    else notDeepStrictEqual(errors, [], name);
  }
  notDeepStrictEqual(errorsOf(configOf, { ...config, unknown: 1 }), []);
  for (const [pointer, value] of [
    ['/baseUrl', 'https://register.example'],
    ['/baseUrl', 'https://register.example/?x/'],
    ['/baseUrl', 'javascript:x/'],
    ['/numberPrefix', 'ps'],
    ['/statusListDays', 0],
    ['/language', 'fr'],
  ] as const)
    notDeepStrictEqual(errorsOf(configOf, withValue(config, pointer, value)), [], `${pointer} ${value}`);
});

const event: RegisterEvent = {
  sequence: 1,
  instant: '2026-11-21T12:00:00.000Z',
  number: 'PS-2026-000001',
  kind: 'issued',
  actor: 'Leitung',
  reason: 'Ausgestellt.',
  product: 'muster-kita-plus',
  certificateSha256: '0'.repeat(64),
  archiveSha256: '1'.repeat(64),
  previous: '0'.repeat(64),
};

test('an event has what its kind needs', () => {
  deepStrictEqual(valueAt(JSON.parse(read('register-event-1.schema.json')) as unknown, '/properties/kind/enum'), EVENT_KINDS);
  deepStrictEqual(errorsOf(eventOf, event), []);
  for (const name of Object.keys(event)) {
    const errors = errorsOf(eventOf, without(event, `/${name}`));
    if (name === 'archiveSha256') deepStrictEqual(errors, [], name);
    else notDeepStrictEqual(errors, [], name);
  }
  notDeepStrictEqual(errorsOf(eventOf, { ...event, kind: 'extended' }), []);
  deepStrictEqual(errorsOf(eventOf, { ...event, kind: 'extended', validUntil: '2027-11-21' }), []);
  notDeepStrictEqual(errorsOf(eventOf, { ...event, kind: 'renewed' }), []);
  deepStrictEqual(errorsOf(eventOf, { ...event, kind: 'renewed', renewedBy: 'PS-2026-000002' }), []);
  for (const slug of ['', '../x', 'A', 'a--b', '-a']) notDeepStrictEqual(errorsOf(eventOf, { ...event, product: slug }), [], slug);
});
