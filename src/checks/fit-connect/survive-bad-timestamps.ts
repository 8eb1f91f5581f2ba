/**
 * A missing or non-numeric timestamp does not crash the receiver: the next correct callback works.
 * Basis: our inference.
 */
import { reactsRightly } from './callback-reaction.ts';

/** @requirement FC-CBK-007 */
export const surviveBadTimestamps = reactsRightly('FC-CBK-007', 'survive-bad-timestamps');
