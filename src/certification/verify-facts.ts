/**
 * Whether the facts that judgements rest on are those of the submissions that were recorded: what the suite expects of each by
 * its phrase, and the authentication tags of what was really uploaded. Facts changed to fit what a product did would clear it.
 */
import type { Exchange } from '../core/exchange.ts';
import type { Result } from '../core/result.ts';
import type { AuthenticationTags, SentSubmission } from '../core/submission.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { isJsonObject, parseJsonObject } from '../formats/json.ts';
import { knownSubmission } from '../runner/known-submissions.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';

/** Meaningful only with the very version of the suite that ran: what it sends is its own. */
export function verifyFacts(result: Result, parts: readonly EvidencePart[]): readonly VerificationFinding[] {
  return parts.flatMap((part) => [...verifySubmissions(part), ...verifyDeadlines(result, part)]);
}

function verifySubmissions({ path, facts, exchanges }: EvidencePart): readonly VerificationFinding[] {
  const uploads = uploadsIn(exchanges.values());
  const place = `${path}/facts.json`;
  const ids = new Set<string>();
  return facts.submissions.flatMap((sent) => {
    const isTwice = ids.has(sent.submissionId);
    ids.add(sent.submissionId);
    const wrong = [...(isTwice ? ['submissionId'] : []), ...otherThanKnown(sent), ...otherThanUploaded(sent, uploads.get(sent.submissionId))];
    return wrong.map((detail) => findingOf('judgement-invalid', 'wrong', place, { detail: `${sent.submissionId}: ${detail}` }));
  });
}

const KNOWN = ['text', 'expectation', 'control', 'basis', 'problems', 'flaws'] as const;

function otherThanKnown(sent: SentSubmission): readonly string[] {
  const known = knownSubmission(sent.phrase);
  return known === undefined ? ['phrase'] : KNOWN.filter((name) => !isSameJson(sent[name], known[name]));
}

/** What the suite sent for one submission. */
interface Upload {
  tags?: AuthenticationTags;
  readonly attachments: Record<string, string>;
}

function uploadsIn(exchanges: Iterable<Exchange>): ReadonlyMap<string, Upload> {
  const uploads = new Map<string, Upload>();
  for (const { peer, operation, labels, request } of exchanges) {
    const { submissionId, attachmentId } = labels;
    if (peer !== 'suite' || submissionId === undefined) continue;
    const upload = uploads.get(submissionId) ?? { attachments: {} };
    uploads.set(submissionId, upload);
    // Only the end of a part tells its tag: of a body that was cut nothing is known.
    if (request.body.isTruncated || request.body.text === undefined) continue;
    if (operation === 'add-attachment' && attachmentId !== undefined) upload.attachments[attachmentId] = tagOf(request.body.text);
    if (operation === 'submit-submission') upload.tags = tagsIn(request.body.text);
  }
  return uploads;
}

function tagsIn(body: string): AuthenticationTags {
  const { encryptedMetadata, encryptedData } = parseJsonObject(body) ?? {};
  return { metadata: tagOf(encryptedMetadata), ...(typeof encryptedData === 'string' ? { data: tagOf(encryptedData) } : {}), attachments: {} };
}

/** The last part of the compact form (RFC 7516 section 7.1). */
function tagOf(compact: unknown): string {
  return typeof compact === 'string' ? (compact.trim().split('.')[4] ?? '') : '';
}

function otherThanUploaded({ tags }: SentSubmission, upload: Upload | undefined): readonly string[] {
  if (upload === undefined) return ['upload'];
  const parts = upload.tags === undefined ? [] : (['metadata', 'data'] as const).filter((name) => tags[name] !== upload.tags?.[name]);
  const attachments = Object.entries(upload.attachments).filter(([id, tag]) => tags.attachments[id] !== tag);
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
