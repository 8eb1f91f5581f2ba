/**
 * An empty nationality, an unsplit street and every salutation code are taken as they are. Clause: BundID interface description
 * 6.1. With document type `ID` the product may put `D` for an empty nationality, and need not.
 */
import { compareAttributes } from './attribute-comparison.ts';
import { broken, cannotTell } from '../flaw.ts';
import { takesLogin } from './login-rule.ts';

/** @requirement BID-AT-10 */
export const readOddValues = takesLogin('BID-AT-10', 'read-odd-values', {
  further(subject) {
    const { compared, differing } = compareAttributes(subject, ['nationality', 'postalAddress', 'gender', 'documentType']);
    if (compared === 0) return [cannotTell('attributes-not-shown')];
    const wrong = differing.filter(({ name, wanted, seen }) => !(name === 'nationality' && wanted === undefined && seen === 'D'));
    return wrong.length === 0 ? [] : [broken('attributes-differ', { params: { names: wrong.map(({ name }) => name).join(', ') } })];
  },
});
