/**
 * The test interface of this product under `/adapter`: a test bench makes an application as a citizen would, and reads what the product would
 * tell its citizen and send onwards. It exists only when ADAPTER_TOKEN is set, and every request carries that token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { stateOf } from './application.ts';
import type { Application } from './application.ts';
import type { Cashier } from './cashier.ts';
import type { Faults } from './faults.ts';
import type { Begun } from './gateway.ts';
import { OrderError, readOrder } from './order-reading.ts';
import type { Handler, WebAnswer } from '../kit/server.ts';
import { json } from '../kit/server.ts';
import { paymentInformationOf } from './submission.ts';

/** Where the adapter lives. */
export const ADAPTER_PATH = '/adapter';

export interface AdapterParts {
  readonly cashier: Cashier;
  readonly faults: Faults;
  readonly token: string;
  readonly statusUrlOf: (application: Application) => string;
}

/** Answers everything below `/adapter`. */
export function createAdapter({ cashier, faults, token, statusUrlOf }: AdapterParts): Handler {
  const view = (application: Application): object => ({
    application: application.id,
    state: stateOf(application),
    bookings: application.bookings,
    statusUrl: statusUrlOf(application),
    paymentInformation: paymentInformationOf(application, faults) ?? null,
  });
  const answerOf = (application: Application, begun: Begun, status: number): WebAnswer =>
    begun.kind === 'begun'
      ? json(status, { ...view(application), pageUrl: begun.pageUrl })
      : json(begun.kind === 'down' ? 503 : 502, { ...view(application), problem: begun.reason });
  const again = async (application: Application): Promise<WebAnswer> => {
    const begun = await cashier.beginAgain(application);
    return begun === 'paid' ? json(409, view(application)) : answerOf(application, begun, 200);
  };
  const answer: Handler = async ({ method, path, body }) => {
    const [, id = '', action] = /^\/applications\/([\w-]{1,64})(\/payment)?$/.exec(path.slice(ADAPTER_PATH.length)) ?? [];
    const application = cashier.find(id);
    if (method === 'GET' && path === `${ADAPTER_PATH}/health`) return json(200, { status: 'ok' });
    if (method === 'POST' && path === `${ADAPTER_PATH}/applications`) {
      const opened = await cashier.open(readOrder(body));
      return opened === undefined ? json(422, { problem: 'This payment service is not configured.' }) : answerOf(opened.application, opened.begun, 201);
    }
    if (application === undefined) return json(404, { error: 'There is no such application.' });
    if (method === 'POST' && action !== undefined) return again(application);
    return method === 'GET' && action === undefined ? json(200, view(application)) : json(404, { error: 'The adapter has nothing there.' });
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
}

/** Compares digests, so that neither content nor length of the token shows in the time taken. */
function isAllowed(authorization: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
