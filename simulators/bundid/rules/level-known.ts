/** The level is demanded as a minimum, by a class that BundID has (SSB 5.1, 10.1). */
import { HELD, NOT_APPLICABLE, quoted, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const levelKnown: Rule<RequestFacts> = {
  name: 'level-known',
  text: { de: 'Ein Vertrauensniveau 1, 3 oder 4 ist verlangt', en: 'A level 1, 3 or 4 is demanded' },
  source: 'SSB 5.1, 10.1',
  mark: 'V',
  requirement: 'BID-RQ-09',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    const classes = request.requestedAuthnContext?.classRefs ?? [];
    if (classes.length === 0) return warned('Fehlt: Niveau 1 genügt dann', 'Missing: level 1 will do then');
    const unknown = classes.find((name) => !['1', '3', '4'].some((level) => name.trim() === `STORK-QAA-Level-${level}`));
    return unknown === undefined ? HELD : warned(`Unbekannt: ${quoted(unknown)}`, `Unknown: ${quoted(unknown)}`);
  },
};
