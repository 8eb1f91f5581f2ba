/**
 * A message with a wrong or missing HMAC is ignored; which status it is answered with is free.
 * Clause: FIT-Connect documentation, callbacks.
 */
import { reactsRightly } from './callback-reaction.ts';

/** @requirement FC-CBK-003 */
export const ignoreWrongHmac = reactsRightly('FC-CBK-003', 'ignore-wrong-hmac');
