/** What tests do with a stand: call, submit, sign events. */
import { randomBytes, randomUUID } from 'node:crypto';
import { encryptJwe, signJws } from '../../src/formats/jose.ts';
import { EVENT_PREFIX } from './event-names.ts';
import type { FitConnectSimulator } from './index.ts';
import { DESTINATION, ORIGIN, SERVICE, SET_SCHEMA, tagsOf } from './test-samples.ts';
import type { Reply, SetOptions, Stand, SubmitOptions, Submitted, TestKeys } from './test-samples.ts';

/** What a test does with a stand. */
export type Actions = Pick<Stand, 'call' | 'tokenOf' | 'jwe' | 'submit' | 'set'>;

/** Actions against one simulator; tokens are fetched once per client. */
export function createActions(simulator: FitConnectSimulator, own: TestKeys): Actions {
  const tokens = new Map<string, string>();
  const actions: Actions = {
    async tokenOf(as) {
      const known = tokens.get(as);
      if (known !== undefined) return known;
      const reply = await actions.call('POST', '/token', {
        body: `grant_type=client_credentials&client_id=${as}&client_secret=${as}-secret`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      const { access_token: token } = reply.json as { access_token: string };
      tokens.set(as, token);
      return token;
    },
    async call(method, path, options = {}) {
      const token = options.token ?? (options.as === undefined || options.as === 'nobody' ? undefined : await actions.tokenOf(options.as));
      const body = options.json === undefined ? (options.jose ?? options.body) : JSON.stringify(options.json);
      const type = options.json !== undefined ? 'application/json' : options.jose !== undefined ? 'application/jose' : undefined;
      const headers = {
        ...(type === undefined ? {} : { 'Content-Type': type }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...options.headers,
      };
      const response = await simulator.fetch(new Request(ORIGIN + path, { method, headers, ...(body === undefined ? {} : { body: body as string }) }));
      return replyOf(response);
    },
    jwe: async (content = randomBytes(32), header = {}) =>
      encryptJwe(typeof content === 'string' ? Buffer.from(content) : content, own.encryption.publicJwk, {
        kid: own.encryption.publicJwk.kid,
        cty: 'application/json',
        ...header,
      }),
    submit: async (options = {}) => submit(actions, options),
    set: async (submitted, event, options = {}) => signEvent(own, submitted, event, options),
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

async function signEvent(own: TestKeys, { submissionId, caseId, ...rest }: Submitted, event: string, options: SetOptions): Promise<string> {
  const key = options.key ?? own.signing;
  const payload =
    options.payload ??
    (event.startsWith('accept')
      ? tagsOf({ submissionId, caseId, ...rest })
      : event.startsWith('reject')
        ? {
            problems: [
              { type: 'https://schema.fitko.de/fit-connect/events/problems/technical-error', title: 'Technical error', detail: 'Test.', instance: 'other' },
            ],
          }
        : {});
  const claims = {
    $schema: SET_SCHEMA,
    iss: DESTINATION,
    iat: 1_700_000_000,
    jti: randomUUID(),
    sub: `submission:${submissionId}`,
    txn: `case:${caseId}`,
    events: { [EVENT_PREFIX + event]: payload },
    ...options.claims,
  };
  return signJws({ typ: 'secevent+jwt', alg: 'PS512', kid: key.publicJwk.kid, ...options.header }, claims, key.privateJwk);
}
