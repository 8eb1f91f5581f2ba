/** At least one attribute is asked for, each by its URN. Clause: BundID interface description 9.2. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';

/** @requirement BID-RQ-05 */
export const requestAttributesByUrn = requestRule('BID-RQ-05', 'request-attributes-by-urn', ({ request: { extension } }) => {
  const requested = extension?.requestedAttributes ?? [];
  if (requested.length === 0) return [broken('no-requested-attribute', { at: AT })];
  const unnamed = requested.filter(({ name }) => name === undefined || !/^urn:[a-z0-9][a-z0-9-]*:\S+$/iu.test(name));
  return unnamed.length === 0 ? [] : [broken('requested-attribute-name', { params: { seen: unnamed.map(({ name }) => name ?? '–').join(', ') }, at: AT })];
});
