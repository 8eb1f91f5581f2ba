/** Where directory and delivery service name different certificates, nothing is delivered. Our inference of FC-SND-022. */
import { withheldRule } from './chain-rule.ts';

/** @requirement KET-017 */
export const compareTheCertificates = withheldRule('KET-017', 'compare-the-certificates', 'chain-certificate-differs');
