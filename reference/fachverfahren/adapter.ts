/**
 * The test interface of this product under `/adapter`: what a test bench may ask to see and do. It exists only when
 * ADAPTER_TOKEN is set and every request carries that token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { ProductClock } from './clock.ts';
import { referenceOf } from './payment.ts';
import type { PickupStatus } from './pickup-status.ts';
import type { Rollover } from './rollover.ts';
import type { Handler, Routes, WebAnswer } from './server.ts';
import type { Store } from './store.ts';

/** Where the adapter lives. */
export const ADAPTER_PATH = '/adapter';

/** Creates the routes of the adapter. */
export function createAdapterRoutes(options: {
  readonly token: string;
  readonly store: Pick<Store, 'delivery' | 'applications'>;
  readonly status: Pick<PickupStatus, 'report'>;
  readonly rollover: Rollover;
  readonly clock: Pick<ProductClock, 'set'>;
}): Routes {
  const guarded =
    (handler: Handler): Handler =>
    (request) =>
      isAllowed(request.authorization, options.token) ? handler(request) : json(401, { error: 'The adapter token is missing or wrong.' });

  return {
    [`GET ${ADAPTER_PATH}/health`]: guarded(() => json(200, { status: 'ok' })),
    [`GET ${ADAPTER_PATH}/status`]: guarded(() => json(200, options.status.report())),
    [`GET ${ADAPTER_PATH}/submissions/*`]: guarded(({ parameter }) => showSubmission(options.store, parameter)),
    [`POST ${ADAPTER_PATH}/clock`]: guarded(({ body }) => setClock(options.clock, body)),
    [`POST ${ADAPTER_PATH}/key-rollover`]: guarded(async () => {
      try {
        return json(200, { encryptionKid: await options.rollover() });
      } catch (error) {
        return json(502, { error: error instanceof Error ? error.message : 'The roll-over failed.' });
      }
    }),
  };
}

function showSubmission(store: Pick<Store, 'delivery' | 'applications'>, submissionId: string): WebAnswer {
  const delivery = store.delivery(submissionId);
  if (delivery === undefined) return json(404, { error: 'No such submission.' });
  const applications = store.applications(submissionId);
  const latest = applications.at(-1);
  return json(200, {
    submissionId,
    caseId: delivery.caseId,
    state: delivery.state,
    copies: applications.length,
    dataSha512: latest?.dataSha512 ?? null,
    transactionReference: (latest && referenceOf(latest)) ?? null,
    attachments: (latest?.attachments ?? []).map(({ attachmentId, filename, sha512, sizeBytes }) => ({
      attachmentId,
      filename: filename ?? null,
      sha512,
      sizeBytes,
    })),
  });
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

function setClock(clock: Pick<ProductClock, 'set'>, body: Buffer): WebAnswer {
  const now = timeIn(body);
  if (now === undefined) return json(400, { error: 'The member now must be a time of RFC 3339 in UTC.' });
  clock.set(now);
  return json(200, { now: new Date(now).toISOString() });
}

function timeIn(body: Buffer): number | undefined {
  try {
    const { now } = JSON.parse(body.toString('utf8')) as { now?: unknown };
    const time = typeof now === 'string' && TIME.test(now) ? Date.parse(now) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}

const json = (status: number, value: unknown): WebAnswer => ({ status, type: 'application/json', body: JSON.stringify(value) });

/** Compares digests, so that neither content nor length of the token shows in the time taken. */
function isAllowed(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
