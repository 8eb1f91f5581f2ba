/** Answers of a part of the evidence as JSON, each read once, however often judgements refer to it. */
import type { Exchange } from '../core/exchange.ts';
import { isJsonObject, parseJsonObject } from '../formats/json.ts';
import type { JsonObject } from '../formats/json.ts';

export interface RecordedAnswers {
  readonly exchanges: ReadonlyMap<string, Exchange>;
  /** @returns undefined where the record holds a part of the answer only */
  answerOf(exchange: Exchange): RecordedAnswer | undefined;
}

export interface RecordedAnswer {
  /** Empty for what is no JSON object. */
  readonly json: JsonObject;
  /** Whether something in it is a digest instead of a secret. */
  readonly isRedacted: boolean;
  /** Of an adapter that was asked about many addresses at once, by {@link addressKey}; absent where it was asked about one. */
  readonly byAddress?: ReadonlyMap<string, JsonObject>;
}

/** Names an address that was asked about. */
export function addressKey({ organizationKey, serviceUri }: JsonObject): string {
  return JSON.stringify([organizationKey, serviceUri]);
}

/** What stands where a secret was. */
export const REDACTED = '<sha256:';

export function recordedAnswers(exchanges: ReadonlyMap<string, Exchange>): RecordedAnswers {
  const read = new Map<Exchange, RecordedAnswer | undefined>();
  return {
    exchanges,
    answerOf(exchange) {
      if (!read.has(exchange)) read.set(exchange, readAnswer(exchange));
      return read.get(exchange);
    },
  };
}

function readAnswer({ request, response }: Exchange): RecordedAnswer | undefined {
  const { text, isTruncated } = response?.body ?? { text: '', isTruncated: false };
  if (isTruncated || text === undefined) return undefined;
  const json = parseJsonObject(Buffer.from(text)) ?? {};
  const { addresses } = json;
  return { json, isRedacted: text.includes(REDACTED), ...(Array.isArray(addresses) ? addressesIn(addresses, request) : {}) };
}

function addressesIn(answers: readonly unknown[], { body }: Exchange['request']): Pick<RecordedAnswer, 'byAddress'> {
  const asked = parseJsonObject(body.text ?? '')?.['addresses'];
  const byAddress = new Map<string, JsonObject>();
  // An answer about more or less than was asked is none.
  if (!Array.isArray(asked) || asked.length !== answers.length) return { byAddress };
  for (const [index, wanted] of asked.entries()) {
    const answer = answers[index];
    if (isJsonObject(wanted) && isJsonObject(answer)) byAddress.set(addressKey(wanted), answer);
  }
  return { byAddress };
}
