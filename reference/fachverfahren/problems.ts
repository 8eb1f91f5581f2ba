/**
 * The catalogue of reasons for a rejection and the list that collects them while a submission is examined. Details are
 * written here for readers of the event log, which is signed but not encrypted: they never carry content.
 */
import type { Faults } from './faults.ts';

const PREFIX = 'https://schema.fitko.de/fit-connect/events/problems/';

const TITLES = {
  'schema-violation': 'Schema violation',
  'syntax-violation': 'Syntax violation',
  'unsupported-schema': 'Unsupported schema',
  'technical-error': 'Technical error',
  'invalid-event-log': 'Invalid event log',
  'not-exactly-one-submit-event': 'Not exactly one submit event',
  'missing-authentication-tags': 'Missing authentication tags',
  'incorrect-authentication-tag': 'Incorrect authentication tag',
  'encryption-issue': 'Encryption issue',
  'missing-schema': 'Missing schema',
  'unsupported-service': 'Unsupported service',
  'service-mismatch': 'Service mismatch',
  'missing-data': 'Missing data',
  'hash-mismatch': 'Hash mismatch',
  'attachments-mismatch': 'Attachments mismatch',
  'unsupported-reply-channel': 'Unsupported reply channel',
} as const;

/** The last part of a problem type. */
export type ProblemKind = keyof typeof TITLES;

/** The part of a submission that a problem is about. */
export type ProblemInstance = 'submission' | 'metadata' | 'data' | `attachment:${string}` | 'other';

/** A member of `problems` in a reject event. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: ProblemInstance;
}

/** Builds a problem of the catalogue. The caller makes sure that `detail` holds no content of the submission. */
export function problem(kind: ProblemKind, instance: ProblemInstance, detail: string): Problem {
  return { type: `${PREFIX}${kind}`, title: TITLES[kind], detail, instance };
}

/** The kind of a problem, for the log and for tests. */
export function kindOf(entry: Problem): string {
  return entry.type.slice(entry.type.lastIndexOf('/') + 1);
}

/** Collects what is wrong with one submission. */
export interface ProblemList {
  add(...problems: readonly Problem[]): void;
  /** Whether the examination ends here, with what was found so far. */
  isClosed(): boolean;
  all(): readonly Problem[];
}

const MAX_PROBLEMS = 100;

/** Creates an empty list. */
export function createProblemList(faults: Faults): ProblemList {
  const limit = faults.has('first-problem-only') ? 1 : MAX_PROBLEMS;
  const found: Problem[] = [];
  return {
    add: (...problems) => void found.push(...problems.slice(0, limit - found.length)),
    isClosed: () => found.length >= limit,
    all: () => found,
  };
}
