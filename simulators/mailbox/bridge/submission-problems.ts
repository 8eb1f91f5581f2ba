/**
 * Mailbox messages by way of FIT-Connect (fact sheet on mailboxes, section 2.6): which service identifiers there are, and what
 * is wrong with the data of such a submission. Pure: time and registered certificates are parameters. How the problems travel
 * back is the delivery service's matter.
 */
import { certificatesInPem } from '../../../src/formats/certificate-reading.ts';
import { sha512Hex } from '../../../src/formats/hash.ts';
import { compileWhenUsed } from '../../../src/formats/json-schema.ts';
import { isJsonObject, parseJsonObject } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import messageDataSchema from '../../../schemas/zbp/fit-connect-message-1.schema.json' with { type: 'json' };
import statusDataSchema from '../../../schemas/zbp/fit-connect-status-1.schema.json' with { type: 'json' };
import messageSchema from '../../../schemas/zbp/message-content-6.schema.json' with { type: 'json' };
import stateSchema from '../../../schemas/zbp/state-content-6.schema.json' with { type: 'json' };
import { readCertificate } from '../senders.ts';
import type { CertificateFacts } from '../senders.ts';
import { isRsaSignature, readToken, tokenProblem } from '../zbp/token.ts';

const IDENTIFIERS = 'urn:schema-fitko-de:fit-connect:id.bund.de';

/** The two services with their identifiers, the place of the schemas a submission names, and our schemas of data and content. */
export const ZBP_SERVICES = {
  message: {
    identifier: `${IDENTIFIERS}:message_v6`,
    /** Known: `1.0.0/zbp-message.schema.json` below it. */
    schemaBase: 'https://schema.fitko.de/fit-connect/id.bund.de/message_v6/',
    data: compileWhenUsed(messageDataSchema),
    content: compileWhenUsed(messageSchema),
  },
  status: {
    identifier: `${IDENTIFIERS}:status_v6`,
    schemaBase: 'https://schema.fitko.de/fit-connect/id.bund.de/status_v6/',
    data: compileWhenUsed(statusDataSchema),
    content: compileWhenUsed(stateSchema),
  },
} as const;

/** A decrypted submission to one of the two services. */
export interface MailboxSubmission {
  readonly serviceIdentifier: string;
  /** Schema that the metadata name for the data. */
  readonly schemaUri: string;
  /** The data as they were decrypted. */
  readonly data: Uint8Array;
  /** The FIT-Connect attachments, in their order. */
  readonly attachments: readonly { readonly filename?: string; readonly bytes: Uint8Array }[];
}

export interface SubmissionContext {
  /** When ITZBund processes it: the token has to be valid then. Milliseconds since the epoch. */
  readonly now: number;
  /** SHA-256 of the DER of registered certificates, lower-case hex; any certificate is taken without it. */
  readonly registered?: readonly string[];
}

export interface SubmissionProblem {
  readonly rule: 'service' | 'schema-uri' | 'data' | 'certificate' | 'token' | 'signature' | 'content' | 'status-reserved' | 'attachments';
  /** JSON Pointer into the data, or into the content for rules of the content. */
  readonly pointer: string;
  /** One sentence without values of the message. */
  readonly detail: string;
}

/** All that is wrong with a submission; empty for a good one. What follows from an earlier problem is left out. */
export function problemsOfSubmission(submission: MailboxSubmission, context: SubmissionContext): readonly SubmissionProblem[] {
  const service = Object.values(ZBP_SERVICES).find(({ identifier }) => identifier === submission.serviceIdentifier);
  if (service === undefined) return [problemAt('service', '', 'The service identifier is none of the two for mailboxes.')];
  const uri = submission.schemaUri.startsWith(service.schemaBase)
    ? []
    : [problemAt('schema-uri', '', 'The metadata name another schema than that of the service.')];
  const data = parseJsonObject(submission.data);
  if (data === undefined) return [...uri, problemAt('data', '', 'The data are no JSON object.')];
  const shape = service.data(data).map(({ pointer, message }) => problemAt('data', pointer, `The data break their schema: ${message}.`));
  if (shape.length > 0) return [...uri, ...shape];
  return [...uri, ...authorProblems(data, context), ...contentProblems(service.content, String(data['content']), submission)];
}

function authorProblems(data: JsonObject, { now, registered }: SubmissionContext): readonly SubmissionProblem[] {
  const certificate = certificateIn(String(data['authorCertificate']));
  const at = '/authorCertificate';
  if (certificate === undefined) return [problemAt('certificate', at, 'The certificate is neither PEM nor Base64 of its DER.')];
  const problems: SubmissionProblem[] = [];
  if (now < certificate.notBefore || now > certificate.notAfter) problems.push(problemAt('certificate', at, 'The certificate is not valid at this time.'));
  if (registered?.includes(certificate.sha256) === false) problems.push(problemAt('certificate', at, 'The certificate is not registered.'));
  const token = readToken(String(data['authorToken']));
  const name = token === undefined ? 'token-malformed' : tokenProblem(token, { key: certificate.publicKey, signer: certificate.commonName, now });
  if (name !== undefined) problems.push(problemAt('token', '/authorToken', `The token is refused: ${name}.`));
  const isSigned = isRsaSignature(String(data['content']), certificate.publicKey, Buffer.from(String(data['sha512sum']), 'base64'));
  return isSigned ? problems : [...problems, problemAt('signature', '/sha512sum', 'The signature does not fit the content.')];
}

function contentProblems(validate: ReturnType<typeof compileWhenUsed>, text: string, submission: MailboxSubmission): readonly SubmissionProblem[] {
  const content = parseJsonObject(text);
  if (content === undefined) return [problemAt('content', '', 'The content is no JSON object.')];
  if (content['status'] === 'NONE' && submission.serviceIdentifier === ZBP_SERVICES.status.identifier)
    return [problemAt('status-reserved', '/status', 'The status NONE is set by the service itself only.')];
  const problems = validate(content).map(({ pointer, message }) => problemAt('content', pointer, `The content breaks its schema: ${message}.`));
  return problems.length > 0 ? problems : attachmentProblems(content, submission.attachments);
}

/** Number, order, name where FIT-Connect has one, length, digest. */
function attachmentProblems(content: JsonObject, files: MailboxSubmission['attachments']): readonly SubmissionProblem[] {
  const listed: unknown = content['attachments'] ?? [];
  const announced = Array.isArray(listed) ? listed.filter(isJsonObject) : [];
  if (announced.length !== files.length) return [problemAt('attachments', '/attachments', 'Content and submission differ in the number of attachments.')];
  return files.flatMap(({ filename, bytes }, index) => {
    const expected = announced[index] ?? {};
    const agrees =
      (filename === undefined || expected['filename'] === filename) &&
      expected['contentLength'] === bytes.byteLength &&
      String(expected['sha512sum']).toLowerCase() === sha512Hex(bytes);
    return agrees ? [] : [problemAt('attachments', `/attachments/${index}`, 'Name, length or digest is not that of the attachment.')];
  });
}

/** The certificate of a sender, PEM or Base64 of its DER. @returns undefined for a text that is none */
export function certificateIn(text: string): CertificateFacts | undefined {
  const plain = text.replaceAll(/\s/g, '');
  const der = certificatesInPem(text)[0] ?? (/^[A-Za-z0-9+/]+={0,2}$/.test(plain) ? Buffer.from(plain, 'base64') : undefined);
  return der === undefined ? undefined : readCertificate(der);
}

function problemAt(rule: SubmissionProblem['rule'], pointer: string, detail: string): SubmissionProblem {
  return { rule, pointer, detail };
}
