/**
 * A stand for the simulator's own tests: one simulator with a tenant, a product client that may do everything with one
 * destination, and a sender of the suite. Keys are made once per process; they are short where their length is not tested.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import { encryptJwe, signJws } from '../../src/formats/jose.ts';
import { generateKeyPair } from '../../src/formats/keys.ts';
import type { KeyPair } from '../../src/formats/keys.ts';
import { createControlClient, createFitConnect } from './index.ts';
import type { ApiVersion, CallbackClient, FitConnectControl, FitConnectOptions, FitConnectSimulator, TenantSeed } from './index.ts';
import { EVENT_PREFIX } from './event-names.ts';
import type { Tags } from './state.ts';

export const DESTINATION = '11111111-1111-4111-8111-111111111111';
export const SERVICE = { identifier: 'urn:de:fim:leika:leistung:99000000000000', name: 'Beispielleistung' };
export const ORIGIN = 'https://simulator.test';
export const CALLBACK_SECRET = 'insecure_unsafe_secret_for_tests_0123456789';
export const SET_SCHEMA = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';

export interface TestKeys {
  readonly service: KeyPair;
  readonly encryption: KeyPair;
  readonly signing: KeyPair;
  readonly stranger: KeyPair;
}

let keys: Promise<TestKeys> | undefined;

/** Keys of 2048 bits, the same for all tests of a process. */
export async function testKeys(): Promise<TestKeys> {
  keys ??= (async () => {
    const [service, encryption, signing, stranger] = await Promise.all([
      generateKeyPair('signing', { bits: 2048 }),
      generateKeyPair('encryption', { bits: 2048 }),
      generateKeyPair('signing', { bits: 2048 }),
      generateKeyPair('signing', { bits: 2048 }),
    ]);
    return { service, encryption, signing, stranger };
  })();
  return keys;
}

export interface StandOptions extends Partial<Pick<FitConnectOptions, 'clock' | 'limits' | 'callbackClient'>> {
  readonly seed?: Partial<TenantSeed>;
}

/** JSON whose shape a test asserts by looking into it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the point of these tests is what the members are
export type AnyJson = any;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed body; `undefined` when it is no JSON. */
  readonly json: AnyJson;
  readonly response: Response;
}

export interface CallOptions {
  readonly as?: 'product' | 'suite' | 'nobody' | 'sender';
  readonly token?: string;
  readonly json?: unknown;
  readonly jose?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

export interface Stand {
  readonly simulator: FitConnectSimulator;
  readonly control: FitConnectControl;
  readonly recorder: Recorder;
  readonly keys: TestKeys;
  /** Errors that handlers threw; has to stay empty. */
  readonly internalErrors: readonly unknown[];
  /** Callbacks that were sent. */
  readonly callbacks: readonly { readonly url: string; readonly headers: readonly (readonly [string, string])[]; readonly body: string }[];
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Reply>;
  readonly tokenOf: (as: NonNullable<CallOptions['as']>) => Promise<string>;
  readonly jwe: (content?: string | Uint8Array, header?: Record<string, unknown>) => Promise<string>;
  /** Announces, uploads and submits as the suite. */
  readonly submit: (options?: SubmitOptions) => Promise<Submitted>;
  /** A SET of the destination, signed by its key unless told otherwise. */
  readonly set: (submitted: Submitted, event: string, options?: SetOptions) => Promise<string>;
}

export interface SubmitOptions {
  readonly version?: ApiVersion;
  readonly as?: NonNullable<CallOptions['as']>;
  readonly attachments?: readonly string[];
  readonly announcement?: Record<string, unknown>;
}

export interface Submitted {
  readonly submissionId: string;
  readonly caseId: string;
  readonly metadata: string;
  readonly data: string;
  readonly attachments: Readonly<Record<string, string>>;
}

export interface SetOptions {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly payload?: unknown;
  readonly key?: KeyPair;
}

const CLIENTS: TenantSeed['clients'] = [
  { clientId: 'product', clientSecret: 'product-secret', peer: 'product', rights: ['subscribe', 'manage'], destinationIds: [DESTINATION] },
  { clientId: 'suite', clientSecret: 'suite-secret', peer: 'suite', rights: ['send'], destinationIds: [] },
  { clientId: 'sender', clientSecret: 'sender-secret', peer: 'product', rights: ['send'], destinationIds: [] },
];

/** The answer is a problem document of that status. @param type end of its type */
export function assertProblem(reply: Reply, status: number, type?: string): void {
  assert.equal(reply.status, status, reply.text);
  assert.equal(reply.headers.get('content-type'), 'application/problem+json');
  const document = reply.json as { status?: unknown; title?: unknown; type: string };
  assert.equal(document.status, status);
  assert.equal(typeof document.title, 'string');
  assert.match(document.type, type === undefined ? /^(urn:pruefstand:problem:|https:\/\/schema\.fitko\.de\/)/ : new RegExp(`${type}$`));
}

/** Host and last part of the type of each callback, in the order they were sent. */
export function kindsOf(callbacks: Stand['callbacks']): readonly (readonly [string, string])[] {
  return callbacks.map(({ url, body }) => [new URL(url).hostname, (JSON.parse(body) as { type: string }).type.split('/').at(-1) ?? '']);
}

/** Tags of what was sent, as an accept event names them. */
export function tagsOf({ metadata, data, attachments }: Submitted): { readonly authenticationTags: Tags } {
  const tag = (jwe: string): string => jwe.slice(jwe.lastIndexOf('.') + 1);
  return { authenticationTags: { metadata: tag(metadata), data: tag(data), attachments: Object.fromEntries(Object.entries(attachments).map(([id, jwe]) => [id, tag(jwe)])) } };
}

/** A simulator with the tenant `default`. */
export async function createStand(options: StandOptions = {}): Promise<Stand> {
  const own = await testKeys();
  const recorder = createRecorder({ keepBodyBytes: 1_000_000, textLimitBytes: 20_000 });
  const internalErrors: unknown[] = [];
  const callbacks: { url: string; headers: readonly (readonly [string, string])[]; body: string }[] = [];
  const recordCallback: CallbackClient = async (url, message) => {
    callbacks.push({ url, ...message });
    return { status: 200, headers: [], body: new Uint8Array() };
  };
  const simulator = createFitConnect({
    baseUrl: ORIGIN,
    keys: { signing: own.service, portal: own.service, nextSigning: own.stranger, stranger: own.stranger, impostor: own.stranger },
    recorder,
    callbackClient: recordCallback,
    onInternalError: (error) => internalErrors.push(error),
    ...options,
  });
  simulator.createTenant(seedOf(own, options.seed));
  const control = createControlClient({ url: 'http://control.test', tenant: options.seed?.id ?? 'default', fetch: async (request) => simulator.control.fetch(request) });
  return { simulator, control, recorder, keys: own, internalErrors, callbacks, ...createActions(simulator, own) };
}

function seedOf(own: TestKeys, seed: Partial<TenantSeed> = {}): TenantSeed {
  return {
    id: 'default',
    strictness: 'lenient',
    clients: CLIENTS,
    destinations: [
      {
        destinationId: DESTINATION,
        name: 'Beispielbehörde (Testdaten)',
        status: 'active',
        services: [{ identifier: SERVICE.identifier, regions: ['DE'], submissionSchemas: [{ schemaUri: 'urn:example:schema', mimeType: 'application/json' }] }],
        encryptionKid: own.encryption.publicJwk.kid,
        keys: [own.encryption.publicJwk, own.signing.publicJwk],
        metadataVersions: ['2.1.0'],
        callback: { url: 'https://product.test/callback', secret: CALLBACK_SECRET },
      },
    ],
    ...seed,
  };
}

type Actions = Pick<Stand, 'call' | 'tokenOf' | 'jwe' | 'submit' | 'set'>;

function createActions(simulator: FitConnectSimulator, own: TestKeys): Actions {
  const tokens = new Map<string, string>();
  const actions: Actions = {
    async tokenOf(as) {
      const known = tokens.get(as);
      if (known !== undefined) return known;
      const reply = await actions.call('POST', '/token', { body: `grant_type=client_credentials&client_id=${as}&client_secret=${as}-secret`, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
      const { access_token: token } = reply.json as { access_token: string };
      tokens.set(as, token);
      return token;
    },
    async call(method, path, options = {}) {
      const token = options.token ?? (options.as === undefined || options.as === 'nobody' ? undefined : await actions.tokenOf(options.as));
      const body = options.json === undefined ? (options.jose ?? options.body) : JSON.stringify(options.json);
      const type = options.json !== undefined ? 'application/json' : options.jose !== undefined ? 'application/jose' : undefined;
      const headers = { ...(type === undefined ? {} : { 'Content-Type': type }), ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }), ...options.headers };
      const response = await simulator.fetch(new Request(ORIGIN + path, { method, headers, ...(body === undefined ? {} : { body: body as string }) }));
      return replyOf(response);
    },
    jwe: async (content = randomBytes(32), header = {}) =>
      encryptJwe(typeof content === 'string' ? Buffer.from(content) : content, own.encryption.publicJwk, { kid: own.encryption.publicJwk.kid, cty: 'application/json', ...header }),
    submit: async (options = {}) => submit(actions, options),
    async set({ submissionId, caseId, ...rest }, event, options = {}) {
      const key = options.key ?? own.signing;
      const payload = options.payload ?? (event.startsWith('accept') ? tagsOf({ submissionId, caseId, ...rest }) : event.startsWith('reject') ? { problems: [{ type: 'https://schema.fitko.de/fit-connect/events/problems/technical-error', title: 'Technical error', detail: 'Test.', instance: 'other' }] } : {});
      const claims = { $schema: SET_SCHEMA, iss: DESTINATION, iat: 1_700_000_000, jti: crypto.randomUUID(), sub: `submission:${submissionId}`, txn: `case:${caseId}`, events: { [EVENT_PREFIX + event]: payload }, ...options.claims };
      return signJws({ typ: 'secevent+jwt', alg: 'PS512', kid: key.publicJwk.kid, ...options.header }, claims, key.privateJwk);
    },
  };
  return actions;
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json, response };
}

async function submit(actions: Actions, { version = 'v2', as = 'suite', attachments: ids = [], announcement = {} }: SubmitOptions): Promise<Submitted> {
  const base = `/submission-api/${version}/submissions`;
  const service = version === 'v1' ? { serviceType: SERVICE } : { publicService: SERVICE };
  const created = await actions.call('POST', base, { as, json: { destinationId: DESTINATION, announcedAttachments: ids, ...service, ...announcement } });
  const { submissionId, caseId } = created.json as { submissionId: string; caseId: string };
  const attachments = Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await actions.jwe()] as const)));
  for (const [id, content] of Object.entries(attachments)) await actions.call('PUT', `${base}/${submissionId}/attachments/${id}`, { as, jose: content });
  const [metadata, data] = await Promise.all([actions.jwe(), actions.jwe()]);
  const done = await actions.call('PUT', `${base}/${submissionId}`, { as, json: { encryptedMetadata: metadata, encryptedData: data } });
  if (done.status >= 300) throw new Error(`The submission failed: ${created.text} ${done.text}`);
  return { submissionId, caseId, metadata, data, attachments };
}
