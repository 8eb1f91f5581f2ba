/**
 * Reads the evidence of a result as strangers may have changed it: exchanges, judgements and the facts they rest on, for
 * every part of the run. What cannot be read is a finding, never an exception.
 */
import { MOST_PARTS } from '../core/bundle.ts';
import { exchangeIdOf } from '../core/exchange.ts';
import type { Exchange } from '../core/exchange.ts';
import type { WrittenFacts, WrittenJudgement } from '../core/judgement.ts';
import type { Result } from '../core/result.ts';
import type { Tampering, VerificationFinding } from '../core/verification.ts';
import { decodeUtf8, isJsonObject } from '../formats/json.ts';
import { bodyPath } from '../runner/evidence.ts';
import { linesOf } from './file-hashes.ts';
import { findingOf } from './findings.ts';
import { readBoundedLine, readWrittenJson, readWrittenLine } from './hostile-json.ts';
import { ownValidator } from './own-schemas.ts';

export type Files = ReadonlyMap<string, Uint8Array>;

/** The evidence of one run, or of one part of a merged one. */
export interface EvidencePart {
  /** Folder inside the bundle, `evidence` or `evidence/part-1`. */
  readonly path: string;
  /** Added to the numbers of the exchanges where the result names them. */
  readonly offset: number;
  readonly exchanges: ReadonlyMap<string, Exchange>;
  readonly judgements: readonly WrittenJudgement[];
  readonly facts: WrittenFacts;
}

export interface ReadEvidence {
  readonly parts: readonly EvidencePart[];
  readonly findings: readonly VerificationFinding[];
}

const NO_FACTS: WrittenFacts = { signingKeys: [], submissions: [] };

/** @param result names the parts; files are those beside it */
export function readEvidence(result: Result, files: Files): ReadEvidence {
  const findings: VerificationFinding[] = [];
  const folders = foldersOf(result, findings);
  return { parts: [...folders].map(([path, offset]) => readPart(path, offset, files, findings)), findings };
}

/** Where the parts lie, each once, and what is added to their numbers. */
function foldersOf({ run }: Result, findings: VerificationFinding[]): ReadonlyMap<string, number> {
  const parts = run.parts ?? [{ path: 'evidence', offset: 0 }];
  const folders = new Map(parts.slice(0, MOST_PARTS).map(({ path, offset }) => [path, offset]));
  if (folders.size !== parts.length)
    findings.push(findingOf('run-differs', 'wrong', 'result.json (/run/parts)', { detail: `${parts.length} ≠ ${folders.size}` }));
  return folders;
}

function readPart(path: string, offset: number, files: Files, findings: VerificationFinding[]): EvidencePart {
  return {
    path,
    offset,
    exchanges: readExchanges(`${path}/exchanges.ndjson`, files, findings),
    judgements: readJudgements(`${path}/judgements.ndjson`, files, findings),
    facts: readFacts(`${path}/facts.json`, files, findings),
  };
}

/** Whoever is told of so many needs no more of them. */
const MAX_TOLD = 1_000;

/** Reads line by line, until too much was told for the rest to be of use. @param kind of the finding that stands for the rest */
function readLines(
  file: string,
  bytes: Uint8Array | undefined,
  kind: Tampering,
  read: (line: Uint8Array, place: string) => readonly VerificationFinding[],
): readonly VerificationFinding[] {
  const told: VerificationFinding[] = [];
  for (const [index, line] of linesOf(bytes).entries()) {
    for (const finding of read(line, `${file}:${index + 1}`)) told.push(finding);
    if (told.length > MAX_TOLD) return withRest(kind, file, told);
  }
  return told;
}

/** The rest first, so that it is seen: of a hundred lines of the same kind nobody reads the last fifty. */
function withRest(kind: Tampering, file: string, told: readonly VerificationFinding[]): readonly VerificationFinding[] {
  return [findingOf(kind, 'wrong', file, { detail: `> ${MAX_TOLD}` }), ...told];
}

function readExchanges(file: string, files: Files, findings: VerificationFinding[]): ReadonlyMap<string, Exchange> {
  const exchanges = new Map<string, Exchange>();
  const isValid = ownValidator('result/result-1.schema.json', 'exchange');
  const places = new Map<number, string>();
  let previous = 0;
  const told = readLines(file, files.get(file), 'exchange-unreadable', (line, place) => {
    const value = readWrittenLine(line)?.value;
    const [problem] = isValid(value);
    if (problem !== undefined) return [findingOf('exchange-unreadable', 'wrong', place, { detail: `${problem.pointer} ${problem.message}` })];
    const exchange = value as Exchange;
    const misplaced = misplacedAt(place, exchange, { isKnown: exchanges.has(exchange.id), previous });
    places.set(exchange.seq, place);
    previous = Math.max(previous, exchange.seq);
    exchanges.set(exchange.id, exchange);
    return misplaced;
  });
  findings.push(...told, ...missingAmong(file, places));
  return exchanges;
}

interface Before {
  readonly isKnown: boolean;
  readonly previous: number;
}

function misplacedAt(place: string, { id, seq }: Exchange, { isKnown, previous }: Before): readonly VerificationFinding[] {
  const named = id === exchangeIdOf(seq) ? [] : [findingOf('exchange-changed', 'wrong', place, { detail: `${id} ≠ ${exchangeIdOf(seq)}` })];
  if (isKnown) return [...named, findingOf('exchange-duplicated', 'wrong', place, { detail: id })];
  return seq > previous ? named : [...named, findingOf('exchange-reordered', 'wrong', place, { detail: id })];
}

/** Numbers that are nowhere, each told at the line of the next one; what stands elsewhere is in the wrong order and told there. @param places by number */
function missingAmong(file: string, places: ReadonlyMap<number, string>): readonly VerificationFinding[] {
  const numbers = [...places.keys()].sort((a, b) => a - b);
  const missing = numbers.flatMap((seq, index) => {
    const before = numbers[index - 1] ?? 0;
    return seq - before < 2 ? [] : [findingOf('exchange-removed', 'wrong', places.get(seq), { detail: rangeOf(before + 1, seq - 1) })];
  });
  return missing.length > MAX_TOLD ? withRest('exchange-removed', file, missing.slice(0, MAX_TOLD)) : missing;
}

function rangeOf(first: number, last: number): string {
  return first === last ? exchangeIdOf(first) : `${exchangeIdOf(first)}–${exchangeIdOf(last)}`;
}

function readJudgements(file: string, files: Files, findings: VerificationFinding[]): readonly WrittenJudgement[] {
  const bytes = files.get(file);
  if (bytes === undefined) {
    findings.push(findingOf('judgement-missing', 'open', file));
    return [];
  }
  const judgements: WrittenJudgement[] = [];
  const told = readLines(file, bytes, 'judgement-invalid', (line, place) => {
    const value = readBoundedLine(line)?.value;
    if (!isJudgement(value)) return [findingOf('judgement-invalid', 'wrong', place)];
    judgements.push(value);
    return [];
  });
  findings.push(...told);
  return judgements;
}

function isJudgement(value: unknown): value is WrittenJudgement {
  if (!isJsonObject(value)) return false;
  const { case: id, attempt, calls, error } = value;
  const isShaped = typeof id === 'string' && Number.isSafeInteger(attempt) && Array.isArray(calls) && (error === undefined || typeof error === 'string');
  return isShaped && (calls as readonly unknown[]).every(isCall);
}

function isCall(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { checks, findings } = value;
  const isFindings = Array.isArray(findings) && findings.every(isJsonObject);
  return Array.isArray(checks) && checks.every((id) => typeof id === 'string') && isFindings && 'subject' in value;
}

function readFacts(file: string, files: Files, findings: VerificationFinding[]): WrittenFacts {
  const bytes = files.get(file);
  const value = bytes === undefined ? undefined : readWrittenJson(bytes)?.value;
  if (isFacts(value)) return value;
  findings.push(findingOf('facts-missing', bytes === undefined ? 'open' : 'wrong', file));
  return NO_FACTS;
}

function isFacts(value: unknown): value is WrittenFacts {
  if (!isJsonObject(value)) return false;
  const { signingKeys, submissions, callbackHmacKey, assertionKeys = {} } = value;
  if (callbackHmacKey !== undefined && typeof callbackHmacKey !== 'string') return false;
  if (!isJsonObject(assertionKeys) || !Object.values(assertionKeys).every((key) => typeof key === 'string')) return false;
  return Array.isArray(signingKeys) && signingKeys.every(isJsonObject) && Array.isArray(submissions) && submissions.every(isSubmission);
}

function isSubmission(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { tags, contentKeys, attachmentIds, canaries, problems } = value;
  const isTexts = TEXTS_OF_SUBMISSION.every((name) => typeof value[name] === 'string');
  const isKeys = contentKeys === undefined || (isJsonObject(contentKeys) && isJsonObject(contentKeys['attachments']));
  return isTexts && isKeys && isJsonObject(tags) && isJsonObject(tags['attachments']) && [attachmentIds, canaries, problems].every(Array.isArray);
}

const TEXTS_OF_SUBMISSION = ['phrase', 'submissionId', 'caseId', 'destinationId', 'apiVersion', 'expectation'] as const;

/** Body of a request as text, also where the line holds only its beginning. @param path folder of the evidence @param files of the bundle */
export function wholeRequest({ id, request: { body } }: Exchange, path: string, files: Files): string | undefined {
  if (body.text !== undefined && !body.isTruncated) return body.text;
  const content = files.get(bodyPath(path, id, 'request'));
  return content === undefined ? undefined : decodeUtf8(content);
}
