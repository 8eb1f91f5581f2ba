/**
 * A timestamp older than five minutes is refused although the HMAC is right.
 * Clause: FIT-Connect documentation, callbacks. Timestamps from the future have no rule.
 */
import { reactsRightly } from './callback-reaction.ts';

/** @requirement FC-CBK-004 */
export const refuseOldTimestamps = reactsRightly('FC-CBK-004', 'refuse-old-timestamps');
