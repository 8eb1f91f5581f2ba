/**
 * The two shapes that most checks of logins share: a legitimate login must succeed, or a login must not. Either says something
 * only if ordinary logins before and after succeeded, and only if it is known whether a session exists.
 */
import type { EvidencePlace } from '../../core/finding.ts';
import type { Basis } from '../../core/requirement.ts';
import type { Check } from '../check.ts';
import { excerpt } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf } from '../flaw.ts';
import type { LoginSubject, SeenLogin } from './subject.ts';

type Judge = (subject: LoginSubject) => readonly Flaw[];

interface RuleOptions {
  /** Of the part that the login must succeed, or must not, when weaker than the requirement. */
  readonly basis?: Basis;
  /** Judged when it went as it must. */
  readonly further?: Judge;
}

/** A check that a login succeeds. */
export function takesLogin(requirement: string, id: string, { basis, further }: RuleOptions = {}): Check<LoginSubject> {
  return loginRule(requirement, id, (subject) => {
    const { session } = subject.seen;
    if (session === 'authenticated') return further?.(subject) ?? [];
    if (session === 'unknown') return [sessionUnknown(subject.seen)];
    const { outcome = 'success' } = subject.delivered;
    if (outcome !== 'success') return [cannotTell('person-not-delivered', { params: { outcome } })];
    const flaw = broken('login-refused', { params: { status: statusOf(subject.seen) }, ...(basis === undefined ? {} : { basis }) });
    return areFine(subject.controls) ? [flaw] : [controlFailed()];
  });
}

/** A check that a login leads to no session. */
export function refusesLogin(requirement: string, id: string, { basis, further }: RuleOptions = {}): Check<LoginSubject> {
  return loginRule(requirement, id, (subject) => {
    const { session } = subject.seen;
    if (session === 'authenticated') return [broken('login-accepted', basis === undefined ? {} : { basis })];
    if (session === 'unknown') return [sessionUnknown(subject.seen)];
    if (!areFine(subject.controls)) return [controlFailed()];
    return further?.(subject) ?? [];
  });
}

/** A check of a login with a rule of its own. Its findings name the login and cite its exchanges. */
export function loginRule(requirement: string, id: string, judge: Judge): Check<LoginSubject> {
  return {
    id,
    requirement,
    run(subject) {
      const { de, en } = subject.description;
      return judge(subject).map((flaw) => findingOf(requirement, { ...flaw, params: { loginDe: de, loginEn: en, ...flaw.params } }, wayOf(subject)));
    },
  };
}

export function sessionUnknown({ problem }: SeenLogin): Flaw {
  return cannotTell('session-unknown', { params: { seen: excerpt(problem?.kind ?? '–') } });
}

function controlFailed(): Flaw {
  return cannotTell('control-login-failed');
}

/** Ordinary logins, at least one, all with a session. */
export function areFine(controls: readonly SeenLogin[]): boolean {
  return controls.length > 0 && controls.every(({ session }) => session === 'authenticated');
}

export function statusOf({ lastPage }: SeenLogin): string | number {
  return lastPage?.status ?? '–';
}

/** Exchanges of the login: those of the browser, and what the adapter told. */
function wayOf({ seen, told, answers }: LoginSubject): readonly EvidencePlace[] {
  const ids = new Set([...answers.map(({ id }) => id), ...seen.pages.slice(-3), ...(told === undefined ? [] : [told.id])]);
  return [...ids].map((exchange) => ({ exchange }));
}
