/** What an operation of ePayBL is: its parameters, what is checked before it runs, what it gives back. */
import { toTimestamp } from '../../../src/core/clock.ts';
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import type { Call } from '../call.ts';
import type { EpayblSeed, MandantSeed } from '../contract.ts';
import type { Payment } from '../money/payment.ts';
import { CODES } from './codes.ts';
import type { EpayblCode, Wrong } from './codes.ts';
import type { Customer } from './customers.ts';
import { textOf } from './soap.ts';
import type { Value } from './soap.ts';

/** A call that passed certificate and Mandant. */
export interface EpayblCall {
  readonly call: Call;
  readonly mandant: MandantSeed;
  readonly epaybl: EpayblSeed;
  /** The element of the operation; its children are the parameters. */
  readonly args: XmlTreeElement;
}

/** What came of an operation: a code, and members beside the result. */
export interface Outcome {
  readonly code: EpayblCode;
  readonly members?: Readonly<Record<string, Value>>;
  /** Instead of a fresh one. */
  readonly ePaymentId?: string;
}

export interface Operation {
  readonly name: string;
  /** Names of the parameters in order, for the description; `?` marks those that may be missing. */
  readonly parameters: readonly string[];
  /** Type of the return value in the description. */
  readonly returns: string;
  /** Whether the result stands alone, and not as a member `ergebnis`. */
  readonly isBare?: true;
  readonly run: (own: EpayblCall) => Outcome;
}

/** An outcome that is one code. */
export function told(code: EpayblCode | undefined): Outcome {
  return { code: code ?? '+0000' };
}

/** A good outcome with members. */
export function good(members: Readonly<Record<string, Value>>): Outcome {
  return { code: '+0000', members };
}

/** The return value of an operation. */
export function returnValue({ call, epaybl }: Pick<EpayblCall, 'call' | 'epaybl'>, operation: Pick<Operation, 'isBare'>, outcome: Outcome): Value {
  const result = resultOf(call, outcome, epaybl.version ?? '3');
  return operation.isBare === true ? result : { ergebnis: result, ...outcome.members };
}

/** Flat in version 2, with a nested text in version 3. Both letter cases of the members are those of the clients. */
function resultOf({ tenant }: Call, { code, ePaymentId }: Outcome, version: '2' | '3'): Value {
  const [short, long] = CODES[code];
  const text = { code, kurzText: short, langText: long };
  const head = {
    EPaymentId: ePaymentId ?? tenant.service.ids(),
    EPaymenTimestamp: toTimestamp(tenant.service.clock.now()),
    istOk: String(code === '+0000'),
  };
  return version === '2' ? { ...head, ...text } : { ...head, text };
}

/** A list as the version writes it. @param wrapper name of the type that version 3 wraps it with */
export function listOf({ epaybl }: Pick<EpayblCall, 'epaybl'>, wrapper: string, entries: readonly Value[]): Value {
  return epaybl.version === '2' ? { item: entries } : { [wrapper.charAt(0).toLowerCase() + wrapper.slice(1)]: entries };
}

/** Judges a number of a Bewirtschafter. */
export function wrongBewirtschafter({ epaybl }: Pick<EpayblCall, 'epaybl'>, nr: string | undefined): Wrong {
  if (nr === undefined) return '-0301';
  if (nr.length > 8) return '-0302';
  const known = epaybl.bewirtschafter.find((candidate) => candidate.nr === nr);
  if (known === undefined) return '-0306';
  return known.isActive === false ? '-0308' : undefined;
}

/** The customer that a call names by number. */
export function customerOf({ call, mandant, args }: EpayblCall): Customer | undefined {
  const number = textOf(args, 'eShopKundenNr');
  return number === undefined ? undefined : call.tenant.customers.find(mandant.mandantNr, number);
}

/** A claim of the Mandant by its Kassenzeichen, whichever face it came by. */
export function claimOf({ call, mandant, args }: EpayblCall, reference = textOf(args, 'kassenzeichen')): Payment | undefined {
  const payment = reference === undefined ? undefined : call.tenant.book.byReference(reference);
  return payment?.mandantNr === mandant.mandantNr ? payment : undefined;
}
