/** At level 1 accounts may be empty: no attribute should be required (SSB 9.2). */
import { ACCOUNT_ATTRIBUTES, attributeOfUrn } from '../../../src/core/account-attributes.ts';
import { demandOf } from '../demand.ts';
import { HELD, NOT_APPLICABLE, warned } from '../../account-rule.ts';
import type { Rule } from '../../account-rule.ts';
import type { RequestFacts } from '../../saml-idp-request.ts';

function isPersonal(urn: string): boolean {
  const name = attributeOfUrn(urn);
  return name !== undefined && ACCOUNT_ATTRIBUTES[name].kind === 'personal';
}

export const requiredAtLevelOne: Rule<RequestFacts> = {
  name: 'required-at-level-one',
  text: { de: 'Auf Niveau 1 ist kein persönliches Attribut Pflicht', en: 'At level 1 no personal attribute is required' },
  source: 'SSB 9.2',
  mark: 'V',
  requirement: 'BID-RQ-12',
  judge(facts) {
    const { attributes, level } = demandOf(facts);
    if (attributes === 'all' || level.kind === 'unreachable' || level.level > 1) return NOT_APPLICABLE;
    const required = attributes.filter(({ name, isRequired }) => isRequired && isPersonal(name));
    if (required.length === 0) return HELD;
    return warned(`Pflicht: ${required.map(({ name }) => name).join(', ')}`, `Required: ${required.map(({ name }) => name).join(', ')}`);
  },
};
