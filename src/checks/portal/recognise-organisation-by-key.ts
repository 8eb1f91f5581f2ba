/**
 * The key of an organisation is its NameID or pseudonym, not its name. Our reading. `other` is the login of another organisation
 * of the same name.
 */
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { sessionUnknown, takesLogin } from './login-rule.ts';
import type { LoginSubject } from './subject.ts';

/** @requirement MUK-AT-02 */
export const recogniseOrganisationByKey = takesLogin('MUK-AT-02', 'recognise-organisation-by-key', { further: judgeKey });

function judgeKey({ delivered, seen, other }: LoginSubject): readonly Flaw[] {
  const key = seen.identity?.userKey;
  if (key === undefined) return [cannotTell('user-key-not-shown')];
  const { company, attributes, identity } = delivered;
  if (key === (company?.values['Firmenname'] ?? attributes?.['Firmenname'])) return [broken('user-key-is-other', { params: { what: 'Firmenname' } })];
  if (key === identity?.nameId || key === attributes?.['DatenuebermittlerPseudonymId']) return [];
  return compareKeys(key, other);
}

function compareKeys(key: string, other: LoginSubject['other']): readonly Flaw[] {
  if (other === undefined) return [cannotTell('no-second-login')];
  if (other.seen.session !== 'authenticated') return [sessionUnknown(other.seen)];
  return other.seen.identity?.userKey === key ? [broken('organisations-confused')] : [];
}
