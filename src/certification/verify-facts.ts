/**
 * Whether the facts that judgements rest on are those of the submissions that were recorded: what the suite expects of each by its phrase,
 * the authentication tags of what was really uploaded, and what is inside. Facts changed to fit what a product did would clear it.
 */
import type { Result } from '../core/result.ts';
import type { SentSubmission } from '../core/submission.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { isJsonObject, parseJsonObject } from '../formats/json.ts';
import { knownSubmission } from '../runner/known-submissions.ts';
import { wholeRequest } from './evidence.ts';
import type { EvidencePart, Files } from './evidence.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';
import { otherThanContained, unpackingBudget } from './submission-contents.ts';
import type { RecordedParts } from './submission-contents.ts';
import { verifyCallbacks } from './verify-callbacks.ts';

/** Meaningful only with the very version of the suite that ran: what it sends is its own. */
export async function verifyFacts(result: Result, parts: readonly EvidencePart[], files: Files): Promise<readonly VerificationFinding[]> {
  const own = parts.flatMap((part) => [...verifySubmissions(part, files), ...verifyCallbacks(result, part, files), ...verifyDeadlines(result, part)]);
  const withLogins = parts.filter(({ exchanges }) => [...exchanges.values()].some(({ operation }) => operation === 'browser-saml-response'));
  if (withLogins.length === 0) return own;
  const { verifyAssertions } = await import('./verify-assertions.ts');
  return [...own, ...withLogins.flatMap((part) => verifyAssertions(part, files))];
}

function verifySubmissions(part: EvidencePart, files: Files): readonly VerificationFinding[] {
  const { path, facts } = part;
  const uploads = uploadsIn(part, files);
  const place = `${path}/facts.json`;
  const ids = new Set<string>();
  const budget = unpackingBudget();
  return facts.submissions.flatMap((sent) => {
    const isTwice = ids.has(sent.submissionId);
    ids.add(sent.submissionId);
    const upload = uploads.get(sent.submissionId);
    const wrong = [
      ...(isTwice ? ['submissionId'] : []),
      ...otherThanKnown(sent),
      ...(upload === undefined ? ['upload'] : [...otherThanUploaded(sent, upload), ...otherThanContained(sent, upload, budget)]),
    ];
    return wrong.map((detail) => findingOf('judgement-invalid', 'wrong', place, { detail: `${sent.submissionId}: ${detail}` }));
  });
}

const KNOWN = ['text', 'expectation', 'control', 'basis', 'problems', 'flaws'] as const;

function otherThanKnown(sent: SentSubmission): readonly string[] {
  const known = knownSubmission(sent.phrase);
  return known === undefined ? ['phrase'] : KNOWN.filter((name) => !isSameJson(sent[name], known[name]));
}

/** What the suite sent for one submission, while it is put together. */
type Upload = { -readonly [K in keyof RecordedParts]: K extends 'attachments' ? Record<string, string> : RecordedParts[K] };

function uploadsIn({ path, exchanges }: EvidencePart, files: Files): ReadonlyMap<string, Upload> {
  const uploads = new Map<string, Upload>();
  for (const exchange of exchanges.values()) {
    const { peer, operation, labels } = exchange;
    const { submissionId, attachmentId } = labels;
    if (peer !== 'suite' || submissionId === undefined) continue;
    const upload = uploads.get(submissionId) ?? { attachments: {} };
    uploads.set(submissionId, upload);
    // Of a body that was cut nothing is known.
    const whole = wholeRequest(exchange, path, files);
    if (whole === undefined) continue;
    if (operation === 'add-attachment' && attachmentId !== undefined) upload.attachments[attachmentId] = whole;
    if (operation === 'submit-submission') {
      delete upload.data;
      Object.assign(upload, partsIn(whole));
    }
  }
  return uploads;
}

function partsIn(body: string): Omit<RecordedParts, 'attachments'> {
  const { encryptedMetadata, encryptedData } = parseJsonObject(body) ?? {};
  // Without metadata it was submitted all the same.
  return { metadata: typeof encryptedMetadata === 'string' ? encryptedMetadata : '', ...(typeof encryptedData === 'string' ? { data: encryptedData } : {}) };
}

/** The last part of the compact form (RFC 7516 section 7.1). */
function tagOf(compact: string): string {
  return compact.trim().split('.')[4] ?? '';
}

function otherThanUploaded({ tags }: SentSubmission, upload: Upload): readonly string[] {
  const isOther = (name: 'metadata' | 'data'): boolean => tags[name] !== (upload[name] === undefined ? undefined : tagOf(upload[name]));
  const parts = upload.metadata === undefined ? [] : (['metadata', 'data'] as const).filter(isOther);
  const attachments = Object.entries(upload.attachments).filter(([id, compact]) => tags.attachments[id] !== tagOf(compact));
  return [...parts.map((name) => `tags/${name}`), ...attachments.map(([id]) => `tags/attachments/${id}`)];
}

/** Deadlines that a judge applied are those that the target declared. */
function verifyDeadlines({ target }: Result, { path, judgements }: EvidencePart): readonly VerificationFinding[] {
  const { deadlineSeconds, apiVersion } = target.declared;
  return judgements.flatMap(({ case: id, calls }) => {
    const isOther = calls.some(({ subject }) => {
      if (!isJsonObject(subject)) return false;
      const isLater = subject['deadlineSeconds'] !== undefined && subject['deadlineSeconds'] !== deadlineSeconds;
      return isLater || (subject['apiVersion'] !== undefined && subject['apiVersion'] !== apiVersion);
    });
    return isOther ? [findingOf('judgement-invalid', 'wrong', `${path}/judgements.ndjson, ${id}`, { detail: 'deadlineSeconds, apiVersion' })] : [];
  });
}
