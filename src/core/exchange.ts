/**
 * One request and its answer as they were on the wire, the unit of evidence.
 * A recorder writes exchanges before anything interprets them; checks read them and never change them.
 */

/** A header as received: name in the sender's spelling, order kept, repeated names repeated. */
export type RawHeader = readonly [name: string, value: string];

/** What is kept of a body. `text` is there for textual bodies up to the recorder's limit only. */
export interface BodyRecord {
  readonly sizeBytes: number;
  /** SHA-256 of the whole body, lower-case hex; of the empty string for an empty body. */
  readonly sha256: string;
  readonly text?: string;
  /** True when `text` is shorter than the body. */
  readonly isTruncated: boolean;
}

/** Who spoke to the simulator: the product under test, the suite in a partner's role, or a party we do not know. */
export type Peer = 'product' | 'suite' | 'unknown';

/** Ids that the operation names in its path or answer; checks and reports find exchanges by them. */
export interface ExchangeLabels {
  readonly destinationId?: string;
  readonly submissionId?: string;
  readonly caseId?: string;
  readonly attachmentId?: string;
  readonly keyId?: string;
  /** Which of several servers of one service was asked, where it has more than one. */
  readonly server?: string;
  /** Payment, by the id its service gave it. */
  readonly transactionId?: string;
}

export interface RecordedRequest {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  readonly headers: readonly RawHeader[];
  readonly body: BodyRecord;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: readonly RawHeader[];
  readonly body: BodyRecord;
}

/** Id of the exchange with that number within a run. */
export function exchangeIdOf(seq: number): string {
  return `x${String(seq).padStart(6, '0')}`;
}

/** Whether a text has the form of an id. */
export function isExchangeId(text: string): boolean {
  return /^x\d{6,15}$/.test(text);
}

/** The number in an id; NaN or any number for what is none. */
export function seqOfExchange(id: string): number {
  return Number(id.slice(1));
}

/** `x000123` with 2000000 added is `x2000123`. */
export function renameExchange(id: string, offset: number): string {
  return exchangeIdOf(seqOfExchange(id) + offset);
}

export interface Exchange {
  /** Unique within a run, `x000123`: the number is `seq`. */
  readonly id: string;
  /** Order in which requests arrived, from 1, without gaps. */
  readonly seq: number;
  readonly tenant: string;
  /** `inbound`: the simulator was asked. `outbound`: the simulator or suite called the product (callback, adapter). */
  readonly direction: 'inbound' | 'outbound';
  readonly peer: Peer;
  /** The specification's operation, e.g. `get-submission`; `unknown` for a path that no operation has. */
  readonly operation: string;
  /** Real time of arrival, RFC 3339 in UTC with milliseconds. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly labels: ExchangeLabels;
  readonly request: RecordedRequest;
  /** Absent when no answer left (connection ended before). */
  readonly response?: RecordedResponse;
  /** Names of the armed faults that changed this exchange; empty for ordinary behaviour. */
  readonly faults: readonly string[];
  /** What the host did to the bytes of the answer, if anything. */
  readonly wire?: 'truncated' | 'reset-before-answer' | 'lost-answer' | 'delayed';
}

/** Which exchanges are wanted; all given members must match. */
export interface ExchangeQuery {
  readonly afterSeq?: number;
  readonly peer?: Peer;
  readonly direction?: Exchange['direction'];
  readonly operation?: string;
  readonly submissionId?: string;
  readonly caseId?: string;
  readonly transactionId?: string;
  /** Labelled with the submission, or with the case. */
  readonly about?: { readonly submissionId: string; readonly caseId: string };
  readonly status?: number;
}

/** Header value by name, letter case ignored; the first one when repeated. */
export function headerOf(headers: readonly RawHeader[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** Whether an exchange is among those a query asks for. */
export function matchesQuery(exchange: Exchange, query: ExchangeQuery): boolean {
  const { labels } = exchange;
  const isWanted = (wanted: string | number | undefined, value: string | number | undefined): boolean => wanted === undefined || value === wanted;
  return (
    exchange.seq > (query.afterSeq ?? 0) &&
    isWanted(query.peer, exchange.peer) &&
    isWanted(query.direction, exchange.direction) &&
    isWanted(query.operation, exchange.operation) &&
    isWanted(query.submissionId, labels.submissionId) &&
    isWanted(query.caseId, labels.caseId) &&
    isWanted(query.transactionId, labels.transactionId) &&
    (query.about === undefined || labels.submissionId === query.about.submissionId || labels.caseId === query.about.caseId) &&
    isWanted(query.status, exchange.response?.status)
  );
}
