/**
 * The named faults of this product: each one switches exactly one behaviour to a mistake seen in, or feared for, real
 * online services. The tables are the only list of them; product code asks `faults.has('name')` at the place concerned.
 */
import { ATTRIBUTE_FAULTS, SESSION_FAULTS } from './faults/accounts.ts';
import { ADDRESS_FAULTS, PAID_SERVICE_FAULTS } from './faults/paid-service.ts';
import { METADATA_FAULTS, MUK_REQUEST_FAULTS, REQUEST_FAULTS } from './faults/requests.ts';
import { DOCUMENT_FAULTS, PROTOCOL_FAULTS } from './faults/responses.ts';

/** Every fault this product can be started with. */
export const FAULTS = {
  ...METADATA_FAULTS,
  ...REQUEST_FAULTS,
  ...MUK_REQUEST_FAULTS,
  ...DOCUMENT_FAULTS,
  ...PROTOCOL_FAULTS,
  ...ATTRIBUTE_FAULTS,
  ...SESSION_FAULTS,
  ...PAID_SERVICE_FAULTS,
  ...ADDRESS_FAULTS,
} as const;

/** The name of a fault. */
export type FaultName = keyof typeof FAULTS;

/** The faults a product was started with. */
export type Faults = ReadonlySet<FaultName>;
