/**
 * (e) What judging costs: every check once over what one product did with one submission, as recorded on a real way
 * through the simulator. No network and no process in between; gathering and verifying signatures is told apart.
 */
import * as index from '../../src/checks/fit-connect/index.ts';
import type { Check } from '../../src/checks/check.ts';
import { observeCase } from '../../src/checks/fit-connect/observation.ts';
import type { CaseObservation } from '../../src/checks/fit-connect/observation.ts';
import type {
  CallbackSubject,
  CaseSubject,
  CertificateSubject,
  KeySubject,
  LinkSubject,
  PickupSubject,
  RolloverSubject,
  RunSubject,
} from '../../src/checks/fit-connect/subject.ts';
import { cacheFolder } from '../../src/runner/environment.ts';
import { createKeyRing } from '../../src/runner/keys.ts';
import { recordSubmission } from '../recorded-submission.ts';
import type { RecordedSubmission } from '../recorded-submission.ts';
import type { CheckCosts } from '../report.ts';
import { benchKeys, DESTINATION_ID } from '../seed.ts';
import { median, significant } from '../statistics.ts';

type HintSubject = Parameters<typeof index.treatCallbackAsHint.run>[0];
/** A check bound to its subject. */
interface Judgement {
  readonly id: string;
  readonly requirement: string;
  readonly judge: () => unknown;
}

const CASE_CHECKS: readonly Check<CaseSubject>[] = [
  ...index.REFUSALS.values(),
  ...index.ACCEPTANCES.values(),
  index.answerInvalidSubmission,
  index.notePayment,
  index.fetchEverythingBeforeAccept,
  index.ownUpToRefusedEvent,
  index.processOnce,
  index.readLogAfterLostAnswer,
  index.reportAllProblems,
  index.stopAfterConflict,
  index.storeBeforeAccept,
];
const RUN_CHECKS: readonly Check<RunSubject>[] = [
  index.keepDataOutOfTheLog,
  index.nameSupportedPayloadSchema,
  index.postEventAsJose,
  index.requestTokenWithClientCredentials,
  index.stateRejectProblems,
  index.tagTheAcceptEvent,
  index.writeSetClaims,
  index.writeSetHeader,
];
const CALLBACK_CHECKS: readonly Check<CallbackSubject>[] = [...index.REACTIONS.values(), ...index.CALLBACK_ANSWERS.values(), ...index.CALLBACK_NOTES.values()];
const PICKUP_CHECKS: readonly Check<PickupSubject>[] = [index.isolateBadItems, index.pageThroughPickupList, index.surviveMissingSubmission];

/** Measures every check. */
export async function measureChecks({ isQuick }: { readonly isQuick: boolean }): Promise<CheckCosts> {
  const plan = isQuick ? { samples: 200, batch: 5, observations: 50 } : { samples: 1_000, batch: 10, observations: 300 };
  const recorded = await recordSubmission(await benchKeys(createKeyRing(cacheFolder(), Date.now())));
  const { sent, exchanges, signingKey } = recorded;
  const observeTimes: number[] = [];
  for (let count = 0; count < plan.observations; count += 1) {
    const start = performance.now();
    await observeCase(sent, exchanges, [signingKey]);
    observeTimes.push(performance.now() - start);
  }
  const observation = await observeCase(sent, exchanges, [signingKey]);
  if (observation.events[0]?.isSignatureValid !== true) throw new Error('The recorded event has no valid signature.');
  const checks = judgementsOf(recorded, observation).map(({ id, requirement, judge }) => ({
    id,
    requirement,
    micros: significant(microsOf(judge, plan.samples, plan.batch)),
  }));
  return {
    isQuick,
    exchanges: observation.exchanges.length,
    observeMs: significant(median(observeTimes)),
    checks: checks.sort((one, other) => other.micros - one.micros),
  };
}

/** Every check of the index with a subject made of the same exchanges. */
export function judgementsOf({ sent, exchanges, signingKey, encryptionKey }: RecordedSubmission, observation: CaseObservation): readonly Judgement[] {
  const ofProduct = exchanges.filter(({ peer }) => peer === 'product');
  const { events } = observation;
  const caseSubject: CaseSubject = {
    observation,
    control: observation,
    deadlineSeconds: 30,
    laterRounds: 1,
    inspected: { exchange: 'x000001', found: true, copies: 1, dataSha512: sent.dataSha512 },
  };
  const runSubject: RunSubject = {
    observations: [observation],
    events,
    exchanges: ofProduct,
    destinationId: DESTINATION_ID,
    signingKids: [signingKey.kid],
    apiVersion: 'v2',
  };
  const callback: CallbackSubject = {
    description: { de: 'ein Muster', en: 'a sample' },
    exchange: 'x000001',
    status: 200,
    reacted: true,
    isReactionShown: true,
    shouldReact: true,
  };
  const pickup: PickupSubject = { ghostIds: [], limit: 100, badItem: observation, last: observation, exchanges: ofProduct };
  const hint: HintSubject = { observation, falseCaseId: DESTINATION_ID, run: runSubject };
  const keys: KeySubject = { encryptionKeys: [encryptionKey], signingKey };
  const rollover: RolloverSubject = { exchanges: ofProduct };
  const link: LinkSubject = { refusals: ofProduct.slice(0, 1), told: { exchange: 'x000001', pickup: 'not-linked' } };
  const certificate: CertificateSubject = { certificate: 'expired', refusedHandshakes: 1, requests: 0, exchanges: [], usesTls: true };
  return [
    ...CASE_CHECKS.map((check) => bind(check, caseSubject)),
    ...RUN_CHECKS.map((check) => bind(check, runSubject)),
    ...CALLBACK_CHECKS.map((check) => bind(check, callback)),
    ...PICKUP_CHECKS.map((check) => bind(check, pickup)),
    bind(index.treatCallbackAsHint, hint),
    bind(index.separateKeys, keys),
    bind(index.publishKeyBeforeSwitch, rollover),
    bind(index.tellMissingLink, link),
    bind(index.refuseBadCertificates, certificate),
  ];
}

function bind<Subject>(check: Check<Subject>, subject: Subject): Judgement {
  return { id: check.id, requirement: check.requirement, judge: () => check.run(subject) };
}

/** Median of one run; several are timed together, for a clock is too coarse for one. */
function microsOf(judge: () => unknown, samples: number, batch: number): number {
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const start = performance.now();
    for (let count = 0; count < batch; count += 1) judge();
    times.push(((performance.now() - start) * 1000) / batch);
  }
  return median(times);
}
