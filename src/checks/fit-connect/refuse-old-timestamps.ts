/**
 * A timestamp older than five minutes is refused although the HMAC is right: one that was made old, and, where the product's
 * clock can be set, the present one with that clock ahead.
 * Clause: FIT-Connect documentation, callbacks. Timestamps from the future have no rule; see `note-callback-without-rule.ts`.
 */
import { reactsRightly } from './callback-reaction.ts';

/** @requirement FC-CBK-004 */
export const refuseOldTimestamps = reactsRightly('FC-CBK-004', 'refuse-old-timestamps');
