/** Words of the simulator's own tests: ids, shapes, and how answers are looked at. */
import assert from 'node:assert/strict';
import type { KeyPair } from '../../src/formats/keys.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import type { ApiVersion, FitConnectControl, FitConnectSimulator } from './index.ts';
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
  return {
    authenticationTags: {
      metadata: tag(metadata),
      data: tag(data),
      attachments: Object.fromEntries(Object.entries(attachments).map(([id, jwe]) => [id, tag(jwe)])),
    },
  };
}
