/**
 * Only declared attributes are asked for, required ones with a reason, and none as required at level 1. Clause: BundID interface
 * description 9.2. What the account makes at each login is no datum of a person and is not counted.
 */
import { ACCOUNT_ATTRIBUTES } from '../../core/account-attributes.ts';
import { levelNumber } from '../../core/account.ts';
import { attributeMeant } from './attribute-names.ts';
import { broken, cannotTell } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';

/** @requirement BID-RQ-12 */
export const askForNeededAttributesOnly = requestRule('BID-RQ-12', 'ask-for-needed-attributes-only', ({ request }, { facts: { declared } }) => {
  const needs = declared.attributes;
  if (needs === undefined) return [cannotTell('no-declared-attributes')];
  const requested = (request.extension?.requestedAttributes ?? []).filter(({ name = '' }) => !isTechnical(name));
  const required = requested.filter(({ isRequired }) => isRequired);
  const listed = (flawed: typeof requested): { readonly seen: string } => ({ seen: flawed.map(({ name = '–' }) => shown(name)).join(', ') });
  const unneeded = requested.filter(({ name }) => !needs.some((need) => isSame(need.name, name)));
  const unreasoned = required.filter(({ name }) => needs.some((need) => isSame(need.name, name) && (need.requiredBecause ?? '') === ''));
  const isLevel1 = levelNumber(request.requestedAuthnContext?.classRefs[0] ?? '') === 1;
  return [
    ...(unneeded.length === 0 ? [] : [broken('attribute-not-needed', { params: listed(unneeded), at: AT })]),
    ...(unreasoned.length === 0 ? [] : [broken('attribute-required-without-reason', { params: listed(unreasoned), at: AT })]),
    ...(isLevel1 && required.length > 0 ? [broken('attribute-required-at-level-1', { params: listed(required), at: AT })] : []),
  ];
});

/** The form of a name is another rule. */
function isSame(declared: string, requested = ''): boolean {
  return declared === requested || (attributeMeant(declared) !== undefined && attributeMeant(declared) === attributeMeant(requested));
}

/** The withdrawn bPK is a matter of its own. */
function isTechnical(requested: string): boolean {
  const name = attributeMeant(requested);
  return name !== undefined && ACCOUNT_ATTRIBUTES[name].kind === 'technical';
}

function shown(requested: string): string {
  return attributeMeant(requested) ?? requested;
}
