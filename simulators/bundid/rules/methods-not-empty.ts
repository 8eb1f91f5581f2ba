/** A list of methods has an entry (SSB 9.1, 9.6). Entries that are all switched off count as entries: the code speaks of the list. */
import { demandOf } from '../demand.ts';
import { HELD, NOT_APPLICABLE, broken } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

export const methodsNotEmpty: Rule<RequestFacts> = {
  name: 'methods-not-empty',
  code: 'empty-authentication-methods',
  text: { de: 'Eine Liste der Anmeldemittel hat Einträge', en: 'A list of methods has entries' },
  source: 'SSB 9.1, 9.6',
  mark: 'V',
  requirement: 'BID-RQ-15',
  judge(facts) {
    const { extension } = demandOf(facts);
    const list = extension?.methods ?? extension?.allowedMethods;
    if (list === undefined) return NOT_APPLICABLE;
    return list.length === 0 ? broken('Leere Liste', 'Empty list') : HELD;
  },
};
