/** The level is a minimum; exact is obsolete (SSB 5.1). */
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const comparisonMinimum: Rule<RequestFacts> = {
  name: 'comparison-minimum',
  text: { de: 'Das Niveau ist als Mindestmaß verlangt', en: 'The level is demanded as a minimum' },
  source: 'SSB 5.1',
  mark: 'V',
  requirement: 'BID-RQ-10',
  judge({ request }) {
    const context = request?.requestedAuthnContext;
    if (context === undefined) return NOT_APPLICABLE;
    return context.comparison === 'minimum' ? HELD : warned(`Comparison: ${quoted(context.comparison)}`, `Comparison: ${quoted(context.comparison)}`);
  },
};
