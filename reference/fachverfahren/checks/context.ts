/** What every check of a submission may know; checks do no input or output of their own. */
import type { Faults } from '../faults.ts';
import type { Offer } from '../offer.ts';

/** The fixed part of an examination. */
export interface CheckContext {
  readonly offer: Offer;
  readonly destinationId: string;
  readonly faults: Faults;
}
