/**
 * The delivery point of ITZBund at FIT-Connect, played by the suite (fact sheet on mailboxes, section 2.6): picks up what was submitted,
 * opens it with the key of the destination, hands it on to the mailbox, and answers with an event. It asks nothing of the content:
 * what cannot be opened is rejected, everything else is the mailbox's to judge.
 */
import { randomUUID } from 'node:crypto';
import { PruefstandError } from '../../core/errors.ts';
import { decodeJws, openJwe, signJws } from '../../formats/jose.ts';
import type { Jwk } from '../../formats/jose.ts';
import { isJsonObject, parseJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import type { SendRequest } from '../fit-connect/sender.ts';
import { fetchToken } from '../fit-connect/sender.ts';

export interface DeliveryPointOptions {
  readonly tokenUrl: string;
  /** Without version. */
  readonly submissionApiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly destinationId: string;
  /** Private keys of the destination. */
  readonly encryptionKey: Jwk;
  readonly signingKey: Jwk;
  readonly send: SendRequest;
  readonly handOn: HandOn;
}

/** An opened submission. */
export interface OpenedNotice {
  readonly serviceIdentifier: string;
  readonly schemaUri: string;
  readonly dataBase64: string;
  readonly attachments: readonly { readonly filename?: string; readonly mediaType: string; readonly contentBase64: string }[];
  /** Exchange by which it was submitted. */
  readonly exchange: string;
}

/** Gives a notice to the mailbox. @returns why it was not taken; empty for one that was */
export type HandOn = (
  notice: OpenedNotice,
) => Promise<{ readonly problems: readonly { readonly rule: string; readonly pointer: string; readonly detail: string }[] }>;

export interface DeliveryPoint {
  /** Takes one submission from pickup to its event. @param exchange by which it was submitted */
  process(submissionId: string, exchange: string): Promise<void>;
}

const EVENTS = 'https://schema.fitko.de/fit-connect/events/';
const SET_SCHEMA = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json';
/** Types of problems by which a destination rejects; those of the mailbox are ours. */
const PROBLEM_TYPES = 'urn:pruefstand:problem:zbp:';

type Call = (method: string, path: string, body?: string) => Promise<Uint8Array>;

/** Makes a delivery point with a token of its own, fetched at first use. */
export function createDeliveryPoint(options: DeliveryPointOptions): DeliveryPoint {
  let token: Promise<string> | undefined;
  const call: Call = async (method, path, body) => {
    token ??= fetchToken(options);
    const headers = { authorization: `Bearer ${await token}`, ...(body === undefined ? {} : { 'content-type': 'application/jose' }) };
    const url = `${options.submissionApiUrl}/v2${path}`;
    const answer = await options.send({ method, url, headers, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw new PruefstandError('ERR_INTERNAL', `The simulated delivery service answered ${answer.status} to ${method} ${path}.`, {
      place: new TextDecoder().decode(answer.body.subarray(0, 10_000)),
    });
  };
  return {
    async process(submissionId, exchange) {
      const submission = parseJsonObject(await call('GET', `/submissions/${submissionId}`)) ?? {};
      const opened = await open(submission, call, options);
      const { problems } = await options.handOn({ ...opened, exchange });
      const caseId = String(submission['caseId']);
      const set = await eventOf(options, { submissionId, caseId, problems, tags: await tagsOf(call, submissionId, caseId) });
      await call('POST', `/cases/${caseId}/events`, set);
    },
  };
}

/** What cannot be opened is handed on empty: the mailbox refuses that. */
async function open(submission: JsonObject, call: Call, { encryptionKey }: DeliveryPointOptions): Promise<Omit<OpenedNotice, 'exchange'>> {
  const text = async (jwe: unknown): Promise<Uint8Array> => {
    const opening = await openJwe(typeof jwe === 'string' ? jwe : '', encryptionKey);
    return opening.kind === 'opened' ? opening.plaintext : new Uint8Array();
  };
  const structure = objectAt(parseJsonObject(await text(submission['encryptedMetadata'])), 'contentStructure');
  const named = structure?.['attachments'];
  const entries = Array.isArray(named) ? named.filter(isJsonObject) : [];
  const attachments = await Promise.all(
    entries.map(async ({ attachmentId, filename, mimeType }) => {
      const path = `/submissions/${String(submission['submissionId'])}/attachments/${encodeURIComponent(String(attachmentId))}`;
      // Metadata may name what was never uploaded; the mailbox tells that from the content.
      const sealed = await call('GET', path).catch(() => new Uint8Array());
      const bytes = await text(new TextDecoder().decode(sealed));
      return {
        ...(typeof filename === 'string' ? { filename } : {}),
        mediaType: typeof mimeType === 'string' ? mimeType : 'application/octet-stream',
        contentBase64: Buffer.from(bytes).toString('base64'),
      };
    }),
  );
  const service = objectAt(submission, 'publicService') ?? objectAt(submission, 'serviceType');
  return {
    serviceIdentifier: wordAt(service, 'identifier'),
    schemaUri: wordAt(objectAt(objectAt(structure, 'data'), 'submissionSchema'), 'schemaUri'),
    dataBase64: Buffer.from(await text(submission['encryptedData'])).toString('base64'),
    attachments,
  };
}

/** Authentication tags as the service noted them when the submission came in. */
async function tagsOf(call: Call, submissionId: string, caseId: string): Promise<unknown> {
  const log = parseJsonObject(await call('GET', `/cases/${caseId}/events?limit=500&offset=0`))?.['eventLog'];
  const payloads = (Array.isArray(log) ? log : []).map((set: unknown) => decodeJws(String(set))?.payload);
  const submitted = payloads.find(
    (payload) => payload?.['sub'] === `submission:${submissionId}` && objectAt(payload, 'events')?.[`${EVENTS}submit-submission`],
  );
  return objectAt(objectAt(submitted, 'events'), `${EVENTS}submit-submission`)?.['authenticationTags'];
}

interface EventParts {
  readonly submissionId: string;
  readonly caseId: string;
  readonly problems: Awaited<ReturnType<HandOn>>['problems'];
  readonly tags: unknown;
}

async function eventOf({ destinationId, signingKey }: DeliveryPointOptions, { submissionId, caseId, problems, tags }: EventParts): Promise<string> {
  const isTaken = problems.length === 0;
  const payload = {
    $schema: SET_SCHEMA,
    jti: randomUUID(),
    iss: destinationId,
    iat: Math.floor(Date.now() / 1000),
    sub: `submission:${submissionId}`,
    txn: `case:${caseId}`,
    events: {
      [`${EVENTS}${isTaken ? 'accept' : 'reject'}-submission`]: isTaken
        ? { authenticationTags: tags }
        : { problems: problems.map(({ rule, pointer, detail }) => ({ type: PROBLEM_TYPES + rule, title: rule, detail, instance: `data${pointer}` })) },
    },
  };
  return signJws({ typ: 'secevent+jwt', alg: 'PS512', kid: signingKey['kid'] }, payload, signingKey);
}

function objectAt(value: JsonObject | undefined, name: string): JsonObject | undefined {
  const member = value?.[name];
  return isJsonObject(member) ? member : undefined;
}

function wordAt(value: JsonObject | undefined, name: string): string {
  const member = value?.[name];
  return typeof member === 'string' ? member : '';
}
