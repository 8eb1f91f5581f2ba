/** The test interface: lets a tester arrange what a person does on the payment page. Only with a token, never in production. */
import type { Outcome, Pages } from './page.ts';
import { json } from './server.ts';
import type { WebAnswer, WebRequest } from './server.ts';

/** @param token that callers have to show */
export function createAdapter(token: string, pages: Pages): (request: WebRequest, path: string) => WebAnswer {
  return ({ method, authorization, body }, path) => {
    if (authorization !== `Bearer ${token}`) return json(401, { error: 'A token is needed.' });
    if (method === 'GET' && path === 'health') return json(200, { status: 'ok' });
    if (method !== 'POST' || path !== 'payments') return json(404, { error: 'There is nothing here.' });
    const { transactionId, outcome } = read(body);
    if (typeof transactionId !== 'string' || !isOutcome(outcome)) return json(400, { error: 'transactionId or outcome is missing.' });
    return pages.arrange(transactionId, outcome) ? json(200, { status: 'arranged' }) : json(404, { error: 'There is no such payment.' });
  };
}

function isOutcome(value: unknown): value is Outcome {
  return value === 'paid' || value === 'failed' || value === 'canceled';
}

function read(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
