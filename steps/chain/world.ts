/**
 * The world of a scenario about a chain: a browser that logs in, the counter at which applications are made, and the control of every simulated
 * system on the way. It acts and gathers; what is right or wrong is the business of the checks.
 */
import type { IWorldOptions } from '@cucumber/cucumber';
import type { ChainSubject, SeenDelivery, SeenOrder, SeenPayment } from '../../src/checks/chain/index.ts';
import type { AccountControlClient } from '../../src/core/account-control.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { createAdapterClient } from '../../src/drivers/adapter.ts';
import type { AdapterClient } from '../../src/drivers/adapter.ts';
import { namesPerson, openSubmissions } from '../../src/drivers/chain/opened-submissions.ts';
import type { OpenedSubmission } from '../../src/drivers/chain/opened-submissions.ts';
import type { ChainParameters } from '../../src/drivers/chain/scenario-parameters.ts';
import { createCounter } from '../../src/drivers/payment/counter.ts';
import type { ApplicationView, Counter, Ordered } from '../../src/drivers/payment/counter.ts';
import type { ComposedFee } from '../../src/drivers/payment/fee-composing.ts';
import { createPortalDriver } from '../../src/drivers/portal/create-driver.ts';
import type { PortalDriver } from '../../src/drivers/portal/portal-driver.ts';
import type { HttpPortalDriver } from '../../src/drivers/portal/http-driver.ts';
import { createTestInterface } from '../../src/drivers/portal/test-interface.ts';
import type { PaymentControl, PaymentView } from '../../simulators/bezahldienst/contract.ts';
import { createControlClient as controlPayment } from '../../simulators/bezahldienst/control.ts';
import { createControlClient as controlAccount } from '../../simulators/bundid/control.ts';
import type { DvdvControl } from '../../simulators/dvdv/contract.ts';
import { createControlClient as controlDirectory } from '../../simulators/dvdv/control.ts';
import type { FitConnectControl } from '../../simulators/fit-connect/contract.ts';
import { createControlClient as controlDelivery } from '../../simulators/fit-connect/control.ts';
import { gathered } from '../staged.ts';
import { PruefstandWorld } from '../world.ts';
import type { WorldParameters } from '../world.ts';

/** An application that this scenario made, as far as it has come. */
export interface Tracked {
  readonly ordered: ComposedFee['ordered'];
  /** Id that the product gave it. */
  readonly application: string | undefined;
  readonly taken: Ordered;
  /** Where it has to go. */
  readonly destinationId: string;
  told?: ApplicationView;
  tellingExchange?: string;
  staged?: number;
  /** The authority had decided, and the product has had its time to notice; of later decisions nothing can be told. */
  wasDecided?: boolean;
}

export class ChainWorld extends PruefstandWorld<WorldParameters<ChainParameters>> {
  readonly account: AccountControlClient;
  readonly payment: PaymentControl;
  readonly directory: DvdvControl;
  readonly delivery: FitConnectControl;
  readonly counter: Counter;
  readonly orders: Tracked[] = [];
  afterwards: ChainSubject['afterwards'];
  /** Who is logged in in this scenario. */
  person: { readonly givenName: string; readonly surname: string; readonly cookie: string } | undefined;
  readonly #office: AdapterClient;
  #driver: HttpPortalDriver | undefined;
  readonly #cleanUp: (() => Promise<void>)[] = [];
  #afterSeq: number | undefined;

  constructor(options: IWorldOptions<WorldParameters<ChainParameters>>) {
    super(options);
    const { account, payment, directory, delivery, receiver, product, trusted } = options.parameters;
    this.account = controlAccount(ofTenant(account));
    this.payment = controlPayment(ofTenant(payment));
    this.directory = controlDirectory(ofTenant(directory));
    this.delivery = controlDelivery(ofTenant(delivery));
    const note = async (exchange: Parameters<PaymentControl['note']>[0]): Promise<string> => this.payment.note(exchange);
    this.counter = createCounter({ adapter: product.fees.adapter, ca: trusted, note });
    this.#office = createAdapterClient({ ...receiver, note });
  }

  get deadlineMs(): number {
    return this.parameters.deadlineSeconds * 1000;
  }

  /** The browser; chains need its cookies. */
  get driver(): HttpPortalDriver {
    const { product, account, trusted, salt } = this.parameters;
    const driver: PortalDriver =
      this.#driver ??
      createPortalDriver({
        target: product.portal,
        accountOrigins: [new URL(account.idp.ssoPostUrl).origin],
        ...(trusted.length === 0 ? {} : { ca: trusted }),
        note: async (exchange) => this.payment.note(exchange),
        salt,
      });
    if (driver.kind !== 'http') throw new Error(`The driver "${driver.kind}" has no cookies that the suite could send.`);
    return (this.#driver ??= driver as HttpPortalDriver);
  }

  /** Does this when the scenario ends, or earlier by what is given back. */
  atEnd(undo: () => Promise<void>): () => Promise<void> {
    this.#cleanUp.push(undo);
    return async () => {
      const index = this.#cleanUp.indexOf(undo);
      if (index < 0) return;
      this.#cleanUp.splice(index, 1);
      await undo();
    };
  }

  /** Lifts what is armed and ends browsers and connections. */
  async end(): Promise<void> {
    for (const undo of this.#cleanUp.splice(0)) await undo();
    await Promise.all([this.counter[Symbol.asyncDispose](), this.#driver?.[Symbol.asyncDispose]()]);
    this.#driver = undefined;
  }

  /** Makes the product start anew. @returns whether it did */
  async restart(): Promise<boolean> {
    const { product, trusted } = this.parameters;
    const settings = product.portal.testInterface ?? {};
    const ca = trusted.length === 0 ? {} : { ca: trusted };
    return createTestInterface({ settings, ...ca, note: async (exchange) => this.payment.note(exchange) }).restart(this.deadlineMs);
  }

  /** Notes where in the record the scenario begins; what came before is not looked at. */
  async begin(): Promise<void> {
    this.#afterSeq ??= (await this.payment.waitFor({ kind: 'payment', query: { transactionId: '' } }, 0)).seq;
  }

  /** Exchanges of this scenario; one record holds those of all systems. */
  async exchanges(operation: string): Promise<readonly Exchange[]> {
    return this.payment.exchanges({ afterSeq: this.#afterSeq ?? 0, operation });
  }

  /** Payments of an application, in the order of creation. */
  async paymentsOf({ ordered }: Tracked): Promise<readonly PaymentView[]> {
    return (await this.payment.payments({ face: 'xbezahldienste' })).filter(({ purpose }) => purpose.toUpperCase().includes(ordered.mark));
  }

  /** Submissions of an application, known by the word in their data. */
  async submissionsOf({ ordered }: Tracked): Promise<readonly OpenedSubmission[]> {
    const opened = await openSubmissions(await this.exchanges('submit-submission'), this.parameters.delivery.privateKeys);
    return opened.filter(({ data }) => data?.toUpperCase().includes(ordered.mark) === true);
  }

  /** All applications of this scenario. */
  async subject(): Promise<ChainSubject> {
    const orders = await Promise.all(gathered(this.orders).map(async (tracked) => this.#seen(tracked)));
    return { orders, ...(this.afterwards === undefined ? {} : { afterwards: this.afterwards }) };
  }

  async #seen(tracked: Tracked): Promise<SeenOrder> {
    const { ordered, taken, told, tellingExchange, staged } = tracked;
    const payments = await this.paymentsOf(tracked);
    const ids = payments.map(({ transactionId }) => transactionId);
    const [submissions, creations, reads, visits, adapter] = await Promise.all([
      this.submissionsOf(tracked),
      this.exchanges('xbezahldienste-create'),
      this.exchanges('xbezahldienste-read'),
      this.exchanges('browser-visit'),
      this.exchanges('adapter'),
    ]);
    const deliveries = await Promise.all(submissions.map(async (submission) => this.#seenDelivery(submission, tracked)));
    await this.payment.link(
      ordered.mark,
      deliveries.flatMap(({ paymentInformation }) => ids.filter((id) => id === paymentInformation?.['transactionId'])),
    );
    const { irregularities } = await this.payment.audit();
    const telling = adapter.find(({ id }) => id === tellingExchange);
    return {
      ordered,
      begun: taken.acceptance,
      payments: payments.map(seenPayment),
      irregularities: irregularities.flatMap(({ kind, transactionIds }) => (transactionIds.some((id) => ids.includes(id)) ? [kind] : [])),
      deliveries,
      ...(told === undefined ? {} : { told: { ...(told.state === undefined ? {} : { state: told.state }), ...decisionIn(told) } }),
      ...(telling === undefined ? {} : { tellingExchange: telling }),
      ...(staged === undefined ? {} : { staged }),
      traces: [
        ...creations.filter(({ request }) => request.body.text?.toUpperCase().includes(ordered.mark) === true),
        ...reads.filter(({ labels }) => ids.includes(labels.transactionId ?? '')).slice(-2),
        ...visits.filter(({ request }) => tracked.application !== undefined && request.target.includes(tracked.application)),
      ],
    };
  }

  async #seenDelivery(
    { submissionId, exchange, data = '', paymentInformation }: OpenedSubmission,
    { destinationId, wasDecided }: Tracked,
  ): Promise<SeenDelivery> {
    const { destinationId: actual, status, eventLog } = await this.delivery.submission(submissionId);
    const { givenName = '', surname = '' } = this.person ?? {};
    const isDecided = status === 'accepted' || status === 'rejected';
    const inspected = isDecided ? await this.#office.inspect(submissionId) : undefined;
    return {
      submissionId,
      exchange,
      destination: actual === destinationId ? 'right' : 'other',
      namesApplicant: namesPerson(data, [givenName, surname]),
      ...(paymentInformation === undefined ? {} : { paymentInformation }),
      ...(isDecided && wasDecided === true && eventLog.length > 0 ? { decision: status } : {}),
      ...(inspected?.copies === undefined ? {} : { copies: inspected.copies }),
    };
  }
}

function ofTenant({ controlUrl: url, tenant }: ChainParameters['payment']): { readonly url: string; readonly tenant: string } {
  return { url, tenant };
}

function seenPayment({ transactionId, status, reference }: PaymentView): SeenPayment {
  return { transactionId, status, ...(reference === undefined ? {} : { reference }) };
}

function decisionIn({ decision }: ApplicationView): { readonly decision?: string | null } {
  return decision === undefined ? {} : { decision };
}
