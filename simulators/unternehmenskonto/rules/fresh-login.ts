/** ForceAuthn is true, as integrators have it. */
import { HELD, NOT_APPLICABLE, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const freshLogin: Rule<RequestFacts> = {
  name: 'fresh-login',
  text: { de: 'ForceAuthn ist true', en: 'ForceAuthn is true' },
  source: 'GOV, realm-templates; GS, app/ekona',
  mark: 'V',
  requirement: 'MUK-RQ-03',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    if (request.forceAuthn === true) return HELD;
    const detail = `ForceAuthn: ${String(request.forceAuthn ?? '–')}`;
    return warned(detail, detail);
  },
};
