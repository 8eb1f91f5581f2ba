/** Mailbox messages by way of FIT-Connect: each rule with one submission that breaks it alone. */
import { deepEqual, equal } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { problemsOfSubmission, ZBP_SERVICES } from '../index.ts';
import type { MailboxSubmission, SubmissionContext } from '../index.ts';
import { APPLICATION, CLAIMS, envelopeOf, messageOf, NOW, stateOf, testKeys, tokenOf } from '../test-stand.ts';

const keys = await testKeys();
const FILE = { filename: 'a.pdf', bytes: Uint8Array.of(1, 2) };
const CONTEXT: SubmissionContext = { now: NOW, registered: [createHash('sha256').update(keys.sender.der).digest('hex')] };
/** The signer is the name of the certificate. */
const TOKEN = tokenOf(keys.sender);

function submission(content: unknown, change: Readonly<Record<string, unknown>> = {}, rest: Partial<MailboxSubmission> = {}): MailboxSubmission {
  const data = { ...envelopeOf(keys.sender, content), authorToken: TOKEN, authorCertificate: keys.sender.certificate, ...change };
  return {
    serviceIdentifier: ZBP_SERVICES.message.identifier,
    schemaUri: `${ZBP_SERVICES.message.schemaBase}1.0.0/zbp-message.schema.json`,
    data: Buffer.from(JSON.stringify(data)),
    attachments: [],
    ...rest,
  };
}

const STATUS: Partial<MailboxSubmission> = {
  serviceIdentifier: ZBP_SERVICES.status.identifier,
  schemaUri: `${ZBP_SERVICES.status.schemaBase}1.0.0/zbp-status.schema.json`,
};

const rulesOf = (given: MailboxSubmission, context = CONTEXT): readonly string[] =>
  problemsOfSubmission(given, context).map(({ rule, pointer }) => `${rule} ${pointer}`);

test('good submissions of both services have no problem', () => {
  deepEqual(rulesOf(submission(messageOf())), []);
  deepEqual(rulesOf(submission(messageOf({}, [FILE]), {}, { attachments: [FILE] })), []);
  deepEqual(rulesOf(submission(messageOf({}, [FILE]), {}, { attachments: [{ bytes: FILE.bytes }] })), []);
  deepEqual(rulesOf(submission(stateOf({ applicationId: APPLICATION }), {}, STATUS)), []);
  deepEqual(rulesOf(submission(messageOf(), { authorCertificate: Buffer.from(keys.sender.der).toString('base64') })), []);
  deepEqual(rulesOf(submission(messageOf(), { authorCertificate: keys.sender.certificate }), { now: NOW }), []);
});

test('ZBP-19: each rule is found where it is broken', () => {
  const cases: readonly (readonly [given: MailboxSubmission, rules: readonly string[]])[] = [
    [submission(messageOf(), {}, { serviceIdentifier: 'urn:x' }), ['service ']],
    [submission(messageOf(), {}, { schemaUri: `${ZBP_SERVICES.status.schemaBase}1.0.0/x.json` }), ['schema-uri ']],
    [submission(messageOf(), {}, { data: Buffer.from('[') }), ['data ']],
    [submission(messageOf(), { authorToken: undefined }), ['data ']],
    [submission(messageOf(), { authorToken: 'a.b' }), ['data /authorToken']],
    [submission(messageOf(), { authorToken: 'a.b.c' }), ['token /authorToken']],
    [submission(messageOf(), { authorToken: tokenOf(keys.sender, { exp: Number(CLAIMS['iat']) - 60 }) }), ['token /authorToken']],
    [submission(messageOf(), { authorToken: tokenOf(keys.stranger) }), ['token /authorToken']],
    [submission(messageOf(), { authorCertificate: 'x'.repeat(120) }), ['certificate /authorCertificate']],
    [submission(messageOf(), { sha512sum: envelopeOf(keys.stranger, messageOf()).sha512sum }), ['signature /sha512sum']],
    [submission(messageOf({ stork_qaa_level: 9 })), ['content /stork_qaa_level']],
    [submission('no JSON'), ['content ']],
    [submission(stateOf({ status: 'NONE' }), {}, STATUS), ['status-reserved /status']],
    [submission(messageOf({}, [FILE])), ['attachments /attachments']],
    [submission(messageOf({}, [FILE]), {}, { attachments: [{ filename: 'b.pdf', bytes: FILE.bytes }] }), ['attachments /attachments/0']],
    [submission(messageOf({}, [FILE]), {}, { attachments: [{ filename: 'a.pdf', bytes: Uint8Array.of(1, 3) }] }), ['attachments /attachments/0']],
  ];
  for (const [given, rules] of cases) deepEqual(rulesOf(given), rules, rules.join());
});

test('a certificate that is not registered or not valid is a problem', () => {
  deepEqual(rulesOf(submission(messageOf()), { now: NOW, registered: [] }), ['certificate /authorCertificate']);
  const late = NOW + 40_000 * 86_400_000;
  deepEqual(rulesOf(submission(messageOf()), { now: late }), ['certificate /authorCertificate', 'token /authorToken']);
});

test('details hold no values of the message', () => {
  const secret = 'GEHEIM';
  const problems = problemsOfSubmission(submission(messageOf({ stork_qaa_level: secret, mailboxUuid: secret, replyAddress: secret })), CONTEXT);
  equal(problems.length > 0, true);
  equal(JSON.stringify(problems).includes(secret), false);
});
