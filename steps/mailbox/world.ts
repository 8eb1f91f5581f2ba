/**
 * The world of a scenario about a sender: the desk at which notices are ordered, and the control of the simulated mailbox. It acts
 * and gathers; what is right or wrong is the business of the checks.
 */
import type { IWorldOptions } from '@cucumber/cucumber';
import type { NoticesSubject, OrderedState, SeenDelivery, SeenNotice, StatesSubject } from '../../src/checks/mailbox/index.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import { createDesk } from '../../src/drivers/mailbox/desk.ts';
import type { Desk } from '../../src/drivers/mailbox/desk.ts';
import type { MailboxParameters } from '../../src/drivers/mailbox/scenario-parameters.ts';
import { readSoapContent, statusOfReceipt } from '../../src/drivers/mailbox/soap-message.ts';
import type { DeliveryView, MailboxControl } from '../../simulators/mailbox/contract.ts';
import { createControlClient } from '../../simulators/mailbox/control.ts';
import { gathered } from '../staged.ts';
import { PruefstandWorld } from '../world.ts';
import type { WorldParameters } from '../world.ts';

/** Operation by which messages come over REST. */
export const PUT_MESSAGE = 'put-message';
const SOAP_MESSAGES: readonly string[] = ['send-bsp-nachricht', 'send-bsp-nachricht-native'];
const RECORDED_AS: Readonly<Record<string, string>> = { 'submitted-message': 'submit-submission', 'submitted-state': 'submit-submission' };
/** Longer contents are not looked at: no notice of the suite comes near. */
const MAX_CONTENT_CHARACTERS = 100_000;

export class MailboxWorld extends PruefstandWorld<WorldParameters<MailboxParameters>> {
  readonly control: MailboxControl;
  readonly desk: Desk;
  /** How the mailbox reacts to the next notice; undefined: as always. */
  situation: string | undefined;
  readonly notices: SeenNotice[] = [];
  readonly states: OrderedState[] = [];
  readonly #path: string;

  constructor(options: IWorldOptions<WorldParameters<MailboxParameters>>) {
    super(options);
    const { controlUrl, tenant, mailbox, trusted, strangerUrl } = options.parameters;
    this.control = createControlClient({ url: controlUrl, tenant });
    this.desk = createDesk({ adapter: mailbox.adapter, ca: trusted, note: async (exchange) => this.control.note(exchange) });
    this.#path = new URL(strangerUrl).pathname;
  }

  get deadlineMs(): number {
    return this.parameters.deadlineSeconds * 1000;
  }

  /** Waits until all that was submitted by way of FIT-Connect so far has been processed. */
  async submissionsProcessed(): Promise<void> {
    const submitted = await this.control.exchanges({ operation: 'submit-submission', peer: 'product' });
    const exchanges = submitted.flatMap(({ id, response, wire }) => (wire === 'lost-answer' || (response?.status ?? 500) < 300 ? [id] : []));
    await this.control.waitFor({ kind: 'delivery', exchanges }, this.deadlineMs);
  }

  /** Messages that came by that way and name one of these words, in order. @param way as ordered; default: as the product does by itself */
  async messagesBy(way: 'fit-connect' | undefined, words: readonly string[]): Promise<readonly SeenDelivery[]> {
    const taken = way ?? this.parameters.sendsBy;
    if (taken === 'fit-connect') {
      await this.submissionsProcessed();
      return this.deliveriesOf('submitted-message', words);
    }
    if (taken === 'rest') return this.deliveriesOf(PUT_MESSAGE, words);
    return (await Promise.all(SOAP_MESSAGES.map(async (operation) => this.deliveriesOf(operation, words)))).flat();
  }

  /** Requests whose content names one of these words, in order. */
  async deliveriesOf(operation: string, words: readonly string[]): Promise<readonly SeenDelivery[]> {
    // A submission is noted under the exchange by which it was submitted.
    const [views, exchanges] = await Promise.all([this.control.deliveries(), this.control.exchanges({ operation: RECORDED_AS[operation] ?? operation })]);
    const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
    return views.flatMap((view) => {
      const exchange = byId.get(view.exchange);
      const read = exchange === undefined || !SOAP_MESSAGES.includes(operation) ? view : overSoap(view, exchange);
      const content = read.envelope?.content.toLowerCase();
      const isMeant = view.operation === operation && content !== undefined && words.some((word) => content.includes(word.toLowerCase()));
      return exchange === undefined || !isMeant ? [] : [seen(read, exchange)];
    });
  }

  /** An exchange of the record. */
  async exchange(id: string, operation: string): Promise<Exchange | undefined> {
    return (await this.control.exchanges({ operation })).find((exchange) => exchange.id === id);
  }

  /** Address of a stranger that only this scenario knows. */
  strangerUrl(word: string): string {
    return this.parameters.strangerUrl + word;
  }

  /** All notices of this scenario. */
  async noticesSubject(): Promise<NoticesSubject> {
    const notices = gathered(this.notices);
    const unknown = await this.control.exchanges({ direction: 'inbound', operation: 'unknown' });
    const marks = notices.map(({ ordered }) => ordered.mark);
    const strangers = unknown.filter(({ request }) => marks.some((mark) => request.target.startsWith(this.#path + mark)));
    return { facts: this.parameters.facts, notices, strangers };
  }

  /** All status reports of this scenario. */
  async statesSubject(): Promise<StatesSubject> {
    const orders = gathered(this.states);
    await this.submissionsProcessed();
    const words = orders.flatMap(({ mark, applicationId }) => [mark, applicationId]);
    const deliveries = await Promise.all(['post-application-state', 'submitted-state'].map(async (operation) => this.deliveriesOf(operation, words)));
    return { facts: this.parameters.facts, orders, deliveries: deliveries.flat() };
  }
}

/** The message in the members of REST; nothing of it is signed. */
function overSoap(view: DeliveryView, { request }: Exchange): DeliveryView {
  const content = readSoapContent(request.body.text ?? '');
  const status = statusOfReceipt(view.status, view.refusal);
  return { ...view, status, ...(content === undefined ? {} : { envelope: { content, isSignatureValid: false } }) };
}

function seen({ status, sender, certificate, token, envelope, parts, messageUuid }: DeliveryView, exchange: Exchange): SeenDelivery {
  const isLong = (envelope?.content.length ?? 0) > MAX_CONTENT_CHARACTERS;
  return {
    exchange,
    status,
    ...(sender === undefined ? {} : { sender }),
    ...(certificate === undefined ? {} : { certificate: { sha256: certificate.sha256 } }),
    ...(token === undefined ? {} : { token }),
    ...(envelope === undefined ? {} : { isContentSigned: envelope.isSignatureValid, ...(isLong ? {} : { content: envelope.content }) }),
    ...(parts === undefined
      ? {}
      : { parts: parts.map(({ name, filename, sizeBytes, sha512 }) => ({ name, ...(filename === undefined ? {} : { filename }), sizeBytes, sha512 })) }),
    ...(messageUuid === undefined ? {} : { messageUuid }),
  };
}
