/**
 * The test interface of this product under `/adapter`: a test bench orders a notice or a change of state as a clerk would, and
 * reads what the product would tell the clerk. It exists only when ADAPTER_TOKEN is set, and every request carries that token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Desk } from './desk.ts';
import type { KeptLog } from '../kit/log.ts';
import type { Notice } from './notice.ts';
import { OrderError, readNoticeOrder, readStateOrder } from './order-reading.ts';
import type { Handler, WebAnswer, WebRequest } from '../kit/server.ts';
import { json } from '../kit/server.ts';
import type { StatusReports } from './status-reports.ts';

/** Where the adapter lives. */
export const ADAPTER_PATH = '/adapter';

export interface AdapterParts {
  readonly desk: Desk;
  readonly reports: StatusReports;
  readonly lines: KeptLog['lines'];
  readonly token: string;
}

const MOST_WAITING_SECONDS = 30;

/** Answers everything below `/adapter`. */
export function createAdapter({ desk, reports, lines, token }: AdapterParts): Handler {
  const answer: Handler = async (request) => {
    const path = request.path.slice(ADAPTER_PATH.length);
    const id = /^\/notices\/([\w-]{1,64})$/.exec(path)?.[1];
    if (request.method === 'GET' && path === '/health') return json(200, { status: 'ok' });
    if (request.method === 'GET' && path === '/log') return json(200, { lines: lines().slice(-lastOf(request)) });
    if (request.method === 'GET' && id !== undefined) return tell(id, request);
    if (request.method === 'POST' && path === '/notices') return ordered(request.body);
    if (request.method === 'POST' && path === '/states') return reported(request.body);
    return json(404, { error: 'The adapter has nothing there.' });
  };
  return async (request) => {
    if (!isAllowed(request.authorization, token)) return json(401, { error: 'The adapter token is missing or wrong.' });
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof OrderError) return json(400, { error: error.message });
      throw error;
    }
  };

  function ordered(body: string): WebAnswer {
    const outcome = desk.order(readNoticeOrder(body));
    return 'problem' in outcome ? json(422, { problem: outcome.problem }) : json(202, { notice: outcome.notice.id });
  }

  async function reported(body: string): Promise<WebAnswer> {
    const outcome = await reports.report(readStateOrder(body));
    return outcome.kind === 'refused' ? json(422, { problem: outcome.problem }) : json(200, { state: outcome.kind });
  }

  async function tell(id: string, { query }: WebRequest): Promise<WebAnswer> {
    const seconds = Number(query.get('wait') ?? 0);
    if (seconds > 0) await desk.settled(id, Math.min(seconds, MOST_WAITING_SECONDS) * 1000);
    const notice = desk.find(id);
    return notice === undefined ? json(404, { error: 'There is no such notice.' }) : json(200, viewOf(notice));
  }
}

function viewOf({ state, attempts, order, receipt, hint, otherChannel }: Notice): object {
  return {
    state,
    attempts,
    isKept: order !== undefined,
    messageUuid: receipt?.messageUuid ?? null,
    providedAt: receipt?.providedAt ?? null,
    hint: hint === '' ? null : hint,
    otherChannel: otherChannel ?? null,
  };
}

function lastOf({ query }: WebRequest): number {
  const last = query.get('last') ?? '';
  return /^[1-9]\d{0,3}$/.test(last) ? Number(last) : 1000;
}

/** Compares digests, so that neither content nor length of the token shows in the time taken. */
function isAllowed(authorization: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
