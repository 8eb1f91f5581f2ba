/** Every check of senders: a good subject, bad ones that differ in one point, and what cannot be told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MESSAGES_DE } from '../../core/messages.de.ts';
import type { Check } from '../check.ts';
import * as mailbox from './index.ts';
import { MARK, MESSAGE_UUID, OTHER_CERTIFICATE, exchangeAt, failed, message, notice, notices, report, states, token } from './sample-senders.ts';
import type { BadCertificatesSubject } from '../server-certificates.ts';
import type { InterfacesSubject, NoticesSubject, SeenDelivery, SeenNotice, StatesSubject, ToldNotice } from './subject.ts';

type Row<Subject> = readonly [title: string, subject: Subject, expected?: string];

const sent = (...deliveries: readonly SeenDelivery[]): NoticesSubject => notices(notice({ deliveries }));
const told = (change: Partial<ToldNotice>, status = 404, more: Partial<SeenNotice> = {}): NoticesSubject =>
  notices(failed(status, { told: { ...failed(status).told, ...change }, ...more }));
const NOTHING: Row<NoticesSubject> = ['nothing sent', notices(notice({ deliveries: [] })), 'cantTell delivery-not-seen'];
const GARBAGE: Row<NoticesSubject> = ['content that is none', sent(message({}, { content: '[1]' })), 'cantTell content-not-readable'];
const SILENT = { ...notice({ deliveries: [], stored: 0 }) };
const without = (change: Partial<SeenNotice>): NoticesSubject => notices({ ...SILENT, told: { state: 'other-channel', otherChannel: 'post' }, ...change });
const file = { name: 'files', filename: 'a.txt', sizeBytes: 3, sha512: 'ab' };
const entry = { filename: 'a.txt', sha512sum: 'AB', contentLength: 3 };
const attached = (entries: readonly object[], files: readonly object[] = [file]): NoticesSubject =>
  sent(message({ attachments: entries }, { parts: files as SeenDelivery['parts'] & object }));
const at = (seconds: number, status: number, headers: readonly (readonly [string, string])[] = []): SeenDelivery =>
  message({}, { status, exchange: exchangeAt(seconds, { status, headers }) });
const lost = message({}, { exchange: exchangeAt(0, { wire: 'lost-answer' }) });
const malformed = message({}, { exchange: exchangeAt(0, { faults: ['malformed-answer'] }) });
const stranger = (headers: readonly (readonly [string, string])[], text = ''): NoticesSubject => ({
  ...sent(message({}, { status: 307 })),
  strangers: [exchangeAt(1, { headers, text })],
});

const NOTICES: readonly (readonly [Check<NoticesSubject>, ...Row<NoticesSubject>[]])[] = [
  [
    mailbox.showCertificateOfEnvironment,
    ['own', sent(message())],
    ['none', sent({ ...withoutMember(message(), 'certificate') }), 'broken certificate-missing'],
    ['foreign', sent(message({}, { certificate: { sha256: 'f' } })), 'broken certificate-unknown'],
    ['of PROD', sent(message({}, { certificate: { sha256: OTHER_CERTIFICATE } })), 'broken certificate-of-other-environment'],
    NOTHING,
  ],
  [
    mailbox.signOwnToken,
    ['right', sent(message())],
    ['none', sent({ ...withoutMember(message(), 'token') }), 'broken token-missing'],
    ['HS256', sent(message({}, token({ alg: 'HS256' }, {}, false))), 'broken token-header'],
    ['forged', sent(message({}, token({}, {}, false))), 'broken token-signature'],
    ['of an unknown sender', sent({ ...withoutMember(message({}, token({}, {}, false)), 'sender') })],
    ['no times', sent(message({}, token({}, { exp: 'morgen' }))), 'broken token-times'],
    ['a year', sent(message({}, token({}, { exp: 2e9 }))), 'broken token-life'],
    ['other signer', sent(message({}, token({}, { signer: 'Stadt' }))), 'broken token-signer'],
    ['no roles', sent(message({}, token({}, { roles: 'THIRD_PARTY' }))), 'broken token-roles'],
    NOTHING,
  ],
  [
    mailbox.includeValidAuthorToken,
    ['valid, and certificate there', sent(message())],
    ['no certificate', sent({ ...withoutMember(message(), 'certificate') }), 'broken author-certificate-missing'],
    ['a certificate of somebody else', sent(message({}, token({}, {}, false))), 'broken author-certificate-foreign'],
    ['another algorithm, which is another rule', sent(message({}, token({ alg: 'HS256' }, {}, false)))],
    ['no token', sent({ ...withoutMember(message(), 'token') }), 'broken author-token-missing'],
    ['no end', sent(message({}, token({}, { exp: 'morgen' }))), 'broken author-token-ended'],
    ['of yesterday', sent(message({}, token({}, { exp: 1 }))), 'broken author-token-ended'],
    ['of tomorrow', sent(message({}, token({}, { iat: 4e9, exp: 5e9 }))), 'broken author-token-of-the-future'],
    ['valid when it is processed later', notices(notice({ processedAfterSeconds: 1790 }))],
    ['ended when it is processed later', notices(notice({ processedAfterSeconds: 1801 })), 'broken author-token-ended'],
    NOTHING,
  ],
  [
    mailbox.keepTokenFromStrangers,
    ['nobody came', sent(message({}, { status: 307 }))],
    ['came without anything', stranger([])],
    ['came with the token', stranger([['Authorization', 'Bearer x']]), 'broken token-to-stranger'],
    ['came with content', stranger([], 'x'), 'broken token-to-stranger'],
    ['no redirect', sent(message()), 'cantTell delivery-not-seen'],
  ],
  [
    mailbox.renewRefusedToken,
    ['a new one', notices(notice({ deliveries: [at(0, 401)] }), notice({ deliveries: [{ ...at(3, 200), token: { ...message().token!, sha256: 'd' } }] }))],
    ['the same', notices(notice({ deliveries: [at(0, 401)] }), notice({ deliveries: [at(3, 200)] })), 'broken refused-token-again'],
    ['the same in the same second', notices(notice({ deliveries: [at(0, 401), at(0.5, 200)] })), 'cantTell no-later-token'],
  ],
  [
    mailbox.keepTokenOutOfTheLog,
    ['clean', { ...sent(message()), log: exchangeAt(0, { text: '{"lines":["x"]}' }) }],
    ['a token', { ...sent(message()), log: exchangeAt(0, { text: '{"lines":["<jwt:00>"]}' }) }, 'broken token-in-log'],
    ['no log', sent(message()), 'cantTell sender-log-not-seen'],
    ['refused', { ...sent(message()), log: exchangeAt(0, { status: 404 }) }, 'cantTell sender-log-not-seen'],
  ],
  [
    mailbox.signContentAsSent,
    ['fits', sent(message())],
    ['does not', sent(message({}, { isContentSigned: false })), 'broken content-signature'],
    ['unknown sender', sent({ ...withoutMember(message(), 'sender') }), 'cantTell content-not-readable'],
    NOTHING,
  ],
  [
    mailbox.useMailboxOfTheCase,
    ['own', sent(message())],
    ['another', sent(message({ mailboxUuid: MESSAGE_UUID })), 'broken mailbox-of-other-case'],
    ['none', sent(message({ mailboxUuid: 7 })), 'broken mailbox-of-other-case'],
    GARBAGE,
    NOTHING,
  ],
  [
    mailbox.sendFittingLevel,
    ['fits', sent(message())],
    ['too low', sent(message({ stork_qaa_level: 1 })), 'broken level-too-low'],
    ['too high', sent(message({ stork_qaa_level: 4 })), 'broken level-too-high'],
    ['no number', sent(message({ stork_qaa_level: '3' })), 'broken level-missing'],
    ['not declared', { ...sent(message()), facts: { ...withoutMember(notices().facts, 'level') } }, 'cantTell level-not-declared'],
    GARBAGE,
  ],
  [
    mailbox.keepMessageLimits,
    ['short', sent(message())],
    ['1024 emoji', sent(message({ title: '🎉'.repeat(1024) }))],
    ['1025', sent(message({ title: 'x'.repeat(1025) })), 'broken text-too-long'],
    ['refused before sending', notices({ ...withoutMember(SILENT, 'told'), acceptance: 'refused' })],
    ['given up', notices({ ...SILENT, told: { state: 'failed' } })],
    NOTHING,
    GARBAGE,
  ],
  [
    mailbox.listAttachmentsAsSent,
    [
      'by FIT-Connect, without a name',
      sent(message({ attachments: [entry] }, { parts: [withoutMember(file, 'filename')], exchange: { ...exchangeAt(), operation: 'submit-submission' } })),
    ],
    ['without a name', attached([entry], [withoutMember(file, 'filename')]), 'broken attachment-differs'],
    ['agree', attached([entry])],
    ['one too few', attached([]), 'broken attachment-count'],
    ['other name', attached([{ ...entry, filename: 'b.txt' }]), 'broken attachment-differs'],
    ['other digest', attached([{ ...entry, sha512sum: 'qw==' }]), 'broken attachment-differs'],
    ['length as text', attached([{ ...entry, contentLength: '3' }]), 'broken attachment-differs'],
    ['no object', attached([['x']] as never), 'broken attachment-differs'],
    [
      'not sent',
      notices(notice({ ordered: { ...notice().ordered, attachments: [{ filename: 'a', sizeBytes: 1, sha512: 'a' }] } })),
      'cantTell attachments-not-sent',
    ],
    GARBAGE,
  ],
  [
    mailbox.keepAllCharacters,
    ['as entered', sent(message())],
    ['with words added', sent(message({ content: 'Stadt: Guten Tag.' }))],
    ['other title', sent(message({ title: `${MARK} Zusag?` })), 'broken characters-lost'],
    ['other text', sent(message({ content: 'Guten T?g' })), 'broken characters-lost'],
    [
      'other file name',
      notices(
        notice({ ordered: { ...notice().ordered, attachments: [{ filename: 'ä', sizeBytes: 1, sha512: 'a' }] }, deliveries: [message({}, { parts: [file] })] }),
      ),
      'broken characters-lost',
    ],
    GARBAGE,
  ],
  [
    mailbox.sendHarmlessText,
    ['plain', sent(message())],
    ['a smaller sign', sent(message({ content: 'a < b, c > d' }))],
    ['escaped', sent(message({ content: '&lt;script&gt;' }))],
    ['script', sent(message({ content: '<script>1</script>' })), 'broken markup-sent'],
    ['handler', sent(message({ content: '<b onclick = "x">' })), 'broken markup-sent'],
    ['link', sent(message({ content: 'siehe http://example.org' })), 'broken plain-link-sent'],
    ['https', sent(message({ content: 'siehe https://example.org' }))],
    ['refused', notices({ ...SILENT, acceptance: 'refused' })],
    NOTHING,
  ],
  [
    mailbox.keepProofOfProvision,
    ['kept', notices(notice())],
    ['none', notices(notice({ told: { ...notice().told, messageUuid: null } })), 'broken proof-missing'],
    ['no time', notices(notice({ told: { ...notice().told, providedAt: null } })), 'broken proof-time'],
    ['another day', notices(notice({ told: { ...notice().told, providedAt: '2026-11-20T08:15:30Z' } })), 'broken proof-time'],
    ['not told', notices(notice({ told: { state: 'delivered' } })), 'cantTell proof-not-told'],
    ['adapter silent', notices({ ...withoutMember(notice(), 'told') }), 'cantTell notice-not-told'],
    ['not delivered', notices(failed(403)), 'cantTell control-notice-not-delivered'],
  ],
  [
    mailbox.doubtAnswerWithoutProof,
    ['doubted', notices(failed(200, { deliveries: [malformed] }))],
    ['believed', notices(notice({ deliveries: [malformed] })), 'broken delivered-without-proof'],
    ['not staged', notices(notice()), 'cantTell control-notice-not-delivered'],
  ],
  [
    mailbox.giveUpOnDeletedMailbox,
    ['given up', told({})],
    ['for ever', told({ state: 'retrying' }), 'broken deleted-mailbox-not-final'],
    ['as delivered', told({ state: 'delivered' }), 'broken failure-told-as-delivery'],
    ['no other way', told({ otherChannel: null }), 'broken no-other-channel'],
    ['other way not told', notices(failed(404, { told: { state: 'failed' } })), 'cantTell other-channel-not-told'],
    ['not asked', notices(failed(403)), 'cantTell delivery-not-seen'],
  ],
  [
    mailbox.keepFailedNotice,
    ['kept and told', notices(failed(413))],
    ['still trying', told({ state: 'retrying', hint: null }, 503)],
    ['lost', told({ isKept: false }, 413), 'broken failed-notice-lost'],
    ['no hint', told({ hint: ' ' }, 413), 'broken clerk-not-told'],
    ['as delivered', told({ state: 'delivered' }, 413), 'broken failure-told-as-delivery'],
    ['nothing failed', notices(notice()), 'cantTell failure-not-staged'],
  ],
  [
    mailbox.repeatFailuresOnly,
    ['once', notices(failed(400))],
    ['twice', notices(failed(400, { deliveries: [at(0, 400), at(1, 400)] })), 'broken refusal-repeated'],
    ['401 with a fresh token', notices(failed(401, { deliveries: [at(0, 401), at(1, 401)] })), 'cantTell failure-not-staged'],
  ],
  [
    mailbox.waitBeforeRepeating,
    ['after Retry-After', notices(notice({ deliveries: [at(0, 503, [['Retry-After', '2']]), at(2.1, 200)] }))],
    ['before it', notices(notice({ deliveries: [at(0, 503, [['Retry-After', '2']]), at(1, 200)] })), 'broken repeated-too-early'],
    ['at once', notices(notice({ deliveries: [at(0, 500), at(0.05, 200)] })), 'broken repeated-without-pause'],
    ['growing', notices(notice({ deliveries: [at(0, 500), at(1, 500), at(3, 200)] }))],
    ['shrinking', notices(notice({ deliveries: [at(0, 500), at(4, 500), at(5, 200)] })), 'broken pauses-shrink'],
    ['twice in the mailbox', notices(notice({ deliveries: [at(0, 500), at(1, 200)], stored: 2 })), 'broken sent-more-than-once'],
    ['not at all', notices(failed(500))],
    ['no failure', notices(notice()), 'cantTell failure-not-staged'],
  ],
  [
    mailbox.sendUnclearOnce,
    ['once', notices(notice({ deliveries: [lost] }))],
    ['twice', notices(notice({ deliveries: [lost, message()], stored: 2 })), 'broken sent-more-than-once'],
    ['no failure', notices(notice()), 'cantTell failure-not-staged'],
  ],
  [
    mailbox.offerOtherWayWithoutMailbox,
    ['offered', without({})],
    ['sent', without({ deliveries: [message({}, { status: 400 })] }), 'broken sent-without-mailbox'],
    ['not offered', without({ told: { state: 'queued', otherChannel: null } }), 'broken no-other-channel'],
    ['not told', without({ acceptance: 'refused', told: {} }), 'cantTell other-channel-not-told'],
    ['adapter broken', without({ acceptance: 'unknown' }), 'cantTell notice-not-told'],
  ],
  [
    mailbox.keepOrganisationMailApart,
    ['nothing sent', without({})],
    ['sent', without({ deliveries: [message()] }), 'broken organisation-mail-to-person'],
    ['adapter broken', without({ acceptance: 'unknown' }), 'cantTell notice-not-told'],
  ],
];

const NO_REPORT: Row<StatesSubject> = ['nothing sent', states([]), 'cantTell delivery-not-seen'];
const STATES: readonly (readonly [Check<StatesSubject>, ...Row<StatesSubject>[]])[] = [
  [
    mailbox.reportStatesOfOwnRole,
    ['own', states([report()])],
    ['NONE', states([report({ status: 'NONE' })]), 'broken state-none'],
    ['of the online service', states([report({ status: 'SUBMITTED' })]), 'broken state-of-other-role'],
    ['nonsense', states([report({ status: 7 })]), 'broken state-of-other-role'],
    NO_REPORT,
  ],
  [
    mailbox.keepStatesInOrder,
    ['forward', states([report(), report({ status: 'ACTION_REQUIRED' }), report({ status: 'PROCESSING' }), report({ status: 'COMPLETED' })])],
    ['back', states([report({ status: 'COMPLETED' }), report()]), 'broken state-goes-back'],
    ['of another case', states([report({ status: 'COMPLETED' }), report({ applicationId: MESSAGE_UUID })])],
    NO_REPORT,
  ],
  [
    mailbox.useApplicationOfTheCase,
    ['own', states([report()])],
    ['another', states([report({ applicationId: MESSAGE_UUID })]), 'broken application-of-other-case'],
    [
      'no reference, one forgotten',
      states([report({ reference: '' }), report({ reference: '' })], [{}, { mark: 'PS-2', applicationId: MESSAGE_UUID }]),
      'broken application-of-other-case',
    ],
    NO_REPORT,
  ],
  [
    mailbox.writeTimeInUtc,
    ['of the change', states([report()])],
    ['of the report', states([report({ createdDate: '2026-11-21T08:15:30.123Z' })])],
    ['zone', states([report({ createdDate: '2026-11-21T10:00:00.000+02:00' })]), 'broken created-date-form'],
    ['no milliseconds', states([report({ createdDate: '2026-11-21T08:00:00Z' })]), 'broken created-date-form'],
    ['no such month', states([report({ createdDate: '2026-13-21T08:00:00.000Z' })]), 'broken created-date-form'],
    ['local time', states([report({ createdDate: '2026-11-21T10:00:00.000Z' })]), 'broken created-date-instant'],
    NO_REPORT,
  ],
  [
    mailbox.keepStateLimits,
    ['short', states([report()])],
    ['details', states([report({ statusDetails: { de: 'x'.repeat(51) } })]), 'broken text-too-long'],
    ['refused before sending', states([], [{ acceptance: 'refused' }])],
    NO_REPORT,
  ],
];

const SERVERS: Row<BadCertificatesSubject>[] = [
  ['refused', { shown: [{ certificate: 'expired', refusedHandshakes: 1, requests: 0, exchanges: [] }] }],
  ['taken', { shown: [{ certificate: 'expired', refusedHandshakes: 0, requests: 1, exchanges: [exchangeAt()] }] }, 'broken bad-certificate-taken'],
  ['counted, but not on record', { shown: [{ certificate: 'expired', refusedHandshakes: 1, requests: 1, exchanges: [] }] }, 'cantTell no-handshake-seen'],
  ['nobody came', { shown: [{ certificate: 'expired', refusedHandshakes: 0, requests: 0, exchanges: [] }] }, 'cantTell no-handshake-seen'],
  ['not shown', { shown: [] }, 'cantTell no-handshake-seen'],
];
const INTERFACES: Row<InterfacesSubject>[] = [
  ['REST only', { soap: [], rest: [exchangeAt()] }],
  ['SOAP', { soap: [exchangeAt()], rest: [exchangeAt()] }, 'broken soap-used'],
  ['nothing', { soap: [], rest: [] }, 'cantTell delivery-not-seen'],
];

function withoutMember<Value extends object, Name extends keyof Value>(value: Value, name: Name): Omit<Value, Name> {
  const { [name]: _, ...rest } = value;
  return rest;
}

const TABLES: readonly (readonly [Check<never>, ...Row<never>[]])[] = [
  ...NOTICES,
  ...STATES,
  [mailbox.refuseBadServerCertificates, ...SERVERS],
  [mailbox.leaveSoapAlone, ...INTERFACES],
] as never;

for (const [check, ...rows] of TABLES) {
  describe(check.id, () => {
    for (const [title, subject, expected] of rows)
      it(`${title}: ${expected ?? 'holds'}`, () => {
        const findings = check.run(subject);
        assert.deepEqual(
          findings.map(({ kind, messageKey }) => `${kind} ${messageKey}`),
          expected === undefined ? [] : [expected],
        );
        for (const { requirement, messageKey, params } of findings) {
          assert.equal(requirement, check.requirement);
          const { summary = '', expected: wanted = '', observed = '' } = MESSAGES_DE[messageKey] ?? {};
          for (const [, name = ''] of `${summary}${wanted}${observed}`.matchAll(/\{(\w+)\}/g)) assert.ok(name in params, `${messageKey} needs ${name}`);
        }
      });
  });
}

describe('all checks of senders', () => {
  it('have rows', () => {
    const listed = Object.values(mailbox).map(({ id }) => id);
    assert.deepEqual([...listed].sort(), TABLES.map(([check]) => check.id).sort());
  });

  it('survive contents of any shape', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        for (const content of [json, text, `{"attachments":${json},"title":${json},"content":${json},"status":${json},"createdDate":${json}}`]) {
          const delivery = message({}, { content });
          for (const [check] of NOTICES) check.run(sent(delivery));
          for (const [check] of STATES) check.run(states([delivery]));
        }
      }),
      { numRuns: 60 },
    );
  });
});
