/**
 * A stand for the simulator's own tests: one simulator with clients of every kind and two Mandanten, and clients that call as a product would,
 * with every part of a request open to change.
 */
import { createHmac } from 'node:crypto';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../src/formats/certificate-issuing.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { SAMPLE_MANDANT } from './in-process.ts';
import { createBezahldienst, createControlClient } from './index.ts';
import type { BezahldienstOptions, BezahldienstSimulator, NoticeRequest, PaymentControl, TenantSeed } from './index.ts';

export const NOW = Date.parse('2026-05-05T10:00:00.000Z');
export const BASE = 'https://pay.test';
export const PLACE = '/MELD-ANT-FORM-4711/12002312';
export const CREATE = `/xbezahldienste/api/v1.0.0/paymenttransaction${PLACE}`;
export const STATUS = `/xbezahldienste/api/v1.0.0/status${PLACE}`;
export const RETURN = 'https://portal.example/zurueck?antrag=1';
export const OTHER_MANDANT = {
  mandantNr: '4712',
  name: 'Gemeinde Beispielau (Testdaten)',
  endPoints: [
    { originatorId: 'OTHER', endPointId: '99', requiredBookingData: ['kostenstelle'] },
    { originatorId: 'CLOSED', endPointId: '99', isAvailable: false },
  ],
  epaybl: { bewirtschafter: [{ nr: '1', isActive: false }], isActive: false },
  pmPayment: { ags: '99', salt: 'anderes-salz', procedures: ['x'], returnMethod: 'post' },
} as const;

const DAY_MS = 86_400_000;
let issued: Promise<readonly [IssuedCertificate, IssuedCertificate]> | undefined;

export interface Stand {
  readonly simulator: BezahldienstSimulator;
  readonly control: PaymentControl;
  readonly recorder: Recorder;
  readonly certificate: IssuedCertificate;
  readonly stranger: IssuedCertificate;
  /** Notices that were sent. */
  readonly notices: NoticeRequest[];
  readonly internalErrors: unknown[];
}

/** A simulator with the tenant `default`, at {@link NOW}. */
export async function createStand(seed: Partial<TenantSeed> = {}, options: Partial<BezahldienstOptions> = {}): Promise<Stand> {
  const issue = async (name: string): Promise<IssuedCertificate> =>
    issueCertificate({ subject: `CN=${name}, O=Testdaten`, notBefore: NOW - 3650 * DAY_MS, notAfter: NOW + 36_500 * DAY_MS });
  issued ??= Promise.all([issue('Onlinedienst'), issue('Fremd')]);
  const [certificate, stranger] = await issued;
  const recorder = createRecorder();
  const notices: NoticeRequest[] = [];
  const internalErrors: unknown[] = [];
  const simulator = createBezahldienst({
    baseUrl: BASE,
    clock: { now: () => NOW },
    recorder,
    noticeClient: async (request) => {
      notices.push(request);
      return { status: 200, headers: [], body: new Uint8Array() };
    },
    onInternalError: (error) => internalErrors.push(error),
    ...options,
  });
  simulator.createTenant({
    id: 'default',
    clients: [
      { name: 'mtls', authentication: { kind: 'mtls', certificate: certificate.certificate }, peer: 'product' },
      { name: 'basic', authentication: { kind: 'basic', username: 'dienst', password: 'geheim:ß' }, peer: 'product' },
      { name: 'oauth', authentication: { kind: 'oauth', clientId: 'dienst-2', clientSecret: 'geheim-2' }, peer: 'suite', mandanten: ['4712'] },
    ],
    mandanten: [SAMPLE_MANDANT, OTHER_MANDANT],
    ...seed,
  });
  const control = createControlClient({ url: 'http://control.test', tenant: seed.id ?? 'default', fetch: async (request) => simulator.control.fetch(request) });
  return { simulator, control, recorder, certificate, stranger, notices, internalErrors };
}

export interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  /** Certificate of the connection; null shows none. */
  readonly certificate?: IssuedCertificate | null;
}

/** Calls the simulator as the host would. */
export async function send(stand: Stand, method: string, path: string, body: string | null = null, sending: Sending = {}): Promise<Response> {
  const { certificate = stand.certificate, headers = {} } = sending;
  const request = new Request(path.startsWith('https:') ? path : BASE + path, { method, headers, ...(body === null ? {} : { body }) });
  return stand.simulator.fetch(request, certificate === null ? {} : { peerCertificate: certificate.der });
}

let requests = 0;

/** A payment request that is right in every member. */
export function requestOf(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  requests += 1;
  return {
    requestId: `anfrage-${requests}`,
    requestTimestamp: '2026-05-05T10:00:00.000Z',
    currency: 'EUR',
    grosAmount: 12.5,
    purpose: 'Meldebescheinigung',
    redirectUrl: RETURN,
    items: [itemOf()],
    ...change,
  };
}

/** An item of 12.50 without tax. */
export function itemOf(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: '1',
    reference: 'gebuehr',
    description: 'Gebühr',
    taxRate: 0,
    quantity: 1,
    singleNetAmount: 12.5,
    singleTaxAmount: 0,
    totalNetAmount: 12.5,
    totalTaxAmount: 0,
    ...change,
  };
}

/** Sends E1. @param value an object, or the text of the body */
export async function create(stand: Stand, value: unknown = requestOf(), path = CREATE, sending: Sending = {}): Promise<Response> {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  return send(stand, 'POST', path, body, { ...sending, headers: { 'Content-Type': 'application/json', ...sending.headers } });
}

export interface Transaction {
  readonly paymentInformation: Readonly<Record<string, unknown>> & {
    readonly transactionId: string;
    readonly status: string;
    readonly transactionRedirectUrl?: string;
  };
  readonly paymentRequest: Readonly<Record<string, unknown>>;
}

/** Sends E1 with an amount, and expects it to be good. */
export async function created(stand: Stand, cents = 1250, change: Readonly<Record<string, unknown>> = {}): Promise<Transaction> {
  const amount = cents / 100;
  const items = [itemOf({ singleNetAmount: amount, totalNetAmount: amount })];
  const response = await create(stand, requestOf({ grosAmount: amount, items, ...change }));
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Transaction;
}

/** Sends E2. */
export async function read(stand: Stand, transactionId: string): Promise<Transaction> {
  return (await (await send(stand, 'GET', `${CREATE}/${transactionId}`)).json()) as Transaction;
}

/** Status and functional code. */
export async function problemOf(response: Response): Promise<string> {
  const body = (await response.json()) as { readonly functionalCode?: string };
  return `${response.status} ${body.functionalCode ?? ''}`;
}

/** Posts a form. */
export async function post(stand: Stand, path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return send(stand, 'POST', path, new URLSearchParams(fields).toString(), { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
}

/** Opens the page, chooses, and gives the page of the result. */
export async function choose(stand: Stand, transactionId: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await post(stand, `/zahlung/${transactionId}`, fields);
  if (answer.status !== 303) throw new Error(`${answer.status} instead of 303`);
  return send(stand, 'GET', answer.headers.get('location') ?? '');
}

/** Fields of pmPayment with their HMAC, reckoned here on its own. */
export function pmForm(fields: Readonly<Record<string, string>> = {}, salt = 'salz-nur-fuer-tests'): Record<string, string> {
  const values: Record<string, string> = { ags: '12002312', amount: '1250', procedure: 'melderegister', desc: 'Meldebescheinigung', ...fields };
  const order = ['ags', 'amount', 'procedure', 'desc', 'accountingRecord', 'txid', 'notifyURL', 'redirectURL'];
  const message = order.flatMap((name) => values[name] ?? []).join('|');
  return { ...values, hash: createHmac('sha256', salt).update(message).digest('hex') };
}

/** Fields of GiroCheckout with their HMAC, reckoned here on its own. */
export function giroForm(fields: Readonly<Record<string, string>> = {}, password = 'passwort-nur-fuer-tests'): Record<string, string> {
  const values = {
    merchantId: '1234567',
    projectId: '12345',
    merchantTxId: 'tx-1',
    amount: '1250',
    currency: 'EUR',
    purpose: 'Meldung',
    urlRedirect: 'https://portal.example/giro',
    urlNotify: 'https://portal.example/notiz',
    ...fields,
  };
  return { ...values, hash: createHmac('md5', password).update(Object.values(values).join('')).digest('hex') };
}

/** Calls an operation of ePayBL. @param content XML of the parameters */
export async function soap(stand: Stand, operation: string, content: string, sending: Sending = {}): Promise<string> {
  const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><e:${operation} xmlns:e="http://www.bff.bund.de/ePayment">${content}</e:${operation}></s:Body></s:Envelope>`;
  const response = await send(stand, 'POST', '/soap/servlet/rpcrouter', body, {
    ...sending,
    headers: { 'Content-Type': 'text/xml; charset=utf-8', ...sending.headers },
  });
  return response.text();
}
