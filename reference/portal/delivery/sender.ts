/**
 * Delivers an order: address and authority from the directory as they are now, key from the delivery service, both of the same certificate.
 * A submission is written down before its content leaves; one that may have arrived is looked for before anything is sent again.
 */
import type { Delivery, Order } from '../orders/order.ts';
import { readLog } from './event-log.ts';
import type { Message } from './message.ts';
import { createReceiverSearch } from './receiver.ts';
import type { Hindrance, Receiver, SenderParts } from './receiver.ts';
import { seal, tagOf } from './sealing.ts';

/** Delivers. */
export interface Sender {
  /** @returns undefined when there is somebody to deliver to */
  hindranceFor(order: Order): Promise<Hindrance | undefined>;
  /** @param save writes the order down @returns undefined once it was delivered */
  deliver(order: Order, shipment: Shipment, save: () => void): Promise<Hindrance | undefined>;
  /** Whether anything new is known of a submission. */
  follow(delivery: Delivery): Promise<void>;
}

/** What is delivered, and for which attempt to pay. */
export interface Shipment {
  readonly attempt: number | undefined;
  readonly message: Message;
}

/** A sender over these. */
export function createSender({ directory, service, faults }: SenderParts): Sender {
  const receiverOf = createReceiverSearch({ directory, service, faults });
  const announce = async (order: Order, { destinationId }: Receiver, attempt: number | undefined): Promise<Delivery | undefined> => {
    const announced = await service.announce(destinationId);
    if (announced === undefined) return undefined;
    const delivery: Delivery = { ...announced, destinationId, ...(attempt === undefined ? {} : { attempt }), isSubmitted: false };
    order.deliveries.push(delivery);
    return delivery;
  };
  const follow = async (delivery: Delivery): Promise<void> => {
    const proven = delivery.tags === undefined ? undefined : await readLog(service, delivery);
    if (proven?.isSubmitted === true) delivery.isSubmitted = true;
    if (proven?.decision !== undefined) delivery.decision = proven.decision;
  };
  return {
    async hindranceFor(order) {
      const receiver = await receiverOf(order);
      return typeof receiver === 'string' ? receiver : undefined;
    },
    async deliver(order, { attempt, message }, save) {
      const last = order.deliveries.findLast((delivery) => delivery.attempt === attempt);
      const isSentBlindly = faults.has('sends-again-unasked') && last?.tags !== undefined;
      if (last?.tags !== undefined && !isSentBlindly) {
        const proven = await readLog(service, last);
        if (proven === undefined) return 'delivery-service-down';
        if (proven.isSubmitted) {
          await follow(last);
          return undefined;
        }
      }
      const receiver = await receiverOf(order);
      if (typeof receiver === 'string') return receiver;
      const isReusable = last?.destinationId === receiver.destinationId && !isSentBlindly;
      const delivery = isReusable ? last : await announce(order, receiver, attempt);
      if (delivery === undefined) return 'delivery-service-down';
      const parts = { metadata: await seal(message.metadata, receiver.key), data: await seal(message.data, receiver.key) };
      delivery.tags = { metadata: tagOf(parts.metadata), data: tagOf(parts.data) };
      save();
      delivery.isSubmitted = await service.submit(delivery.submissionId, parts);
      return delivery.isSubmitted ? undefined : 'delivery-service-down';
    },
    follow,
  };
}
