/**
 * Cucumber's messages of a run as one stream. Cucumber is called anew for each attempt, and for each scenario where they run one by
 * one; every call names the same features, scenarios and steps by ids of its own. Here they keep the ids of the first call, and the
 * attempts of a scenario are told as cucumber tells retries: numbered from 0, each but the last `willBeRetried`.
 */
import { TimeConversion, version } from '@cucumber/messages';
import type { Envelope, TestCaseStarted, Timestamp } from '@cucumber/messages';
import { nodeVersion, platformName, suiteVersion } from './environment.ts';
import { withoutSubjects } from './execute.ts';

export interface MessageLog {
  /** @param attempt 1 for the first */
  take(envelope: Envelope, attempt: number): void;
  /** The whole as lines of JSON. @param end how the run ended: one that ended early is no success, and says why */
  written(end: { readonly startedAt: number; readonly finishedAt: number; readonly interrupted?: string | undefined }): string;
}

/** What a call says of the features again: by this it is known to be the same. */
function keyOf({ meta, source, gherkinDocument, parameterType, stepDefinition, hook, pickle, testCase }: Envelope): string | undefined {
  if (meta !== undefined) return 'meta';
  if (source !== undefined) return `source ${source.uri}`;
  if (gherkinDocument !== undefined) return `document ${gherkinDocument.uri ?? ''}`;
  if (parameterType !== undefined) return `parameter ${parameterType.name}`;
  if (stepDefinition !== undefined) return `step ${stepDefinition.id}`;
  if (hook !== undefined) return `hook ${hook.id}`;
  if (pickle !== undefined) return `pickle ${pickle.uri} ${pickle.location?.line ?? 0}`;
  return testCase === undefined ? undefined : `case ${testCase.pickleId}`;
}

/** Both were made from the same text in the same way: what stands in the same place is the same. */
function pairIds(known: unknown, again: unknown, pair: (again: string, known: string) => void): void {
  if (typeof known !== 'object' || known === null || typeof again !== 'object' || again === null) return;
  const others = again as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(known)) {
    const other = others[name];
    if (name === 'id' && typeof value === 'string' && typeof other === 'string') pair(other, value);
    else pairIds(value, other, pair);
  }
}

/** The run that a message belongs to while it is going on: which attempt at which test case. */
function startedIn({ testStepStarted, testStepFinished, testCaseFinished, attachment }: Envelope): string | undefined {
  return (testStepStarted ?? testStepFinished ?? testCaseFinished ?? attachment)?.testCaseStartedId;
}

export function createMessageLog(): MessageLog {
  const kept: Envelope[] = [];
  const first = new Map<string, Envelope>();
  const names = new Map<string, string>();
  let runId: string | undefined;
  let isSuccess = true;
  const renamed = (envelope: Envelope): Envelope =>
    JSON.parse(JSON.stringify(envelope), (_name, value: unknown) => (typeof value === 'string' ? (names.get(value) ?? value) : value)) as Envelope;
  const isAgain = (envelope: Envelope): boolean => {
    const key = keyOf(envelope);
    const known = key === undefined ? undefined : first.get(key);
    if (known !== undefined) pairIds(known, envelope, (again, id) => names.set(again, id));
    else if (key !== undefined) first.set(key, envelope);
    return known !== undefined;
  };
  return {
    take(given, attempt) {
      const envelope = names.size === 0 ? given : renamed(given);
      const { testRunStarted, testRunFinished, testCaseStarted } = envelope;
      if (testRunFinished !== undefined) {
        isSuccess &&= testRunFinished.success;
        return;
      }
      if (testRunStarted !== undefined && runId !== undefined) {
        if (testRunStarted.id !== undefined) names.set(testRunStarted.id, runId);
        return;
      }
      if (testRunStarted !== undefined) runId = testRunStarted.id;
      if (isAgain(envelope)) return;
      kept.push(testCaseStarted === undefined ? withoutSubjects(envelope) : { testCaseStarted: { ...testCaseStarted, attempt: attempt - 1 } });
    },
    written({ startedAt, finishedAt, interrupted }) {
      const begin = runId === undefined ? [...(first.has('meta') ? [] : [ownMeta()]), startOf(startedAt)] : [];
      const end: Envelope = {
        testRunFinished: {
          testRunStartedId: runId ?? OWN_RUN,
          success: isSuccess && runId !== undefined && interrupted === undefined,
          timestamp: stampOf(finishedAt),
          ...(interrupted === undefined ? {} : { message: interrupted }),
        },
      };
      return [...finished(kept), ...begin, end].map((envelope) => `${JSON.stringify(envelope)}\n`).join('');
    },
  };
}

/** Attempts that came to their end, as in the result; each but the last at its test case is followed by another. */
function finished(envelopes: readonly Envelope[]): readonly Envelope[] {
  const ended = new Set(envelopes.flatMap(({ testCaseFinished }) => testCaseFinished?.testCaseStartedId ?? []));
  const started = envelopes
    .flatMap(({ testCaseStarted }): readonly TestCaseStarted[] => (testCaseStarted === undefined ? [] : [testCaseStarted]))
    .filter(({ id }) => ended.has(id));
  const last = new Map(started.map(({ testCaseId, id }) => [testCaseId, id]));
  const lasts = new Set(last.values());
  return envelopes.flatMap((envelope): readonly Envelope[] => {
    const { testCaseStarted, testCaseFinished } = envelope;
    const id = testCaseStarted?.id ?? startedIn(envelope);
    if (id !== undefined && !ended.has(id)) return [];
    return [
      testCaseFinished === undefined ? envelope : { testCaseFinished: { ...testCaseFinished, willBeRetried: !lasts.has(testCaseFinished.testCaseStartedId) } },
    ];
  });
}

/** Id of a run that ended before cucumber began one. */
const OWN_RUN = 'not-begun';

function stampOf(milliseconds: number): Timestamp {
  return TimeConversion.millisecondsSinceEpochToTimestamp(milliseconds);
}

function startOf(startedAt: number): Envelope {
  return { testRunStarted: { id: OWN_RUN, timestamp: stampOf(startedAt) } };
}

function ownMeta(): Envelope {
  const [os = '', cpu = ''] = platformName().split(' ');
  return {
    meta: {
      protocolVersion: version,
      implementation: { name: 'pruefstand', version: suiteVersion() },
      runtime: { name: 'node.js', version: nodeVersion() },
      os: { name: os },
      cpu: { name: cpu },
    },
  };
}
