/**
 * The one oracle of all attacks (attack sheet, section 1): accepted is what leads to a session, whoever's it is; nothing counts
 * without a successful control login before and after; an unknown session is no refusal.
 */
import type { ExpectedOutcome } from '../../core/requirement.ts';
import { attributeFlaws } from './attribute-comparison.ts';
import type { AttackForm } from './attack-case.ts';
import { availabilityOf, hasCrashed } from './attack-availability.ts';
import { effectFlaws } from './attack-effects.ts';
import { valueFlaws } from './attack-values.ts';
import { sessionIdentity, toldLevel } from './attack-identity.ts';
import type { AttackSubject } from './attack-subject.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, note, placesOf } from '../flaw.ts';
import { sessionUnknown, statusOf } from './login-rule.ts';
import { plainText } from './page-signs.ts';
import type { SeenLogin } from './subject.ts';

/** What can be expected of the session. */
type Outcome = Exclude<ExpectedOutcome, 'no-effect' | 'no-crash'>;

export interface AttackVerdict {
  /** What came of the case, and so of the rules it shows. */
  readonly main: readonly Flaw[];
  /** Demands of the case on speed and pages; they show nothing of other rules than that of pages. */
  readonly own: readonly Flaw[];
  /** About the case only. */
  readonly beside: readonly Flaw[];
}

export function judgeAttack(form: AttackForm, subject: AttackSubject): AttackVerdict {
  const { own, beside } = availabilityOf(subject);
  if (subject.canaries.length > 0) return { main: [broken('attack-canary', { evidence: placesOf(subject.canaries) })], own, beside };
  const failed = controlFlaws(subject);
  if (failed.length > 0) return { main: failed, own: [], beside: [...own, ...beside] };
  const judged = outcomeFlaws(form, subject);
  return { main: judged.filter(({ kind }) => kind !== 'observation'), own, beside: [...judged.filter(({ kind }) => kind === 'observation'), ...beside] };
}

function controlFlaws({ before, after, attacked }: AttackSubject): readonly Flaw[] {
  if (before?.session !== 'authenticated') return [cannotTell('attack-control-before-failed')];
  if (attacked === undefined) return [cannotTell('attack-not-carried-out', { cause: 'suite' })];
  return after?.session === 'authenticated' ? [] : [cannotTell('attack-control-after-failed')];
}

function outcomeFlaws({ requirement, expected }: AttackForm, subject: AttackSubject): readonly Flaw[] {
  const { attacked } = subject;
  if (attacked === undefined) return [];
  if (expected === 'no-effect') return [...(hasCrashed(subject) && requirement === 'ATK-XML-10' ? [crash(subject)] : []), ...effectFlaws(subject)];
  if (expected === 'no-crash') return hasCrashed(subject) ? [crash(subject)] : [];
  if (attacked.session === 'unknown') return [sessionUnknown(attacked)];
  return attacked.session === 'authenticated' ? acceptedFlaws(requirement, expected, subject) : refusedFlaws(expected, subject, attacked);
}

function acceptedFlaws(requirement: string, expected: Outcome, subject: AttackSubject): readonly Flaw[] {
  switch (expected) {
    case 'record':
      return [recorded('angenommen', 'accepted')];
    case 'refuse':
      return [broken(sessionIdentity(subject) === 'evil' ? 'attack-evil-identity' : 'attack-accepted')];
    case 'accept':
      return validFlaws(requirement, subject);
    case 'refuse-or-genuine':
      return identityFlaws(subject, [note('attack-genuine-accepted')]);
    case 'refuse-or-unchanged':
      return identityFlaws(subject, []);
    case 'refuse-or-lower':
      return levelFlaws(subject);
  }
}

function refusedFlaws(expected: Outcome, subject: AttackSubject, attacked: SeenLogin): readonly Flaw[] {
  if (expected === 'record') return [recorded('abgelehnt', 'refused')];
  if (expected === 'accept') return [broken('attack-valid-refused', { params: { status: statusOf(attacked) } })];
  return uniformityFlaws(subject);
}

function recorded(sessionDe: string, sessionEn: string): Flaw {
  return note('attack-recorded', { params: { sessionDe, sessionEn } });
}

function crash(subject: AttackSubject): Flaw {
  return broken('attack-crash', { params: { status: subject.attacked === undefined ? '–' : statusOf(subject.attacked) } });
}

/** Cases that leave the key alone and may turn the letters of a name. */
const IDENTITY_IS_WHOLE: readonly string[] = ['ATK-XML-09'];

function identityFlaws(subject: AttackSubject, whenGenuine: readonly Flaw[]): readonly Flaw[] {
  switch (sessionIdentity(subject)) {
    case 'genuine':
      return [...(IDENTITY_IS_WHOLE.includes(subject.requirement) ? valueFlaws(subject) : []), ...whenGenuine];
    case 'evil':
      return [broken('attack-evil-identity')];
    case 'other':
      return [broken('attack-other-identity')];
    case 'unknown':
      return [cannotTell('attack-identity-not-shown')];
  }
}

/** Valid forms: what was swapped or added must not have been used. */
function validFlaws(requirement: string, subject: AttackSubject): readonly Flaw[] {
  const identity = sessionIdentity(subject);
  if (identity === 'evil') return [broken('attack-evil-identity')];
  if (requirement !== 'ATK-ACC-06' || subject.attacked === undefined) return [];
  if (subject.delivered === undefined) return [cannotTell('attack-identity-not-shown')];
  return attributeFlaws({ delivered: subject.delivered, seen: subject.attacked }).map(({ kind, params }) =>
    kind === 'broken' ? broken('attack-attributes-differ', { params }) : cannotTell('attack-identity-not-shown'),
  );
}

/** A session is fine only at the lower level, and only where that is enough. */
function levelFlaws({ attacked, facts, variant, lowerLevel = variant === 'level-2' ? 2 : 1 }: AttackSubject): readonly Flaw[] {
  const level = toldLevel(attacked?.identity?.level);
  const demanded = facts.declared.level;
  if (level !== undefined && level > lowerLevel) return [broken('attack-level-raised', { params: { level, lowerLevel } })];
  if (demanded !== undefined && demanded > lowerLevel) return [broken('attack-level-raised', { params: { level: demanded, lowerLevel } })];
  return level === undefined ? [cannotTell('attack-level-not-shown')] : [];
}

/** ATK-ACC-12: broken ciphertexts must not be told apart by status or page. Times are not judged: networks blur them. */
function uniformityFlaws({ requirement, attacked, peers = [] }: AttackSubject): readonly Flaw[] {
  if (requirement !== 'ATK-ACC-12') return [];
  const own = attacked?.lastPage;
  const pages = peers.flatMap(({ variant, seen }) => (seen.lastPage === undefined ? [] : [{ variant, page: seen.lastPage }]));
  if (own === undefined || pages.length === 0) return [cannotTell('attack-peers-not-seen')];
  const other = pages.find(({ page }) => page.status !== own.status || plainText(page.text) !== plainText(own.text));
  return other === undefined ? [] : [broken('attack-told-apart', { params: { other: other.variant } })];
}
