/** A paid application is delivered once the delivery service is back. Our inference of FC-SND-067 and FC-SND-073. */
import { deliveredRule } from './chain-rule.ts';

/** @requirement KET-004 */
export const deliverAfterAnOutage = deliveredRule('KET-004', 'deliver-after-an-outage', 'chain-paid-not-sent');
