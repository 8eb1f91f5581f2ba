import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Check } from '../check.ts';
import * as portal from './index.ts';
import { exchange, sampleKeys, sampleRequest } from './sample-exchanges.ts';
import type { SampleKeys } from './sample-exchanges.ts';
import { UNKNOWN, loggedIn, loggedOut } from './sample-logins.ts';
import { assertComplete, outlineOf } from './sample-outline.ts';
import type { BackSubject, LogoutSubject, NoticeSubject, SessionIdSubject, SessionTimeSubject, StepUpSubject } from './subject.ts';

let keys: SampleKeys;
before(async () => {
  keys = await sampleKeys('RSA-2048');
});

interface Case {
  readonly check: Check<never>;
  readonly title: string;
  readonly expected: readonly string[];
  outline(): readonly string[];
}

function cases<Subject>(
  check: Check<Subject>,
  list: readonly (readonly [title: string, subject: () => Subject, ...expected: readonly string[]])[],
): readonly Case[] {
  return list.map(([title, subject, ...expected]) => ({ check, title, expected, outline: () => outlineOf(check, subject()) }));
}

const request = (level = 3, id?: string): ReturnType<typeof sampleRequest> =>
  sampleRequest(keys, {
    model: { ...(id === undefined ? {} : { id }), requestedAuthnContext: { comparison: 'minimum', classRefs: [`STORK-QAA-Level-${level}`] } },
  });
const time = (...probes: SessionTimeSubject['probes']): SessionTimeSubject => ({
  level: 4,
  probes: [{ ageSeconds: 1, idleSeconds: 1, seen: loggedIn() }, ...probes],
});
const logout = (change: Partial<LogoutSubject> = {}): LogoutSubject => ({
  before: loggedIn(),
  after: loggedOut(),
  copied: loggedOut(),
  nextRequests: [],
  ...change,
});
const cookie = (valueDigest: string): SessionIdSubject['before'][number] => ({ name: 'sid', valueDigest, isHttpOnly: true });
const sessionId = (change: Partial<SessionIdSubject> = {}): SessionIdSubject => ({ login: loggedIn(), copied: loggedOut(), before: [], after: [], ...change });
const owned = (ownerAfter: string): Pick<StepUpSubject, 'case'> => ({ case: { exchange: 'x000960', ownerBefore: 'a', ownerAfter } });
const stepUp = (change: Partial<StepUpSubject> = {}): StepUpSubject => ({
  wantedLevel: 4,
  first: [request(1, '_r1')],
  second: [request(4, '_r2')],
  ...owned('a'),
  ...change,
});
const back = (change: Partial<BackSubject> = {}): BackSubject => ({ first: [request(3, '_r1')], second: [], after: loggedOut(), ...change });
const notice = (answer: string, change: Partial<NoticeSubject> = {}): NoticeSubject => ({ answers: [exchange({ answer })], ...change });

function withoutOwner({ wantedLevel, first, second }: StepUpSubject): StepUpSubject {
  return { wantedLevel, first, second };
}

const TABLE: readonly Case[] = [
  ...cases(portal.limitSessionByLevel, [
    ['ends', () => time({ ageSeconds: 400, idleSeconds: 400, seen: loggedOut() })],
    ['idle too long', () => time({ ageSeconds: 400, idleSeconds: 301, seen: loggedIn() }), 'broken session-too-long'],
    ['too old', () => time({ ageSeconds: 1801, idleSeconds: 10, seen: loggedIn() }), 'broken session-too-long'],
    ['not asked later', () => time(), 'cantTell session-time-not-seen'],
    ['never there', () => ({ ...time(), probes: [{ ageSeconds: 9999, idleSeconds: 1, seen: loggedOut() }] }), 'cantTell session-time-not-seen'],
  ]),
  ...cases(portal.endSessionAtLogout, [
    ['ends', logout],
    ['goes on', () => logout({ after: loggedIn() }), 'broken session-after-logout'],
    ['old cookies', () => logout({ copied: loggedIn() }), 'broken session-copy-after-logout'],
    ['no request', () => logout({ next: loggedIn() }), 'broken login-without-request'],
    ['a request', () => logout({ next: loggedIn(), nextRequests: [request()] })],
    ['no login', () => logout({ before: loggedOut() }), 'cantTell control-login-failed'],
    ['unknown', () => logout({ after: UNKNOWN }), 'cantTell session-unknown'],
    ['old cookies unknown', () => logout({ copied: UNKNOWN }), 'cantTell old-cookies-not-tried'],
  ]),
  ...cases(portal.renewSessionIdAtLogin, [
    ['renewed', sessionId],
    ['kept', () => sessionId({ copied: loggedIn() }), 'broken session-id-kept'],
    ['same cookie', () => sessionId({ copied: UNKNOWN, before: [cookie('a')], after: [cookie('a')] }), 'broken session-id-kept'],
    ['another cookie', () => sessionId({ copied: UNKNOWN, before: [cookie('a')], after: [cookie('b')] }), 'cantTell old-cookies-not-tried'],
    ['no cookies', () => sessionId({ copied: UNKNOWN }), 'cantTell old-cookies-not-tried'],
    ['no login', () => sessionId({ login: loggedOut() }), 'cantTell control-login-failed'],
  ]),
  ...cases(portal.stepUpWithNewRequest, [
    ['raised', stepUp],
    ['same level', () => stepUp({ second: [request(1, '_r2')] }), 'broken step-up-same-level'],
    ['no request', () => stepUp({ second: [] }), 'broken step-up-without-request'],
    ['the old one', () => stepUp({ second: [request(4, '_r1')] }), 'broken step-up-without-request'],
    ['taken over', () => stepUp(owned('b')), 'broken case-taken-over'],
    ['owner not shown', () => withoutOwner(stepUp()), 'cantTell case-owner-not-shown'],
  ]),
  ...cases(portal.sendRequestOnce, [
    ['page', back],
    ['new login', () => back({ second: [request(3, '_r2')] })],
    ['again', () => back({ second: [request(3, '_r1')] }), 'broken request-sent-again'],
    ['loop', () => back({ second: [request(3, '_r2'), request(3, '_r3')] }), 'broken back-loops'],
    ['no first', () => back({ first: [] }), 'cantTell request-not-seen'],
    ['no answer', () => back({ after: { ...loggedOut(), problem: { kind: 'timeout', detail: '' } } }), 'cantTell session-unknown'],
  ]),
  ...cases(portal.tellBeforeLeaving, [
    ['page', () => notice('<p>Weiter zur BundID</p>')],
    ['none', () => notice('<form action="https://id.example/BundID">'), 'broken left-without-notice I'],
    ['person says no', () => notice('', { isTold: false }), 'broken left-without-notice'],
    ['person says yes', () => notice('', { isTold: true })],
    ['nothing seen', () => ({ answers: [] }), 'cantTell page-not-seen'],
  ]),
];

describe('checks of sessions and ways', () => {
  for (const { check, title, expected, outline } of TABLE) {
    it(`${check.requirement} ${check.id}: ${title}`, () => {
      assert.deepEqual(outline(), expected);
    });
  }

  it('hold, break and leave open each', () => {
    assertComplete(TABLE);
  });
});
