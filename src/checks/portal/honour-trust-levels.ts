/**
 * Attributes of lower trust than the procedure demands, or without statement, count as unproven. Clause: BundID interface
 * description 6.2.9. What counts as proven only the product's adapter tells.
 */
import { TRUST_LEVELS } from '../../core/account.ts';
import { accountView } from './account-view.ts';
import { attributeMeant } from './attribute-names.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { takesLogin } from './login-rule.ts';
import type { LoginSubject } from './subject.ts';

/** @requirement BID-AT-05 */
export const honourTrustLevels = takesLogin('BID-AT-05', 'honour-trust-levels', { further: judgeTrust });

function judgeTrust({ facts: { declared }, delivered, told }: LoginSubject): readonly Flaw[] {
  if (declared.needsProvenData === false) return [];
  const { proven } = accountView(told) ?? {};
  const { trust } = delivered;
  if (proven === undefined || trust === undefined) return [cannotTell('proof-not-shown')];
  const demanded = declared.level ?? delivered.level ?? 1;
  const trusted = new Map(Object.entries(trust).map(([name, level]) => [attributeMeant(name) ?? name, TRUST_LEVELS.indexOf(level) + 1]));
  const taken = Object.keys(delivered.attributes ?? {}).map((name) => attributeMeant(name) ?? name);
  const overrated = proven.map((name) => attributeMeant(name) ?? name).filter((name) => taken.includes(name) && (trusted.get(name) ?? 0) < demanded);
  return overrated.length === 0 ? [] : [broken('unproven-taken-as-proven', { params: { names: overrated.join(', ') } })];
}
