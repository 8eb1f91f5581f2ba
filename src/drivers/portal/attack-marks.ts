/**
 * What is particular to single cases of the attack catalogue: the marks of the attacker, the identity that is really signed, and
 * the outcome of the login. Data and lookups only; the judging is elsewhere.
 */
import { ATTACK_DEFAULTS, catalogueIdOf } from '../../core/attack.ts';
import type { AttackFacts } from '../../core/attack.ts';
import { attributeUrn } from '../../core/account-attributes.ts';
import type { DeviationParams, LoginOutcome } from '../../core/account-control.ts';
import type { ControlLogin } from './attack-controls.ts';

/** Errors are shown to people; a cancelled login leads back without a word in many products, so that nothing could be seen. */
export function outcomeFor({ id, outcome = 'success' }: Pick<AttackFacts, 'id' | 'outcome'>): LoginOutcome {
  return catalogueIdOf(id) === 'ATK-WEB-02' ? 'responder-error' : outcome;
}

/** Markup of the cases that are about escaping. */
const MARKUP: Readonly<Record<string, readonly string[]>> = {
  'ATK-XML-14': ['</saml:AttributeValue></saml:Attribute>'],
  'ATK-WEB-02': ['<script>alert("pruefstand")</script>', '<img src=x onerror=alert(1)>'],
};
const SCRIPT_ADDRESS = 'javascript:alert(document.domain)';

/** Values that only the attacker's identity, addresses or markup have. */
export function marksOf({ id, watch }: Pick<AttackFacts, 'id' | 'watch'>, params: DeviationParams): readonly string[] {
  const catalogueId = catalogueIdOf(id);
  const valueOf = (name: keyof typeof ATTACK_DEFAULTS): string => String(params[name] ?? ATTACK_DEFAULTS[name]);
  // Here the key is that of the control with other letters: it is nobody else's.
  if (catalogueId === 'ATK-XML-10') return [];
  const markup = MARKUP[catalogueId];
  if (markup !== undefined) return markup;
  if (watch.includes('no-foreign-redirect')) return [`https://${valueOf('foreignHost')}`, `//${valueOf('foreignHost')}`, SCRIPT_ADDRESS];
  return [valueOf('evilNameId'), valueOf('evilKey')];
}

/** Cases that sign the attacker's NameID or key with more behind it: where that is the key, it is a person of its own. */
const IN_PIECES = /^ATK-XML-(?:07\/|08\/[a-z]+-)(name-id|key)$/;
const LAST_PIECE = '.beispiel';

/** The identity that the signature covers. Where it is not known what the service keys by, none can be named for cases about one place. */
export function genuineOf(
  id: string,
  params: DeviationParams,
  { key, keyPlace }: Pick<ControlLogin, 'key' | 'keyPlace'>,
): { readonly userKey?: string; readonly isControl: boolean } {
  const place = IN_PIECES.exec(id)?.[1];
  if (place !== undefined && keyPlace === undefined) return { isControl: false };
  if (place === undefined || place !== keyPlace) return { ...(key === undefined ? {} : { userKey: key }), isControl: true };
  const name = place === 'key' ? 'evilKey' : 'evilNameId';
  return { userKey: String(params[name] ?? ATTACK_DEFAULTS[name]) + LAST_PIECE, isControl: false };
}

/** Attributes that the case about trust delivers without proof. */
export const UNPROVEN: readonly string[] = [attributeUrn('givenName'), attributeUrn('surname'), attributeUrn('birthdate')];
