/**
 * A stand for the simulator's own tests: one simulator with a sender and two mailboxes, and a client that sends as a product
 * would, with every part of a request open to change. Keys are short and made once per process.
 */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../src/formats/certificate-issuing.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { createControlClient, createMailbox } from './index.ts';
import type { MailboxControl, MailboxOptions, MailboxSimulator, TenantSeed } from './index.ts';

export const MAILBOX = '0b1a7a6e-5d5c-4b3a-8e55-1f2a3b4c5d6e';
export const LOW_MAILBOX = '11111111-2222-4333-8444-555555555555';
export const APPLICATION = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
export const SENDER = 'Beispielverfahren Ä';
export const MESSAGES = '/v6/mailbox/messages';
export const STATES = '/v6/mailbox/applications/states';
export const NOW = Date.parse('2025-05-05T10:00:00.000Z');
const DAY_MS = 86_400_000;

/** Certificates of a sender and of a stranger. */
export interface TestKeys {
  readonly sender: IssuedCertificate;
  readonly stranger: IssuedCertificate;
}

let keys: Promise<TestKeys> | undefined;

/** Valid for ten years around {@link NOW}, so that no test ends of age. */
export async function testKeys(): Promise<TestKeys> {
  keys ??= (async () => {
    const issue = async (name: string): Promise<IssuedCertificate> =>
      issueCertificate({ subject: `CN=${name}, O=Testdaten`, keyKind: 'RSA-2048', notBefore: NOW - 3650 * DAY_MS, notAfter: NOW + 36_500 * DAY_MS });
    return { sender: await issue(SENDER), stranger: await issue('Fremd') };
  })();
  return keys;
}

export interface Stand {
  readonly simulator: MailboxSimulator;
  readonly control: MailboxControl;
  readonly recorder: Recorder;
  readonly keys: TestKeys;
  readonly internalErrors: unknown[];
}

/** A simulator with the tenant `default`, at {@link NOW}. */
export async function createStand(seed: Partial<TenantSeed> = {}, options: Partial<MailboxOptions> = {}): Promise<Stand> {
  const own = await testKeys();
  const recorder = createRecorder();
  const internalErrors: unknown[] = [];
  const simulator = createMailbox({
    baseUrl: 'https://zbp.test',
    clock: { now: () => NOW },
    recorder,
    onInternalError: (error) => internalErrors.push(error),
    ...options,
  });
  simulator.createTenant({
    id: 'default',
    senders: [{ name: SENDER, certificate: own.sender.certificate, peer: 'product' }],
    mailboxes: [
      { mailboxUuid: MAILBOX, owner: 'Erika Mustermann (Testdaten)', applicationIds: [APPLICATION] },
      { mailboxUuid: LOW_MAILBOX, owner: 'Max Mustermann (Testdaten)', reachableLevel: 1 },
    ],
    ...seed,
  });
  const control = createControlClient({ url: 'http://control.test', tenant: seed.id ?? 'default', fetch: async (request) => simulator.control.fetch(request) });
  return { simulator, control, recorder, keys: own, internalErrors };
}

export interface TestFile {
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
  /** Instead of `filename="…"`. */
  readonly parameter?: string;
}

/** Content of a message that is right in every member. */
export function messageOf(change: Readonly<Record<string, unknown>> = {}, files: readonly TestFile[] = []): Record<string, unknown> {
  const attachments = files.map(({ filename, bytes }) => ({
    filename,
    sha512sum: createHash('sha512').update(bytes).digest('hex'),
    contentLength: bytes.byteLength,
  }));
  return {
    mailboxUuid: MAILBOX,
    stork_qaa_level: 1,
    sender: 'Stadt Musterstadt',
    title: 'Ihr Bescheid',
    content: 'Guten Tag',
    service: 'Kita',
    attachments,
    ...change,
  };
}

/** Content of a status report that is right in every member. */
export function stateOf(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    applicationId: APPLICATION,
    status: 'RECEIVED',
    publicServiceName: { de: 'Anmeldung in einer Kita' },
    senderName: 'Stadt Musterstadt',
    statusDetails: { de: 'Eingegangen' },
    additionalInformation: { de: 'Wir melden uns.' },
    reference: 'AZ 1',
    createdDate: '2025-05-05T09:00:00.000Z',
    ...change,
  };
}

/** Claims that are right at {@link NOW}. */
export const CLAIMS: Readonly<Record<string, unknown>> = { iat: NOW / 1000, exp: NOW / 1000 + 1800, signer: SENDER, roles: ['THIRD_PARTY'] };

/** A compact JWT; the algorithm that signs is always RS512. */
export function tokenOf(key: IssuedCertificate, claims: Readonly<Record<string, unknown>> = {}, header: Readonly<Record<string, unknown>> = {}): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ typ: 'JWT', alg: 'RS512', ...header })}.${part({ ...CLAIMS, ...claims })}`;
  return `${input}.${sign('sha512', Buffer.from(input), createPrivateKey(key.key)).toString('base64url')}`;
}

/** The envelope of a content, signed. */
export function envelopeOf(key: IssuedCertificate, content: unknown): { content: string; sha512sum: string } {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { content: text, sha512sum: sign('sha512', Buffer.from(text), createPrivateKey(key.key)).toString('base64') };
}

/** A form with the part json and parts files. */
export function formOf(envelope: unknown, files: readonly TestFile[] = [], boundary = 'BOUNDARY', jsonType = 'application/json'): Buffer {
  const pieces: Uint8Array[] = [];
  const add = (head: string, bytes: Uint8Array): void => void pieces.push(Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n'));
  add(
    `Content-Disposition: form-data; name="json"\r\nContent-Type: ${jsonType}`,
    Buffer.from(typeof envelope === 'string' ? envelope : JSON.stringify(envelope)),
  );
  for (const { filename, bytes, type = 'application/pdf', parameter } of files)
    add(`Content-Disposition: form-data; name="files"; ${parameter ?? `filename="${filename}"`}\r\nContent-Type: ${type}`, bytes);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

export interface Sending {
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Certificate of the connection; null shows none. */
  readonly certificate?: IssuedCertificate | null;
}

/** Calls the simulator as the host would. */
export async function send(stand: Stand, method: string, path: string, body: Uint8Array | string | null, sending: Sending = {}): Promise<Response> {
  const { certificate = stand.keys.sender, headers = {} } = sending;
  const authorization = 'token' in sending ? sending.token : `Bearer ${tokenOf(stand.keys.sender)}`;
  const request = new Request(`https://zbp.test${path}`, {
    method,
    headers: { ...(authorization === undefined ? {} : { Authorization: authorization }), ...headers },
    ...(body === null ? {} : { body: typeof body === 'string' ? body : Uint8Array.from(body) }),
  });
  return stand.simulator.fetch(request, certificate === null ? {} : { peerCertificate: certificate.der });
}

/** Sends a message. */
export async function putMessage(stand: Stand, content: unknown, files: readonly TestFile[] = [], sending: Sending = {}): Promise<Response> {
  const form = formOf(envelopeOf(stand.keys.sender, content), files);
  return send(stand, 'PUT', MESSAGES, form, { ...sending, headers: { 'Content-Type': 'multipart/form-data; boundary=BOUNDARY', ...sending.headers } });
}

/** Sends a status report. */
export async function postState(stand: Stand, content: unknown, sending: Sending = {}): Promise<Response> {
  const body = JSON.stringify(envelopeOf(stand.keys.sender, content));
  return send(stand, 'POST', STATES, body, { ...sending, headers: { 'Content-Type': 'application/json', ...sending.headers } });
}

/** Status and name of the problem. */
export async function problemOf(response: Response): Promise<string> {
  const body = (await response.json()) as { readonly type?: string };
  return `${response.status} ${body.type?.replace('urn:pruefstand:problem:zbp:', '') ?? ''}`;
}
