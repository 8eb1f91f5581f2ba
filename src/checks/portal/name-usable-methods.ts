/**
 * The list of methods, if sent, is not empty and does not name Smart-eID. Clauses: BundID interface description 9.1, 9.6. That a
 * list of switched-off methods is empty, and that unknown names are wrong, is our reading.
 */
import { AUTHN_METHODS } from '../../core/account.ts';
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';
const isSmartEid = (name: string): boolean => /^smart[-_]?eid$/i.test(name);

/** @requirement BID-RQ-15 */
export const nameUsableMethods = requestRule('BID-RQ-15', 'name-usable-methods', ({ request: { extension } }) => {
  const methods = extension?.methods ?? extension?.allowedMethods?.map((name) => ({ name, isEnabled: true }));
  if (methods === undefined) return [];
  if (methods.length === 0) return [broken('methods-empty', { at: AT })];
  const named = methods.map(({ name }) => name);
  const unknown = named.filter((name) => !isSmartEid(name) && !AUTHN_METHODS.some((method) => method === name));
  return [
    ...(named.some(isSmartEid) ? [broken('methods-smart-eid', { at: AT })] : []),
    ...(methods.some(({ isEnabled }) => isEnabled) ? [] : [broken('methods-all-off', { at: AT, basis: 'I' })]),
    ...(unknown.length === 0 ? [] : [broken('methods-unknown', { params: { seen: unknown.join(', ') }, at: AT, basis: 'I' })]),
  ];
});
