/**
 * What ePayBL keeps besides claims: customers, SEPA mandates, and which incoming payments were read. In memory, per Mandant; a restart from a
 * snapshot forgets it, for only money is written down.
 */
import type { Value } from './soap.ts';

export interface Customer {
  readonly mandantNr: string;
  readonly number: string;
  /** As it was sent. */
  readonly data: Value;
  readonly iban?: string;
  pin: string;
  isInitialPin: boolean;
  wrongPins: number;
}

export interface SepaMandate {
  readonly mandantNr: string;
  readonly reference: string;
  readonly customer: string;
  readonly type: string;
  readonly sequenceType: string;
  signedOn?: string;
  signedAt?: string;
  isActive: boolean;
  /** Virtual time. */
  lastUsedAt: number;
}

/** Incoming payments of one read, that can be confirmed. */
export interface IncomingBatch {
  readonly ePaymentId: string;
  readonly transactionIds: readonly string[];
}

export interface CustomerBook {
  put(customer: Customer): void;
  find(mandantNr: string, number: string): Customer | undefined;
  remove(mandantNr: string, number: string): void;
  putMandate(mandate: SepaMandate): void;
  mandate(mandantNr: string, reference: string): SepaMandate | undefined;
  /** The last read of a Mandant. */
  lastBatch(mandantNr: string): IncomingBatch | undefined;
  setBatch(mandantNr: string, batch: IncomingBatch): void;
  confirm(transactionIds: readonly string[]): void;
  isConfirmed(transactionId: string): boolean;
}

/** An empty book. */
export function createCustomerBook(): CustomerBook {
  const customers = new Map<string, Customer>();
  const mandates = new Map<string, SepaMandate>();
  const batches = new Map<string, IncomingBatch>();
  const confirmed = new Set<string>();
  const key = (mandantNr: string, id: string): string => `${mandantNr}\n${id}`;
  return {
    put: (customer) => void customers.set(key(customer.mandantNr, customer.number), customer),
    find: (mandantNr, number) => customers.get(key(mandantNr, number)),
    remove: (mandantNr, number) => void customers.delete(key(mandantNr, number)),
    putMandate: (mandate) => void mandates.set(key(mandate.mandantNr, mandate.reference), mandate),
    mandate: (mandantNr, reference) => mandates.get(key(mandantNr, reference)),
    lastBatch: (mandantNr) => batches.get(mandantNr),
    setBatch: (mandantNr, batch) => void batches.set(mandantNr, batch),
    confirm(transactionIds) {
      for (const id of transactionIds) confirmed.add(id);
    },
    isConfirmed: (transactionId) => confirmed.has(transactionId),
  };
}
