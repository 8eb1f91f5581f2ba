/** findcategories names categories for the own key and certificate. Clause: DVDV2 API 2.15.0, findcategories. */
import { broken } from '../flaw.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-067 */
export const nameOwnCategories = contentRule('DVDV-DIR-067', 'name-own-categories', 'findcategories', (value) =>
  Array.isArray(value) && value.length === 0 ? [broken('own-categories-missing', { at: 'response/body' })] : [],
);
