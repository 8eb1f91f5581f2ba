/** Whose session an attack led to, and at which level, as far as the product tells. Values are compared whole, never in part. */
import { levelNumber } from '../../core/account.ts';
import type { AttackSubject } from './attack-subject.ts';

/** `other`: neither the signed identity nor the attacker's. */
export type SessionIdentity = 'genuine' | 'evil' | 'other' | 'unknown';

export function sessionIdentity(subject: AttackSubject): SessionIdentity {
  const { attacked, before, genuine, controlKey, evil } = subject;
  const identity = attacked?.identity;
  if (identity === undefined) return 'unknown';
  const { userKey, attributes } = identity;
  if ([userKey, ...Object.values(attributes)].some((value) => value !== undefined && evil.includes(value))) return 'evil';
  if (userKey === undefined) return 'unknown';
  const shownAtControl = before?.identity?.userKey;
  if (userKey === genuine.userKey || (genuine.isControl && userKey === shownAtControl)) return 'genuine';
  if (!hasLastingKeys(subject)) return 'unknown';
  // A product that shows keys of its own tells apart only whom it has seen before.
  const showsDeliveredKeys = shownAtControl !== undefined && shownAtControl === controlKey;
  const isComparable = genuine.isControl ? shownAtControl !== undefined : showsDeliveredKeys && genuine.userKey !== undefined;
  return isComparable ? 'other' : 'unknown';
}

/** Whether both control logins showed the same key. Keys that are new at each login tell nobody apart from anybody. */
function hasLastingKeys({ before, after }: AttackSubject): boolean {
  return before?.identity?.userKey === after?.identity?.userKey;
}

/** Whether the product took the person for the one of the control logins. */
export function isControlPerson(subject: AttackSubject): boolean | undefined {
  const { attacked, before } = subject;
  if (!hasLastingKeys(subject)) return undefined;
  const [own, control] = [attacked?.identity?.userKey, before?.identity?.userKey];
  return own === undefined || control === undefined ? undefined : own === control;
}

const WORDS: Readonly<Record<string, number>> = {
  hoch: 4,
  high: 4,
  substanziell: 3,
  substantiell: 3,
  substantial: 3,
  normal: 2,
  niedrig: 1,
  low: 1,
  untergeordnet: 1,
};

/** The level that a product tells, by class, digit or word. */
export function toldLevel(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return levelNumber(text) ?? (/^[1-4]$/.test(text) ? Number(text) : WORDS[text.toLowerCase()]);
}
