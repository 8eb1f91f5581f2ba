/**
 * What the product's adapter told of each application and notice that was ordered from it: known by the word that the order begins with,
 * and followed by the id that the product gave it. What a judge is told is the last of it.
 */
import { tellsOfApplication } from '../core/application-answers.ts';
import type { Exchange } from '../core/exchange.ts';
import { REDACTED } from './recorded-answers.ts';
import type { RecordedAnswers } from './recorded-answers.ts';

export interface AdapterOrders {
  /** Last exchange about what was ordered with this word. */
  readonly lastBy: ReadonlyMap<string, Exchange>;
  /** Word of the order that an exchange is about, by its id. */
  readonly markOf: ReadonlyMap<string, string>;
  /** Words of orders that cannot be followed: the product gave no id of their own, or one that the record does not hold. */
  readonly lost: ReadonlySet<string>;
}

const PATH = /\/(applications|notices)(?:\/([^/?]+))?(?:\/payment)?(?:\?.*)?$/;
const MARK = /"(?:case|purpose)":"([^" ]+)/;
/** The word stands near the beginning of an order, however much is attached. */
const BEGINNING = 500;
/** Longer ids are cut before the product is asked about them. */
const LONGEST_ID = 500;

export function adapterOrdersIn(answers: RecordedAnswers): AdapterOrders {
  const lastBy = new Map<string, Exchange>();
  const markOf = new Map<string, string>();
  const lost = new Set<string>();
  const markById = new Map<string, string>();
  const follow = (mark: string, id: string | undefined): void => {
    const other = id === undefined ? mark : markById.get(id);
    // The same id for two orders: nobody knows which of them an answer is about.
    if (other !== undefined) [mark, other].forEach((word) => lost.add(word));
    else if (id !== undefined) markById.set(id, mark);
  };
  for (const exchange of answers.exchanges.values()) {
    if (exchange.operation !== 'adapter') continue;
    const [, kind, asked] = PATH.exec(exchange.request.target) ?? [];
    if (kind === undefined) continue;
    const mark = asked === undefined ? MARK.exec(exchange.request.body.text?.slice(0, BEGINNING) ?? '')?.[1] : markById.get(`${kind}/${asked}`);
    if (mark === undefined) continue;
    lastBy.set(mark, exchange);
    markOf.set(exchange.id, mark);
    const given = asked === undefined ? givenId(exchange, answers) : '';
    if (given !== '') follow(mark, given === undefined ? undefined : `${kind}/${given}`);
  }
  return { lastBy, markOf, lost };
}

/** As it stands in paths; empty where the product gave none, undefined where nobody knows. */
function givenId(exchange: Exchange, { answerOf }: RecordedAnswers): string | undefined {
  const json = answerOf(exchange)?.json;
  const id = json?.['application'] ?? json?.['notice'];
  if (json === undefined || (typeof id === 'string' && (id.length > LONGEST_ID || id.includes(REDACTED)))) return undefined;
  return typeof id === 'string' ? encodeURIComponent(id) : '';
}

/** Whether an answer about an order says something of it, so that it replaces what was told before. */
export function isTelling(exchange: Exchange, { answerOf }: RecordedAnswers): boolean {
  const { request, response } = exchange;
  const status = response?.status ?? 0;
  if (request.method === 'GET') return status === 200;
  if (!request.target.includes('/applications')) return status === 422;
  return tellsOfApplication(status) && typeof answerOf(exchange)?.json['application'] === 'string';
}
