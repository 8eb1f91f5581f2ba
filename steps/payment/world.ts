/**
 * The world of a scenario about a portal that takes fees: the counter at which applications are made, and the control of the simulated
 * payment service. It acts and gathers; what is right or wrong is the business of the checks.
 */
import type { IWorldOptions } from '@cucumber/cucumber';
import type { CallsSubject, Face, PaymentsSubject, SeenApplication } from '../../src/checks/payment/index.ts';
import type { Exchange, ExchangeQuery } from '../../src/core/exchange.ts';
import { createCounter } from '../../src/drivers/payment/counter.ts';
import type { ApplicationView, Counter, Ordered } from '../../src/drivers/payment/counter.ts';
import type { ComposedFee } from '../../src/drivers/payment/fee-composing.ts';
import type { PayingParameters } from '../../src/drivers/payment/scenario-parameters.ts';
import { isPmStartSigned } from '../../src/drivers/payment/signed-messages.ts';
import type { PaymentArrangements } from '../../src/drivers/payment/target.ts';
import type { ArmedFault, PaymentControl, PaymentView } from '../../simulators/bezahldienst/contract.ts';
import { createControlClient } from '../../simulators/bezahldienst/control.ts';
import { gathered } from '../staged.ts';
import { PruefstandWorld } from '../world.ts';
import type { WorldParameters } from '../world.ts';

/** An application that this scenario made, as far as it has come. */
export interface Tracked {
  readonly ordered: ComposedFee['ordered'];
  /** Id that the product gave it. */
  readonly application: string | undefined;
  readonly attempts: Ordered[];
  /** Ids of exchanges in which a browser called the product. */
  readonly visits: string[];
  told?: ApplicationView;
  tellingExchange?: string;
  pageExchange?: string;
  /** Somebody tries to make the product take it for paid; with the faults that do it, where faults do. */
  attack?: { readonly faults: readonly string[] };
  /** Questions of the product before that. */
  readsBefore?: number;
  /** The service does not tell the Kassenzeichen. */
  hidesReference?: true;
}

/** Operations of the record by which payments begin, and are asked for. */
const CREATIONS: Readonly<Record<Face, string>> = {
  xbezahldienste: 'xbezahldienste-create',
  pmpayment: 'pmpayment-start',
  girocheckout: 'girocheckout-start',
  epaybl: 'epaybl-anlegenKassenzeichen',
};
const READS: Readonly<Record<Face, string | undefined>> = {
  xbezahldienste: 'xbezahldienste-read',
  pmpayment: 'pmpayment-status',
  girocheckout: undefined,
  epaybl: 'epaybl-lesenKassenzeichenInfo',
};
const NOTICES: Readonly<Record<Face, string | undefined>> = {
  xbezahldienste: undefined,
  pmpayment: 'pmpayment-notice',
  girocheckout: 'girocheckout-notice',
  epaybl: undefined,
};

export class PaymentWorld extends PruefstandWorld<WorldParameters<PayingParameters>> {
  readonly control: PaymentControl;
  readonly counter: Counter;
  readonly applications: Tracked[] = [];
  /** Interface that the scenario is about. */
  face: Face = 'xbezahldienste';
  /** What happens to the next creation of a payment. */
  creationSituation: string | undefined;
  readonly #armed: string[] = [];
  #afterSeq: number | undefined;

  constructor(options: IWorldOptions<WorldParameters<PayingParameters>>) {
    super(options);
    const { controlUrl, tenant, portal, trusted } = options.parameters;
    this.control = createControlClient({ url: controlUrl, tenant });
    this.counter = createCounter({ adapter: portal.adapter, ca: trusted, note: async (exchange) => this.control.note(exchange) });
  }

  get deadlineMs(): number {
    return this.parameters.deadlineSeconds * 1000;
  }

  get arrangements(): PaymentArrangements {
    return this.parameters.arrangements;
  }

  get creationOperation(): string {
    return CREATIONS[this.face];
  }

  get readOperation(): string | undefined {
    return READS[this.face];
  }

  get noticeOperation(): string | undefined {
    return NOTICES[this.face];
  }

  /** Arms a fault until the scenario ends, or it is lifted. */
  async arm(fault: ArmedFault): Promise<string> {
    const id = await this.control.arm(fault);
    this.#armed.push(id);
    return id;
  }

  async lift(id: string): Promise<void> {
    this.#armed.splice(this.#armed.indexOf(id), 1);
    await this.control.disarm(id);
  }

  /** Lifts what is armed and ends connections. */
  async end(): Promise<void> {
    for (const id of this.#armed.splice(0)) await this.control.disarm(id);
    await this.counter[Symbol.asyncDispose]();
  }

  /** Notes where in the record the scenario begins; what came before is not looked at. */
  async begin(): Promise<void> {
    this.#afterSeq ??= (await this.control.waitFor({ kind: 'payment', query: { transactionId: '' } }, 0)).seq;
  }

  async #exchanges(query: ExchangeQuery): Promise<readonly Exchange[]> {
    return this.control.exchanges({ afterSeq: this.#afterSeq ?? 0, ...query });
  }

  /** Payments of an application, in the order of creation. */
  async paymentsOf({ ordered }: Tracked): Promise<readonly PaymentView[]> {
    const payments = await this.control.payments({ face: this.face });
    return payments.filter(({ purpose }) => isMarked(purpose, ordered.mark));
  }

  /** Requests by which the product began payments of an application. */
  async creationsOf({ ordered }: Tracked): Promise<readonly Exchange[]> {
    const all = await this.#exchanges({ direction: 'inbound', operation: this.creationOperation });
    return all.filter(({ request }) => isMarked(request.body.text ?? '', ordered.mark));
  }

  /** Questions of the product about payments, in order. */
  async readsOf(payments: readonly Pick<PaymentView, 'transactionId'>[]): Promise<readonly Exchange[]> {
    return this.#about(this.readOperation, payments);
  }

  /** Notices of the payment service, in order. */
  async noticesOf(payments: readonly Pick<PaymentView, 'transactionId'>[]): Promise<readonly Exchange[]> {
    return this.#about(this.noticeOperation, payments);
  }

  async #about(operation: string | undefined, payments: readonly Pick<PaymentView, 'transactionId'>[]): Promise<readonly Exchange[]> {
    if (operation === undefined) return [];
    const found = await Promise.all(payments.map(async ({ transactionId }) => this.#exchanges({ operation, transactionId })));
    return found.flat().sort((a, b) => a.seq - b.seq);
  }

  /** All applications of this scenario. */
  async subject(): Promise<PaymentsSubject> {
    return { applications: await Promise.all(gathered(this.applications).map(async (tracked) => this.#seen(tracked))) };
  }

  /** Calls of ePayBL so far. */
  async callsSubject(): Promise<CallsSubject> {
    const all = await this.#exchanges({ direction: 'inbound' });
    return { calls: all.filter(({ operation }) => operation.startsWith('epaybl-') && !['epaybl-wsdl', 'epaybl-paypage'].includes(operation)) };
  }

  async #seen(tracked: Tracked): Promise<SeenApplication> {
    const { ordered, attempts, told, visits, attack } = tracked;
    const payments = await this.paymentsOf(tracked);
    const [creations, reads, notices, calls, adapter] = await Promise.all([
      this.creationsOf(tracked),
      this.readsOf(payments),
      this.noticesOf(payments),
      this.#exchanges({ operation: 'browser-visit' }),
      this.#exchanges({ operation: 'adapter' }),
    ]);
    const arrived = [...calls.filter(({ id }) => visits.includes(id)), ...notices];
    const page = calls.find(({ id }) => id === tracked.pageExchange);
    const telling = adapter.find(({ id }) => id === tracked.tellingExchange);
    return {
      ordered,
      attempts: attempts.map(({ acceptance, pageUrl }) => ({ acceptance, ...(pageUrl === undefined ? {} : { pageUrl }) })),
      creations: creations.map((exchange) => ({ exchange, ...this.#signatureOf(exchange) })),
      transactions: payments.map(({ transactionId, status, reference }) => ({
        transactionId,
        status,
        ...(reference === undefined || tracked.hidesReference === true ? {} : { reference }),
      })),
      reads,
      visits: arrived,
      ...(told === undefined ? {} : { told }),
      ...(telling === undefined ? {} : { tellingExchange: telling }),
      ...(page === undefined ? {} : { page }),
      ...(attack === undefined ? {} : { attack: { staged: stagedIn(attack.faults, [...creations, ...reads], arrived) } }),
    };
  }

  #signatureOf({ request }: Exchange): { readonly isSigned?: boolean } {
    const { pmpayment } = this.arrangements;
    return this.face === 'pmpayment' && pmpayment !== undefined ? { isSigned: isPmStartSigned(request.body.text ?? '', pmpayment.salt) } : {};
  }
}

/** How often an attack reached the product: answers that a fault changed, or calls that were answered. */
function stagedIn(faults: readonly string[], answers: readonly Exchange[], visits: readonly Exchange[]): number {
  if (faults.length === 0) return visits.filter(({ response }) => response !== undefined).length;
  return [...answers, ...visits].filter((exchange) => faults.some((fault) => exchange.faults.includes(fault))).length;
}

function isMarked(text: string, mark: string): boolean {
  return text.toUpperCase().includes(mark);
}
