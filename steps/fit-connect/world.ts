/**
 * The world of a scenario about a Fachverfahren: the target, its submissions, and the control of the simulated FIT-Connect. It
 * gathers and waits; what is right or wrong is the business of the checks.
 */
import type { IWorldOptions } from '@cucumber/cucumber';
import type { CaseSubject } from '../../src/checks/fit-connect/subject.ts';
import { observeCase, readPostedEvent } from '../../src/checks/fit-connect/observation.ts';
import type { CaseObservation, PostedEvent } from '../../src/checks/fit-connect/observation.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { CAMPAIGN_KEY, ownKey, sentKey } from '../../src/core/submission.ts';
import type { CampaignFacts, HiddenSubmission, OwnRole, SentSubmission } from '../../src/core/submission.ts';
import type { ScenarioTarget } from '../../src/core/target.ts';
import type { FitConnectParameters } from '../../src/drivers/fit-connect/scenario-parameters.ts';
import { createControlClient } from '../../simulators/fit-connect/control.ts';
import type { FitConnectControl } from '../../simulators/fit-connect/contract.ts';
import { createAdapterClient } from '../../src/drivers/adapter.ts';
import type { AdapterClient, Inspection } from '../../src/drivers/adapter.ts';
import { PruefstandWorld } from '../world.ts';
import type { WorldParameters } from '../world.ts';

const POLL_MARGIN_MS = 2_000;

export class FitConnectWorld extends PruefstandWorld<WorldParameters<FitConnectParameters>> {
  readonly control: FitConnectControl;
  readonly target: ScenarioTarget;
  readonly adapter: AdapterClient | undefined;
  #submission: SentSubmission | undefined;

  constructor(options: IWorldOptions<WorldParameters<FitConnectParameters>>) {
    super(options);
    const { controlUrl, tenant, target } = options.parameters;
    this.control = createControlClient({ url: controlUrl, tenant });
    this.target = target;
    this.adapter =
      target.adapterUrl === undefined
        ? undefined
        : createAdapterClient({
            url: target.adapterUrl,
            token: target.adapterToken,
            ca: options.parameters.adapterCa,
            note: (exchange) => this.control.note(exchange),
          });
  }

  /** The submission of the scenario. */
  get submission(): SentSubmission {
    if (this.#submission === undefined) throw new Error('The scenario names no submission.');
    return this.#submission;
  }

  /** Takes the submission that the campaign sent for that phrase. */
  async take(phrase: string): Promise<void> {
    this.#submission = (await this.control.read(sentKey(phrase))) as SentSubmission | undefined;
    if (this.#submission === undefined) throw new Error(`The campaign sent no submission "${phrase}".`);
  }

  /** Makes a submission of this scenario alone the one it is about. */
  use(facts: SentSubmission): void {
    this.#submission = facts;
  }

  /** A submission of this scenario alone, hidden from the pickup list. */
  async own(role: OwnRole): Promise<HiddenSubmission> {
    const facts = (await this.control.read(ownKey(this.scenarioKey, role))) as HiddenSubmission | undefined;
    if (facts === undefined) throw new Error(`The campaign sent no hidden submission for ${this.scenarioKey} (${role}).`);
    return facts;
  }

  async campaign(): Promise<CampaignFacts> {
    return (await this.control.read(CAMPAIGN_KEY)) as CampaignFacts;
  }

  /** Milliseconds until the declared deadline for answers has passed, counted from the end of the campaign. */
  async remainingMs(): Promise<number> {
    const { finishedAt } = await this.campaign();
    return Math.max(0, finishedAt + this.target.deadlineSeconds * 1000 - Date.now());
  }

  async waitForAnswers(submissionIds: readonly string[]): Promise<void> {
    await this.control.waitFor({ kind: 'answered', submissionIds }, await this.remainingMs());
  }

  /** One round of polling with a margin for a slow machine. */
  get roundMs(): number {
    return this.target.pollingSeconds * 1000 + POLL_MARGIN_MS;
  }

  /** What the product asked; token requests that named no known client are the product's too, since nobody else is there. */
  async productExchanges(afterSeq = 0): Promise<readonly Exchange[]> {
    const exchanges = await this.control.exchanges({ direction: 'inbound', afterSeq });
    return exchanges.filter(({ peer, operation }) => peer === 'product' || (peer === 'unknown' && operation === 'request-token'));
  }

  async observe(sent: SentSubmission): Promise<CaseObservation> {
    const exchanges = await this.control.exchanges({ peer: 'product', about: { submissionId: sent.submissionId, caseId: sent.caseId } });
    return observeCase(sent, exchanges, this.target.signingKeys);
  }

  readEvents(exchanges: readonly Exchange[]): Promise<readonly PostedEvent[]> {
    return Promise.all(exchanges.filter(({ operation }) => operation === 'post-event').map((exchange) => readPostedEvent(exchange, this.target.signingKeys)));
  }

  /** Everything known of the scenario's submission, for the checks of single submissions. */
  async caseSubject(inspected?: Inspection): Promise<CaseSubject> {
    const observation = await this.observe(this.submission);
    const twin =
      this.submission.control === undefined ? undefined : ((await this.control.read(sentKey(this.submission.control))) as SentSubmission | undefined);
    if (twin !== undefined) await this.waitForAnswers([twin.submissionId]);
    const answeredAt = observation.events[0]?.exchange.seq;
    const rounds = answeredAt === undefined ? [] : await this.control.exchanges({ peer: 'product', operation: 'list-submissions', afterSeq: answeredAt });
    return {
      observation,
      ...(twin === undefined ? {} : { control: await this.observe(twin) }),
      deadlineSeconds: this.target.deadlineSeconds,
      laterRounds: rounds.length,
      ...(inspected === undefined ? {} : { inspected }),
    };
  }
}
