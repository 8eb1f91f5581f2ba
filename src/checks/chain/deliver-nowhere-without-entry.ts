/** Without a valid entry in the directory nothing is delivered. Our inference of DVDV-040. */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-015 */
export const deliverNowhereWithoutEntry = withheldRule('KET-015', 'deliver-nowhere-without-entry', 'chain-sent-without-entry');
