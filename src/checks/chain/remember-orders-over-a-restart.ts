/** A paid application outlives a restart of the product. Our inference of FC-SND-060 and FC-SND-067. */
import { deliveredRule } from './chain-rule.ts';

/** @requirement KET-013 */
export const rememberOrdersOverARestart = deliveredRule('KET-013', 'remember-orders-over-a-restart', 'chain-lost-by-restart');
