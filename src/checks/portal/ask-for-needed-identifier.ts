/**
 * Who cannot work without bPK2 or handle asks for one of them, or temporary logins arrive. Clause: BundID interface description
 * 9.2.1. The target declares the need. A request for nothing at all, and the form of names, are other rules.
 */
import { attributeMeant } from './attribute-names.ts';
import { broken, cannotTell } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const IDENTIFIERS: readonly string[] = ['bPK2', 'legacyPostkorbHandle'];

/** @requirement BID-RQ-14 */
export const askForNeededIdentifier = requestRule('BID-RQ-14', 'ask-for-needed-identifier', ({ request: { extension } }, { facts: { declared } }) => {
  if (declared.needsIdentifier === undefined) return [cannotTell('no-declared-identifier')];
  const requested = extension?.requestedAttributes ?? [];
  const isAsked = requested.some(({ name = '' }) => IDENTIFIERS.includes(attributeMeant(name) ?? ''));
  return declared.needsIdentifier && requested.length > 0 && !isAsked ? [broken('identifier-not-asked', { at: 'request/body/SAMLRequest' })] : [];
});
