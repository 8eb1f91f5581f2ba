/** ForceAuthn is true and IsPassive false, as in the samples (SSB 10.1). */
import { HELD, NOT_APPLICABLE, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const freshLogin: Rule<RequestFacts> = {
  name: 'fresh-login',
  text: { de: 'ForceAuthn ist true, IsPassive ist false', en: 'ForceAuthn is true, IsPassive is false' },
  source: 'SSB 10.1',
  mark: 'V',
  requirement: 'BID-RQ-11',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    const { forceAuthn, isPassive } = request;
    if (forceAuthn === true && isPassive !== true) return HELD;
    const detail = `ForceAuthn: ${String(forceAuthn ?? '–')}, IsPassive: ${String(isPassive ?? '–')}`;
    return warned(detail, detail);
  },
};
