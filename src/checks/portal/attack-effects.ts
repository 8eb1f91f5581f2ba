/**
 * What attacks with the expectation "no effect" would bring about, case by case. An effect that cannot be seen is not told to be
 * absent. Addresses that only the attack names are judged for every case, in `attack-oracle.ts`.
 */
import type { Exchange } from '../../core/exchange.ts';
import { headerOf } from '../../core/exchange.ts';
import { accountView } from './account-view.ts';
import { answersOf } from './attack-availability.ts';
import { isControlPerson } from './attack-identity.ts';
import type { AttackSubject } from './attack-subject.ts';
import { attributeMeant } from './attribute-names.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, note } from '../flaw.ts';
import { rawMarkup } from './page-signs.ts';
import { redirectFlaws } from './redirect-signs.ts';

type Effect = (subject: AttackSubject) => readonly Flaw[];

const NOT_SEEN: readonly Flaw[] = [cannotTell('attack-effect-not-seen')];

const EFFECTS: Readonly<Record<string, Effect>> = {
  // An address of the suite would have been fetched.
  'ATK-ACC-13': () => [],
  'ATK-XML-15': () => [],
  'ATK-ACC-14': unprovenTaken,
  'ATK-ACC-16': caseTaken,
  'ATK-ACC-17': accountsMerged,
  'ATK-XML-10': valuesMerged,
  'ATK-XML-14': (subject) => markupShown(subject),
  'ATK-WEB-01': redirectFlaws,
  'ATK-WEB-02': (subject) => (subject.attacked?.session === 'authenticated' ? [broken('attack-accepted')] : markupShown(subject)),
  'ATK-WEB-03': redirectFlaws,
  'ATK-WEB-04': sessionFixed,
  'ATK-WEB-06': cacheable,
  'ATK-WEB-07': loggedOut,
  'ATK-WEB-08': metadataTrusted,
  'ATK-WEB-09': severalSessions,
};

/** @returns nothing when the attack had no effect */
export function effectFlaws(subject: AttackSubject): readonly Flaw[] {
  return EFFECTS[subject.requirement]?.(subject) ?? NOT_SEEN;
}

/** Cases that have an effect to look for. */
export const CASES_WITH_EFFECT: readonly string[] = Object.keys(EFFECTS);

function unprovenTaken({ attacked, told, unproven, facts }: AttackSubject): readonly Flaw[] {
  if (attacked?.session === 'none' || facts.declared.needsProvenData === false) return [];
  const proven = accountView(told)?.proven?.map((name) => attributeMeant(name) ?? name);
  if (proven === undefined || unproven === undefined) return NOT_SEEN;
  const taken = unproven.map((name) => attributeMeant(name) ?? name).filter((name) => proven.includes(name));
  return taken.length === 0 ? [] : [broken('attack-unproven-taken', { params: { names: taken.join(', ') } })];
}

function caseTaken({ case: open }: AttackSubject): readonly Flaw[] {
  if (open === undefined) return NOT_SEEN;
  return open.ownerAfter === open.ownerBefore ? [] : [broken('attack-case-taken', { evidence: [{ exchange: open.exchange, at: 'response/body' }] })];
}

function accountsMerged({ accounts = [] }: AttackSubject): readonly Flaw[] {
  const [first, second] = accounts.map((told) => accountView(told)?.accountId);
  if (first === undefined || second === undefined) return NOT_SEEN;
  return first === second ? [broken('attack-accounts-merged', { evidence: accounts.map(({ id }) => ({ exchange: id, at: 'response/body' })) })] : [];
}

/** Letters in another form are another key; refusing them is fine too. */
function valuesMerged(subject: AttackSubject): readonly Flaw[] {
  if (subject.attacked?.session === 'none') return [];
  const isSame = isControlPerson(subject);
  if (isSame === undefined) return NOT_SEEN;
  return isSame ? [broken('attack-values-merged')] : [];
}

function markupShown({ attacked, answers, evil }: AttackSubject): readonly Flaw[] {
  if (attacked?.session === 'unknown' || !answers.some(({ response }) => response?.body.text !== undefined)) return NOT_SEEN;
  const raw = rawMarkup(answers, evil);
  return raw === undefined ? [] : [broken('attack-markup-shown', { evidence: [{ exchange: raw.exchange, at: 'response/body' }] })];
}

function sessionFixed({ attacked }: AttackSubject): readonly Flaw[] {
  if (attacked === undefined || attacked.session === 'unknown') return NOT_SEEN;
  return attacked.session === 'authenticated' ? [broken('attack-session-fixed')] : [];
}

/** A product whose sessions not even a true logout ends shows nothing by a session that goes on. */
function loggedOut({ attacked, ended }: AttackSubject): readonly Flaw[] {
  if (attacked === undefined || attacked.session === 'unknown') return NOT_SEEN;
  if (attacked.session === 'none') return [broken('attack-logged-out')];
  return ended?.session === 'none' ? [] : [cannotTell('attack-true-logout-failed')];
}

/** Over https it is known whose metadata they are. Without, it is the suite that offers them so: no more than a warning comes of it. */
function metadataTrusted({ attacked, facts }: AttackSubject): readonly Flaw[] {
  if (attacked === undefined || attacked.session === 'unknown') return NOT_SEEN;
  if (attacked.session === 'none') return [];
  return facts.idp.metadataUrl.startsWith('https:') ? [note('attack-metadata-over-https')] : [broken('attack-metadata-trusted', { basis: 'I' })];
}

function cacheable(subject: AttackSubject): readonly Flaw[] {
  const [acs] = subject.answers;
  if (acs?.response === undefined) return NOT_SEEN;
  return isStorable(acs)
    ? [broken('attack-cacheable', { params: { seen: headerOf(acs.response.headers, 'cache-control') ?? '–' }, ...answersOf(subject) })]
    : [];
}

function isStorable({ response }: Exchange): boolean {
  const directives = (headerOf(response?.headers ?? [], 'cache-control') ?? '').toLowerCase().split(',');
  return !directives.some((directive) => directive.trim() === 'no-store');
}

function severalSessions({ peers }: AttackSubject): readonly Flaw[] {
  if (peers === undefined || peers.length < 2) return NOT_SEEN;
  const count = peers.filter(({ seen }) => seen.session === 'authenticated').length;
  if (count > 1) return [broken('attack-several-sessions', { params: { count, tried: peers.length } })];
  return peers.some(({ seen }) => seen.session === 'unknown') ? NOT_SEEN : [];
}
