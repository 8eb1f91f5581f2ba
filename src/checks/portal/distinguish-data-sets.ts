/**
 * DatenkranzTyp and PersTyp decide which fields there are; a natural person without register data is legal. Seen in an
 * integrator's descriptions.
 */
import { accountView, wordAt } from './account-view.ts';
import { differing } from './company-comparison.ts';
import { takesLogin } from './login-rule.ts';

/** @requirement MUK-AT-03 */
export const distinguishDataSets = takesLogin('MUK-AT-03', 'distinguish-data-sets', {
  further({ told, delivered: { company } }) {
    const organisation = accountView(told)?.organisation;
    if (organisation === undefined || company === undefined) return [];
    const { isNaturalPerson } = organisation;
    const wanted = company.personType === 'NatPers' || company.dataSet === 'IdNr';
    const dataSet = wordAt(organisation, 'dataSet');
    return differing([
      ...(dataSet !== undefined && dataSet !== company.dataSet ? ['DatenkranzTyp'] : []),
      ...(typeof isNaturalPerson === 'boolean' && isNaturalPerson !== wanted ? ['PersTyp'] : []),
    ]);
  },
});
