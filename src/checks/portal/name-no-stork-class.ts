/** No STORK or eIDAS classes: Mein Unternehmenskonto does not know them. Inferred from an integrator's settings. */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

/** @requirement MUK-RQ-04 */
export const nameNoStorkClass = requestRule('MUK-RQ-04', 'name-no-stork-class', ({ request }) => {
  const seen = (request.requestedAuthnContext?.classRefs ?? []).filter((classRef) => /stork|eidas/i.test(classRef));
  return seen.length === 0 ? [] : [broken('stork-class-named', { params: { seen: seen.join(', ') }, at: 'request/body/SAMLRequest' })];
});
