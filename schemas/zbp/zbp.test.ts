/** Schemas of the ZBP: content of messages and status reports, envelopes, data by way of FIT-Connect. One change each. */
import { deepEqual, notDeepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const compiled = (name: string): ReturnType<typeof compileText> => compileText(readFileSync(new URL(`${name}.schema.json`, import.meta.url), 'utf8'));
const UUID = '0b1a7a6e-5d5c-4b3a-8e55-1f2a3b4c5d6e';

interface Case {
  readonly schema: string;
  readonly good: object;
  readonly required: readonly string[];
  readonly bad: readonly (readonly [pointer: string, value: unknown])[];
  readonly alsoGood: readonly (readonly [pointer: string, value: unknown])[];
}

const CASES: readonly Case[] = [
  {
    schema: 'signed-content-6',
    good: { content: '{}', sha512sum: 'AAAA' },
    required: ['content', 'sha512sum'],
    bad: [
      ['/content', ''],
      ['/content', {}],
      ['/sha512sum', 'AAA'],
      ['/sha512sum', 'AA-_'],
      ['/more', 1],
    ],
    alsoGood: [['/sha512sum', 'AAAAAA==']],
  },
  {
    schema: 'message-content-6',
    good: { mailboxUuid: UUID, stork_qaa_level: 1, sender: 'A', title: 'B', content: 'C', service: 'D', attachments: [{ filename: 'a', sha512sum: 'a'.repeat(128), contentLength: 0 }] },
    required: ['mailboxUuid', 'stork_qaa_level', 'sender', 'title', 'content', 'service'],
    bad: [
      ['/mailboxUuid', `urn:uuid:${UUID}`],
      ['/stork_qaa_level', 0],
      ['/stork_qaa_level', 5],
      ['/sender', 'x'.repeat(256)],
      ['/title', 'x'.repeat(1025)],
      ['/content', ''],
      ['/service', 'x'.repeat(256)],
      ['/senderUrl', 'x'.repeat(256)],
      ['/reference', 'x'.repeat(256)],
      ['/replyAddress', 'amt'],
      ['/applicationId', 'x'],
      ['/attachments/0/sha512sum', 'a'.repeat(127)],
      ['/attachments/0/contentLength', -1],
      ['/attachments/0/filename', ''],
    ],
    alsoGood: [
      ['/sender', 'ä'.repeat(255)],
      ['/applicationId', null],
      ['/reference', null],
      ['/replyAddress', 'amt@example.org'],
      ['/attachments', null],
      ['/unknown', true],
    ],
  },
  {
    schema: 'state-content-6',
    good: { applicationId: UUID, status: 'RECEIVED', publicServiceName: { de: 'A' }, senderName: 'B', createdDate: '2025-05-05T09:00:00.000Z' },
    required: ['applicationId', 'status', 'publicServiceName', 'senderName', 'createdDate'],
    bad: [
      ['/status', 'NONE'],
      ['/publicServiceName', { en: 'A' }],
      ['/publicServiceName/de', 'x'.repeat(101)],
      ['/senderName', 'x'.repeat(101)],
      ['/statusDetails', { de: 'x'.repeat(51) }],
      ['/additionalInformation', { de: 'x'.repeat(101) }],
      ['/reference', 'x'.repeat(51)],
      ['/createdDate', '2025-05-05T09:00:00Z'],
      ['/createdDate', '2025-13-05T09:00:00.000Z'],
    ],
    alsoGood: [
      ['/statusDetails', { de: 'x'.repeat(50) }],
      ['/status', 'ACTION_REQUIRED'],
    ],
  },
  ...['fit-connect-message-1', 'fit-connect-status-1'].map((schema) => ({
    schema,
    good: { content: '{}', sha512sum: 'AAAA', authorToken: 'a.b.c', authorCertificate: 'x'.repeat(100) },
    required: ['content', 'sha512sum', 'authorToken', 'authorCertificate'],
    bad: [
      ['/authorToken', 'a.b'],
      ['/authorCertificate', ''],
      ['/sha512sum', 'x'],
    ] as const,
    alsoGood: [['/unknown', 1]] as const,
  })),
];

for (const { schema, good, required, bad, alsoGood } of CASES) {
  const validate = compiled(schema);
  test(`${schema}: good documents pass, documents with one flaw do not`, () => {
    deepEqual(errorsOf(validate, good), []);
    for (const name of required) notDeepEqual(errorsOf(validate, without(good, `/${name}`)), [], name);
    for (const [pointer, value] of bad) notDeepEqual(errorsOf(validate, withValue(good, pointer, value)), [], pointer);
    for (const [pointer, value] of alsoGood) deepEqual(errorsOf(validate, withValue(good, pointer, value)), [], pointer);
  });
}
