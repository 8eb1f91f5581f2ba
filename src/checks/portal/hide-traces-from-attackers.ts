/** No answer to an attack shows a stack trace. Our reading; no source prints the rule. */
import { hidesTraces } from './attack-traces.ts';

/** @requirement BID-ER-03 */
export const hideTracesFromAttackers = hidesTraces('BID-ER-03', 'hide-traces-from-attackers');
