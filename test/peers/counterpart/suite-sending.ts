/**
 * Lets the suite send submissions to a peer the way it sends them to a product: the cases of the campaign, sealed by the
 * same code, with the same deviations of the delivery service. Chosen are the cases that cryptography, event log and
 * hashes decide, since a peer knows neither services nor data schemas.
 */
import type { Scenario } from '../../../src/runner/scenario-choice.ts';
import { FLAWLESS, FLAWLESS_WITH_ATTACHMENTS } from '../../../src/drivers/fit-connect/case.ts';
import type { CaseDefinition } from '../../../src/drivers/fit-connect/case.ts';
import { CASES } from '../../../src/drivers/fit-connect/cases/index.ts';
import { createSender } from '../../../src/drivers/fit-connect/sender.ts';
import { createCampaign } from '../../../src/runner/campaign.ts';
import { createHttpClient } from '../../../src/transport/http-client.ts';
import type { PeerTenant, SimulatedService } from './simulated-service.ts';

export interface SentCase {
  readonly submissionId: string;
  readonly phrase: string;
  /** What a receiver has to do with it. */
  readonly expectation: 'accept' | 'refuse';
  /** Endings of the problem types the suite takes for it. */
  readonly problems: readonly string[];
}

/** Problems that a receiver finds without knowing services and data schemas. */
const FOUND_BY_PEERS: ReadonlySet<string> = new Set([
  'encryption-issue',
  'hash-mismatch',
  'attachments-mismatch',
  'incorrect-authentication-tag',
  'missing-authentication-tags',
  'invalid-event-log',
  'not-exactly-one-submit-event',
]);

/** Phrases of the cases for a peer: flawless ones that the API version allows, and those whose flaw every peer can find. */
export function phrasesFor(apiVersion: PeerTenant['apiVersion']): readonly string[] {
  return [...CASES.values()].filter((definition) => isForVersion(definition, apiVersion) && isDecidable(definition)).map(({ phrase }) => phrase);
}

function isForVersion({ needs = [] }: CaseDefinition, apiVersion: PeerTenant['apiVersion']): boolean {
  return !needs.includes(apiVersion === 'v1' ? 'api-v2' : 'api-v1');
}

function isDecidable({ expectation, problems = [], faults = [] }: CaseDefinition): boolean {
  if (expectation === 'accept') return faults.length === 0;
  return expectation === 'refuse' && problems.length > 0 && problems.every(({ type }) => FOUND_BY_PEERS.has(endingOf(type)));
}

/** Sends the cases and waits until all are submitted. */
export async function sendCases(
  service: SimulatedService,
  tenant: PeerTenant,
  phrases: readonly string[] = [FLAWLESS, FLAWLESS_WITH_ATTACHMENTS],
): Promise<readonly SentCase[]> {
  const { target } = service.loaded;
  await using client = createHttpClient({ timeoutMs: 60_000, ca: service.simulation.addresses.authorityCert });
  const campaign = createCampaign({
    target: { ...target, apiVersion: tenant.apiVersion, destination: { ...target.destination, destinationId: tenant.destination.destinationId } },
    samples: { ...service.samples, metadataVersion: tenant.apiVersion === 'v1' ? '1.0.0' : '2.1.0' },
    control: tenant.control,
    sender: createSender({ ...tenant.addresses, ...tenant.suite, apiVersion: tenant.apiVersion, send: (request) => client.send(request) }),
    keys: service.recipientKeys,
  });
  const sent = await campaign.send([scenarioWith(phrases)], () => undefined, new AbortController().signal);
  return sent.map(({ submissionId, phrase }) => sentCase(submissionId, phrase));
}

function sentCase(submissionId: string, phrase: string): SentCase {
  const definition = CASES.get(phrase);
  if (definition === undefined) throw new Error(`No case is written for "${phrase}".`);
  return {
    submissionId,
    phrase,
    expectation: definition.expectation === 'accept' ? 'accept' : 'refuse',
    problems: (definition.problems ?? []).map(({ type }) => endingOf(type)),
  };
}

function endingOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

/** The campaign reads from steps what to send. */
function scenarioWith(phrases: readonly string[]): Scenario {
  const name = 'peer';
  return {
    id: name,
    name,
    feature: { path: name, name, line: 1 },
    line: 1,
    tags: [],
    requirements: [],
    keywords: [],
    needs: [],
    steps: phrases.map((phrase) => `eine Einreichung, ${phrase}`),
  };
}
