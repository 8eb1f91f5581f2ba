/**
 * The suite in the role of the sending system: token, announce, upload, submit over HTTP, as any portal would
 * (Submission API 1.1.3, "Einreichungsübermittlung"; v2 by the adapters below). It knows addresses only, no simulator.
 */
import { PruefstandError } from '../../core/errors.ts';
import type { ApiVersion } from '../../core/submission.ts';
import type { SealedSubmission } from './seal.ts';

/** The few things a sender needs of an HTTP client. */
export type SendRequest = (request: {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}) => Promise<{ readonly status: number; readonly body: Uint8Array }>;

export interface SenderOptions {
  readonly tokenUrl: string;
  /** Without version. */
  readonly submissionApiUrl: string;
  readonly apiVersion: ApiVersion;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly send: SendRequest;
}

export interface AnnouncedSubmission {
  readonly submissionId: string;
  readonly caseId: string;
}

export interface Sender {
  /** Announces a submission with the ids of its attachments. */
  announce(destinationId: string, sealed: SealedSubmission): Promise<AnnouncedSubmission>;
  /** Uploads every attachment, then submits metadata and data. */
  submit(announced: AnnouncedSubmission, sealed: SealedSubmission): Promise<void>;
}

/** Creates a sender with a token of its own, fetched at first use. */
export function createSender(options: SenderOptions): Sender {
  const base = `${options.submissionApiUrl}/${options.apiVersion}`;
  let token: Promise<string> | undefined;
  const call = async (
    method: string,
    path: string,
    contentType: string,
    body: string | Uint8Array<ArrayBuffer>,
    wanted: readonly number[],
  ): Promise<unknown> => {
    token ??= fetchToken(options);
    const headers = { authorization: `Bearer ${await token}`, 'content-type': contentType, 'user-agent': 'Pruefstand-Sender/1' };
    const answer = await options.send({ method, url: base + path, headers, body });
    const text = new TextDecoder().decode(answer.body.subarray(0, 10_000));
    if (wanted.includes(answer.status)) return text === '' ? undefined : JSON.parse(text);
    throw new PruefstandError('ERR_INTERNAL', `The simulated delivery service answered ${answer.status} to ${method} ${path}.`, { place: text });
  };
  return {
    async announce(destinationId, sealed) {
      const service = options.apiVersion === 'v1' ? { serviceType: sealed.service } : { publicService: sealed.service };
      const body = JSON.stringify({ destinationId, announcedAttachments: [...sealed.attachments.keys()], ...service });
      const { submissionId, caseId } = (await call('POST', '/submissions', 'application/json', body, [201])) as AnnouncedSubmission;
      return { submissionId, caseId };
    },
    async submit({ submissionId }, sealed) {
      for (const [id, part] of sealed.attachments) await call('PUT', `/submissions/${submissionId}/attachments/${id}`, 'application/jose', part, [204]);
      const body = JSON.stringify({ encryptedMetadata: sealed.metadata, encryptedData: sealed.data });
      await call('PUT', `/submissions/${submissionId}`, 'application/json', body, [200, 202]);
    },
  };
}

/** A token of the client. @throws ERR_INTERNAL */
export async function fetchToken({ tokenUrl, clientId, clientSecret, send }: Omit<SenderOptions, 'submissionApiUrl' | 'apiVersion'>): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }).toString();
  const answer = await send({ method: 'POST', url: tokenUrl, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  const text = new TextDecoder().decode(answer.body);
  if (answer.status !== 200)
    throw new PruefstandError('ERR_INTERNAL', `The simulated token endpoint answered ${answer.status} to the suite's own client.`, { place: text });
  return (JSON.parse(text) as { access_token: string }).access_token;
}
