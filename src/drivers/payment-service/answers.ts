/** What the suite needs of answers to go on: ids and addresses, read member by member; what has another form is not there. */
import type { Exchange } from '../../core/exchange.ts';
import { parseJsonObject } from '../../formats/json.ts';

/** `paymentInformation` of an answer; empty where there is none. */
export function informationOf({ response }: Exchange): Readonly<Record<string, unknown>> {
  const { paymentInformation } = parseJsonObject(response?.body.text ?? '') ?? {};
  return Object(paymentInformation) as Readonly<Record<string, unknown>>;
}

/** @returns undefined when there is none */
export function transactionIdOf(exchange: Exchange): string | undefined {
  return textOf(informationOf(exchange)['transactionId']);
}

/** `requestId` of a request as it was sent. */
export function requestIdOf({ request }: Exchange): unknown {
  return parseJsonObject(request.body.text ?? '')?.['requestId'];
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
