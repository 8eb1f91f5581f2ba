/** The three operations of XBezahldienste: create, read, status query. Rules in order: caller, ids, combination, body, booking data, sum, duplicate. */
import { setTimeout as pause } from 'node:timers/promises';
import { amountOf } from './amounts.ts';
import type { Clients } from './clients.ts';
import type { Client, Config, Tenant } from './config.ts';
import type { Faults } from './faults.ts';
import { pairOf } from './ledger.ts';
import type { Ledger, Payment } from './ledger.ts';
import { Refusal } from './problems.ts';
import type { ProblemWriter } from './problems.ts';
import { readRequest } from './request-rules.ts';
import type { PaymentRequest } from './request-rules.ts';
import { json } from './server.ts';
import type { WebAnswer, WebRequest } from './server.ts';
import { viewOf } from './views.ts';
import type { Addresses } from './views.ts';

export interface ApiParts {
  readonly config: Config;
  readonly clients: Clients;
  readonly ledger: Ledger;
  readonly problems: ProblemWriter;
  readonly addresses: () => Addresses;
}

export type Api = (request: WebRequest, segments: readonly string[]) => Promise<WebAnswer>;

const ID = /^[A-Za-z0-9_-]{1,36}$/;

/** Makes the handler for everything below the base address. */
export function createApi(parts: ApiParts): Api {
  return async (request, segments) => {
    try {
      return await route(parts, request, segments);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.inside instanceof SyntaxError && parts.config.faults.has('unreadable-as-html'))
        return { status: 400, type: 'text/html; charset=utf-8', body: '<!doctype html><title>400</title><h1>Bad Request</h1>' };
      return parts.problems(error);
    }
  };
}

async function route(parts: ApiParts, request: WebRequest, segments: readonly string[]): Promise<WebAnswer> {
  const [operation = '', originatorId = '', endPointId = '', transactionId] = segments;
  const path = { originatorId, endPointId };
  if (segments.length > 4 || !['status', 'paymenttransaction'].includes(operation)) throw nowhere();
  const kind = `${request.method} ${operation}`;
  if (kind === 'GET status' && transactionId === undefined) return statusQuery(parts, request, path);
  if (kind === 'POST paymenttransaction' && transactionId === undefined) return create(parts, request, path);
  if (kind === 'GET paymenttransaction' && transactionId !== undefined) return read(parts, request, path, transactionId);
  throw new Refusal(405, 'UNSPECIFIED', 'Diese Methode gibt es hier nicht.');
}

const nowhere = (): Refusal => new Refusal(404, 'UNSPECIFIED', 'Diesen Pfad gibt es nicht.');

type Path = Pick<Tenant, 'originatorId' | 'endPointId'>;

async function create(parts: ApiParts, request: WebRequest, path: Path): Promise<WebAnswer> {
  const { config, ledger } = parts;
  const { faults } = config;
  const tenant = tenantOf(parts, request, path);
  const order = readRequest(bodyOf(request.body), faults);
  checkBooking(order, tenant, faults);
  const cents = amountOf(order, faults);
  if (ledger.hasRequest(tenant, order.requestId) && !faults.has('repeats-accepted')) {
    const first = ledger.byRequest(tenant, order.requestId);
    if (faults.has('repeats-replayed') && first !== undefined) return transaction(parts, first, false);
    throw new Refusal(409, 'PAYMENT_EXISTS', 'Zu dieser requestId gibt es schon eine Zahlung.');
  }
  const payment = ledger.create(tenant, order, cents);
  if (faults.has('duplicate-guard-late')) await pause(50);
  ledger.remember(payment);
  return transaction(parts, payment, true);
}

function read(parts: ApiParts, request: WebRequest, path: Path, transactionId: string): WebAnswer {
  const tenant = tenantOf(parts, request, path);
  const payment = parts.ledger.find(transactionId);
  if (payment === undefined && parts.config.faults.has('unknown-transaction-open'))
    return json(200, { paymentInformation: { transactionId, status: 'INITIAL' } });
  const isOwn = payment?.pair === pairOf(tenant) || parts.config.faults.has('tenants-mixed');
  if (payment === undefined || !isOwn) throw new Refusal(404, 'UNSPECIFIED', 'Diese Transaktion gibt es nicht.');
  return transaction(parts, payment, false);
}

function transaction({ config: { faults }, addresses }: ApiParts, payment: Payment, isCreation: boolean): WebAnswer {
  const status = isCreation && faults.has('created-as-201') ? 201 : 200;
  return json(status, viewOf(payment, addresses(), faults, isCreation), faults.has('json-as-text') ? 'text/plain; charset=utf-8' : 'application/json');
}

/** Good news come as application/problem+json too, as the standard wants it. */
function statusQuery(parts: ApiParts, request: WebRequest, path: Path): WebAnswer {
  const { faults } = parts.config;
  if (faults.has('status-query-missing')) return { status: 404, type: 'text/plain', body: 'Not Found' };
  try {
    tenantOf(parts, request, path);
  } catch (error) {
    const isUnknown = error instanceof Refusal && error.code === 'NO_VALID_ORIGINATOR_OR_ENDPOINT';
    if (!isUnknown || !faults.has('unknown-pair-available')) throw error;
  }
  if (faults.has('status-query-204')) return { status: 204, body: '' };
  const ready = { type: 'urn:pruefstadt:bezahldienst:bereit', status: 200, title: 'Eingerichtet und bereit', detail: 'Zahlungen können angelegt werden.' };
  return json(200, ready, 'application/problem+json');
}

/** The tenant of the path, once the caller and both ids are known. @throws Refusal */
function tenantOf({ config: { tenants, clients, faults }, clients: registry }: ApiParts, request: WebRequest, path: Path): Tenant {
  const caller: Client | undefined = registry.identify(request) ?? (faults.has('strangers-served') ? clients[0] : undefined);
  if (caller === undefined) throw new Refusal(403, 'FORBIDDEN', 'Ohne gültige Zugangsdaten geht es nicht.');
  const [originatorId, endPointId] = [idOf(path.originatorId, faults), idOf(path.endPointId, faults)];
  if (!ID.test(originatorId) || !ID.test(endPointId)) throw new Refusal(403, 'VALIDATION_ERROR', 'originatorId oder endPointId verletzt ihre Regel.');
  const tenant = tenants.find((known) => known.originatorId === originatorId && known.endPointId === endPointId);
  if (tenant === undefined) throw new Refusal(403, 'NO_VALID_ORIGINATOR_OR_ENDPOINT', 'Diese Kombination ist nicht eingerichtet.');
  if (!tenant.clients.includes(caller.id)) throw new Refusal(403, 'FORBIDDEN', 'Diese Kombination gehört einem anderen Mandanten.');
  return tenant;
}

function idOf(id: string, faults: Faults): string {
  const trimmed = faults.has('path-ids-trimmed') ? id.trim() : id;
  return faults.has('path-ids-cut') ? trimmed.slice(0, 36) : trimmed;
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(400, 'VALIDATION_ERROR', 'Die Anfrage ist kein lesbares JSON.', error);
  }
}

function checkBooking({ items }: PaymentRequest, { bookingKeys }: Tenant, faults: Faults): void {
  if (faults.has('booking-data-optional')) return;
  const judged = faults.has('booking-data-of-first-item') ? items.slice(0, 1) : items;
  const isMissing = judged.some(({ bookingData }) => bookingKeys.some((key) => (bookingData?.[key] ?? '') === ''));
  if (isMissing) throw new Refusal(400, 'BOOKING_DATA_MISSING', `Jede Position braucht: ${bookingKeys.join(', ')}.`);
}
