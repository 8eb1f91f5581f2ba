/**
 * Submissions as their receiver would see them: each recorded upload opened with the keys of the destinations, read member by member. Content is
 * a stranger's: what cannot be opened or read counts as not told.
 */
import type { Exchange } from '../../core/exchange.ts';
import { isJsonObject, parseJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import { openJwe } from '../../formats/jose.ts';
import type { Jwk } from '../../formats/jose.ts';

/** A submission that was handed over, as far as it could be opened. */
export interface OpenedSubmission {
  readonly exchange: Exchange;
  readonly submissionId: string;
  /** Text of the data; absent when no key opens it. */
  readonly data?: string;
  /** Null: the metadata name no payment; absent when they cannot be read. */
  readonly paymentInformation?: JsonObject | null;
}

/** Opens the uploads that the delivery service took. @param uploads exchanges of the final PUT */
export async function openSubmissions(uploads: readonly Exchange[], privateKeys: readonly Jwk[]): Promise<readonly OpenedSubmission[]> {
  return Promise.all(uploads.filter(wasTaken).map(async (exchange) => openSubmission(exchange, privateKeys)));
}

/** Also where the answer was lost on its way: the service has carried it out. */
function wasTaken({ response, wire }: Exchange): boolean {
  return wire === 'lost-answer' || (response !== undefined && response.status >= 200 && response.status < 300);
}

async function openSubmission(exchange: Exchange, privateKeys: readonly Jwk[]): Promise<OpenedSubmission> {
  const submissionId = exchange.labels.submissionId ?? exchange.request.target.split('/').at(-1) ?? '';
  const { encryptedMetadata, encryptedData } = parseJsonObject(exchange.request.body.text ?? '') ?? {};
  const [metadata, data] = await Promise.all([openText(encryptedMetadata, privateKeys), openText(encryptedData, privateKeys)]);
  const read = metadata === undefined ? undefined : parseJsonObject(metadata);
  const payment = read?.['paymentInformation'];
  return {
    exchange,
    submissionId,
    ...(data === undefined ? {} : { data }),
    ...(read === undefined ? {} : { paymentInformation: isJsonObject(payment) ? payment : null }),
  };
}

async function openText(compact: unknown, privateKeys: readonly Jwk[]): Promise<string | undefined> {
  if (typeof compact !== 'string') return undefined;
  for (const key of privateKeys) {
    const opening = await openJwe(compact, key);
    if (opening.kind === 'opened') return new TextDecoder().decode(opening.plaintext);
  }
  return undefined;
}

/** Whether all these names stand in the text as words of their own, in any letter case: ID cards tell names in capitals. @param data JSON or any text */
export function namesPerson(data: string, names: readonly string[]): boolean {
  const read = parseJsonObject(data);
  const text = read === undefined ? data : JSON.stringify(read);
  return names.every((name) => name !== '' && new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'iu').test(text));
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
