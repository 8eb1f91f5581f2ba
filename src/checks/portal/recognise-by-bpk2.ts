/**
 * The same person is recognised by bPK2, whatever NameID it brings. Clause: BundID interface description 6.2. A key of the
 * product's own is fine as long as it stays the same; `other` is another login of the same person.
 */
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { sessionUnknown, takesLogin } from './login-rule.ts';
import type { LoginSubject, LoginView } from './subject.ts';

/** @requirement BID-AT-03 */
export const recogniseByBpk2 = takesLogin('BID-AT-03', 'recognise-by-bpk2', { further: judgeKeys });

function judgeKeys({ delivered, seen, other }: LoginSubject): readonly Flaw[] {
  const key = seen.identity?.userKey;
  if (key === undefined) return [cannotTell('user-key-not-shown')];
  const foreign = foreignKey(key, delivered);
  if (foreign !== undefined) return [broken('user-key-is-other', { params: { what: foreign } })];
  if (key === delivered.identity?.bPK2) return [];
  if (other === undefined) return [cannotTell('no-second-login')];
  if (other.seen.session !== 'authenticated') return [sessionUnknown(other.seen)];
  return other.seen.identity?.userKey === key ? [] : [broken('user-key-changes')];
}

function foreignKey(key: string, { identity, attributes = {} }: LoginView['delivered']): string | undefined {
  if (key === identity?.bPK2) return undefined;
  if (key === identity?.nameId) return 'NameID';
  if (key === identity?.mailbox) return 'legacyPostkorbHandle';
  return key === attributes['urn:oid:0.9.2342.19200300.100.1.3'] ? 'mail' : undefined;
}
