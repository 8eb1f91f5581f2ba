/**
 * The campaign: every submission that does not depend on another is sent ahead, so that a product that polls slowly costs
 * its polling interval once and not once per scenario. Faults of single items are bound to their submission and overlap.
 */
import { randomUUID } from 'node:crypto';
import { PROBE_KEY } from '../core/callback-following.ts';
import { ALL_SENT_KEY, CAMPAIGN_KEY, ownKey, ownRolesOf, sentKey, SUBMISSION_STEP } from '../core/submission.ts';
import type { CampaignFacts, HiddenSubmission, OwnRole, SentSubmission } from '../core/submission.ts';
import { PruefstandError } from '../core/errors.ts';
import type { FitConnectTarget } from '../core/target.ts';
import { FLAWLESS } from '../drivers/fit-connect/case.ts';
import type { CaseDefinition, CaseKit, ServiceFault } from '../drivers/fit-connect/case.ts';
import { CASES } from '../drivers/fit-connect/cases/index.ts';
import { planOf, seal } from '../drivers/fit-connect/seal.ts';
import type { RecipientKeys, SealedSubmission } from '../drivers/fit-connect/seal.ts';
import type { AnnouncedSubmission, Sender } from '../drivers/fit-connect/sender.ts';
import type { Samples } from '../drivers/fit-connect/samples.ts';
import type { ArmedFault, FitConnectControl } from '../../simulators/fit-connect/contract.ts';
import { knownFactsOf } from './known-submissions.ts';
import type { SendingAhead } from './room.ts';
import type { Scenario } from './scenario-choice.ts';
import { scenarioKey } from './scenarios.ts';

export interface CampaignOptions {
  readonly target: FitConnectTarget;
  readonly samples: Samples;
  readonly control: FitConnectControl;
  readonly sender: Sender;
  readonly keys: RecipientKeys;
}

export interface Campaign extends SendingAhead {
  /** @returns facts of all that was sent for all to see, earlier ones first; scenarios read them from the control */
  send(...parameters: Parameters<SendingAhead['send']>): Promise<readonly SentSubmission[]>;
}

interface Task {
  readonly definition: CaseDefinition;
  readonly own?: { readonly key: string; readonly role: OwnRole };
}

const LANES = 4;

/** Creates the campaign of a run; what is sent bit by bit is one campaign too. */
export function createCampaign(options: CampaignOptions): Campaign {
  let all: readonly SentSubmission[] = [];
  let isSending = false;
  const sealed = new Map<string, Promise<SealedSubmission>>();
  return {
    async prepare(scenarios) {
      for (const task of tasksOf(scenarios)) {
        if (isSending) return;
        const sealing = sealTask(task, options);
        sealed.set(keyOf(task), sealing);
        await sealing.catch(() => undefined);
      }
    },
    async send(scenarios, onSent, signal) {
      isSending = true;
      const tasks = tasksOf(scenarios);
      const waiting = [...tasks];
      const sent: SentSubmission[] = [];
      const lane = async (): Promise<void> => {
        for (let task = waiting.shift(); task !== undefined && !signal.aborted; task = waiting.shift()) {
          const ready = sealed.get(keyOf(task));
          sealed.delete(keyOf(task));
          const facts = await sendTask(task, await (ready ?? sealTask(task, options)), options);
          if (task.own === undefined) sent.push(facts);
          onSent(sent.length, tasks.length);
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      all = [...all, ...sent];
      const facts: CampaignFacts = { finishedAt: Date.now(), submissionIds: all.map(({ submissionId }) => submissionId) };
      await options.control.write(ALL_SENT_KEY, all);
      await options.control.write(CAMPAIGN_KEY, facts);
      return all;
    },
  };
}

function keyOf({ definition, own }: Task): string {
  return own?.key ?? sentKey(definition.phrase);
}

/** Cases the scenarios name, their flawless twins, and hidden submissions for scenarios that need their own. */
function tasksOf(scenarios: readonly Scenario[]): readonly Task[] {
  const phrases = new Set<string>();
  const own: Task[] = [];
  for (const scenario of scenarios) {
    for (const step of scenario.steps) {
      const phrase = SUBMISSION_STEP.exec(step)?.[1];
      if (phrase !== undefined) addCase(phrases, phrase);
    }
    for (const role of ownRolesOf(scenario.steps))
      own.push({ definition: caseOf(FLAWLESS), own: { key: ownKey(scenarioKey(scenario.feature.path, scenario.line), role), role } });
  }
  if (own.some(({ own: wanted }) => wanted?.role === 'marker')) own.unshift({ definition: caseOf(FLAWLESS), own: { key: PROBE_KEY, role: 'marker' } });
  if (phrases.size > 0 || own.length > 0) phrases.add(FLAWLESS);
  const shared = [...phrases].map((phrase) => ({ definition: caseOf(phrase) }));
  const takesLong = ({ definition }: Task): boolean => definition.takesLong === true;
  // What takes long begins before the rest, so that nobody waits for it in the end. Own submissions come next: they are hidden, and
  // their scenarios must find them whatever the product does.
  return [...shared.filter(takesLong), ...own, ...shared.filter((task) => !takesLong(task))];
}

function addCase(phrases: Set<string>, phrase: string): void {
  const { control, expectation } = caseOf(phrase);
  if (control !== undefined) phrases.add(control);
  if (expectation === 'refuse') phrases.add(FLAWLESS);
  phrases.add(phrase);
}

function caseOf(phrase: string): CaseDefinition {
  const definition = CASES.get(phrase);
  if (definition === undefined)
    throw new PruefstandError('ERR_CATALOGUE_INVALID', `No case is written for "eine Einreichung, ${phrase}".`, {
      hint: 'Cases are in src/drivers/fit-connect/cases.',
    });
  return definition;
}

async function sealTask({ definition }: Task, { samples, target, keys }: CampaignOptions): Promise<SealedSubmission> {
  const kit: CaseKit = { samples, uuid: randomUUID };
  const plan = planOf(definition, kit, target.apiVersion);
  if (plan === undefined)
    throw new PruefstandError('ERR_CONFIG_SAMPLE_INVALID', `The target gives no sample data for "${definition.phrase}".`, {
      hint: 'Name a sample under samples.json or samples.xml.',
    });
  return seal(definition, plan, kit, keys);
}

async function sendTask(task: Task, sealed: SealedSubmission, { control, sender, target }: CampaignOptions): Promise<SentSubmission> {
  const { definition, own } = task;
  const announced = await sender.announce(target.destination.destinationId, sealed);
  const hidingFault = own === undefined ? undefined : await hide(control, announced, own.role);
  for (const fault of definition.faults ?? []) await control.arm(bind(fault, announced, sealed));
  const facts = factsOf(definition, target, sealed, announced);
  // Facts first, submission second: whoever sees the submission can look up what it is.
  await control.write(keyOf(task), hidingFault === undefined ? facts : ({ ...facts, hidingFault } satisfies HiddenSubmission));
  await sender.submit(announced, sealed);
  return facts;
}

async function hide(control: FitConnectControl, { submissionId }: AnnouncedSubmission, role: OwnRole): Promise<string> {
  await control.arm({ fault: 'callback-suppressed', match: { submissionId } });
  if (role === 'bad-item') await control.arm({ fault: 'submission-not-a-jwe', match: { submissionId } });
  return control.arm({ fault: 'pickup-hides', params: { submissionIds: [submissionId] } });
}

function bind(fault: ServiceFault, { submissionId, caseId }: AnnouncedSubmission, sealed: SealedSubmission): ArmedFault {
  const params = {
    ...fault.params,
    ...(fault.idsParam === undefined ? {} : { [fault.idsParam]: [submissionId] }),
    ...(fault.attachmentParam === undefined ? {} : { [fault.attachmentParam]: sealed.firstAttachmentId ?? '' }),
  };
  const peer = fault.operation === undefined ? {} : ({ peer: 'product' } as const);
  // A fault of the pickup list names its submissions; a match on one would keep it from every list.
  const bound = fault.idsParam !== undefined ? {} : fault.bind === 'case' ? { caseId } : { submissionId };
  return {
    fault: fault.fault,
    match: { ...bound, ...(fault.operation === undefined ? {} : { operation: fault.operation }), ...peer },
    ...(fault.times === undefined ? {} : { times: fault.times }),
    ...(fault.skip === undefined ? {} : { skip: fault.skip }),
    ...(Object.keys(params).length === 0 ? {} : { params }),
  };
}

function factsOf(definition: CaseDefinition, target: FitConnectTarget, sealed: SealedSubmission, announced: AnnouncedSubmission): SentSubmission {
  return {
    ...knownFactsOf(definition),
    ...announced,
    destinationId: target.destination.destinationId,
    apiVersion: target.apiVersion,
    tags: sealed.tags,
    contentKeys: sealed.contentKeys,
    attachmentIds: [...sealed.attachments.keys()],
    dataSha512: sealed.dataSha512,
    canaries: sealed.canaries,
    sentAt: new Date().toISOString(),
  };
}
