/** What became of a message over SOAP: taken, or refused with a code of table 9006 (interface description, 12.1.3). */
import type { Message } from '../store.ts';

/** 0 ok, 10 OK.KOMM schema, 11 OK.KOMM parameters, 20 message schema, 30 unknown handle, 31 content, 32 attachment, 99 other. */
export type ReceiptCode = '10' | '11' | '20' | '30' | '31' | '32' | '99';

export interface Refused {
  readonly kind: 'refused';
  readonly code: ReceiptCode;
  /** German, as the service writes; without line ends. */
  readonly hint: string;
}

export type Outcome = { readonly kind: 'taken'; readonly message: Message } | Refused;

/** A refusal. */
export function fail(code: ReceiptCode, hint: string): Refused {
  return { kind: 'refused', code, hint };
}
