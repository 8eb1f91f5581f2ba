/**
 * Logs hold neither personal data nor whole assertions. Our reading from data protection law. Searched for are the values of the
 * person that were delivered, from four characters on; identifiers of the account count as personal, its codes do not.
 */
import { ACCOUNT_ATTRIBUTES } from '../../core/account-attributes.ts';
import { attributeMeant } from './attribute-names.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { loginRule } from './login-rule.ts';
import type { LoginSubject } from './subject.ts';

const LEAST_CHARACTERS = 4;

/** @requirement BID-ER-05 */
export const keepPeopleOutOfTheLog = loginRule('BID-ER-05', 'keep-people-out-of-the-log', judgeLog);

function judgeLog({ seen, delivered, log }: LoginSubject): readonly Flaw[] {
  const text = log?.response?.body.text;
  if (log === undefined || text === undefined) return [cannotTell('log-not-seen')];
  if (seen.session !== 'authenticated') return [cannotTell('control-login-failed')];
  const found = namesIn(text, delivered.attributes ?? {});
  const evidence = [{ exchange: log.id, at: 'response/body' }];
  return [
    ...(found.length === 0 ? [] : [broken('person-in-log', { params: { names: found.join(', ') }, evidence })]),
    ...(/<(?:[\w-]{1,20}:)?Assertion[\s>]/.test(text) ? [broken('assertion-in-log', { evidence })] : []),
  ];
}

function namesIn(text: string, attributes: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(attributes).flatMap(([given, value]) => {
    const name = attributeMeant(given);
    const isPersonal = name === undefined || ACCOUNT_ATTRIBUTES[name].kind === 'personal' || name === 'bPK2' || name === 'pseudonym';
    return isPersonal && value.length >= LEAST_CHARACTERS && text.includes(value) ? [name ?? given] : [];
  });
}
