/** An answer with members that no description names is used all the same. Our inference: descriptions grow within one version. */
import { addressFlaws, lookUpRule } from './rule.ts';

/** @requirement DVDV-040 */
export const ignoreUnknownMembers = lookUpRule('DVDV-040', 'ignore-unknown-members', (lookUp, subject) => addressFlaws(lookUp, subject, 'I'));
