/**
 * From a finished examination to the answer: decide, sign the event, store it together with the application, and only
 * then post it, because the delivery service deletes what was accepted.
 */
import type { Answerer } from './answer.ts';
import type { AttachmentReceiver } from './attachments.ts';
import { parseObject } from './json-object.ts';
import { decide } from './decision.ts';
import type { EventSigner } from './event-signer.ts';
import type { Examination } from './examination.ts';
import type { Faults } from './faults.ts';
import type { Submission } from './fitconnect-client.ts';
import type { Log } from './log.ts';
import { paymentOf } from './payment.ts';
import { createProblemList, kindOf } from './problems.ts';
import type { Problem } from './problems.ts';
import type { Application, Delivery, Store } from './store.ts';

/** Concludes the processing of one submission. */
export type Conclude = (submission: Submission, examination: Examination) => Promise<void>;

/** Creates the conclusion. */
export function createConclusion(options: {
  readonly signer: EventSigner;
  readonly answerer: Answerer;
  readonly store: Pick<Store, 'keep' | 'addAttachments'>;
  readonly receiveAttachments: AttachmentReceiver;
  readonly faults: Faults;
  readonly log: Log;
}): Conclude {
  const { signer, answerer, store, faults } = options;

  return async (submission, examination) => {
    const problems = decide(examination, faults);
    const isAccepted = problems.length === 0;
    if (!isAccepted) await examination.attachments.discard();
    const event = isAccepted ? await signer.accept(submission, examination.tags) : await signer.reject(submission, problems);
    const delivery = deliveryOf(submission, problems, event);
    options.log('decided', { submissionId: submission.submissionId, decision: delivery.decision, problems: problems.map(kindOf).join(' ') || undefined });
    if (isAccepted && faults.has('payment-open-dropped') && isPaymentOpen(examination)) store.keep({ ...delivery, state: 'rejected' }, undefined);
    else if (isAccepted) await accept(delivery, submission, examination);
    else await reject(delivery);
  };

  async function reject(delivery: Delivery): Promise<void> {
    if (faults.has('rejects-silently')) {
      store.keep({ ...delivery, state: 'rejected' }, undefined);
      return;
    }
    store.keep(delivery, undefined);
    await answerer.answer(delivery);
  }

  async function accept(delivery: Delivery, submission: Submission, examination: Examination): Promise<void> {
    const application = applicationOf(submission, examination);
    if (faults.has('store-after-accept')) {
      const state = await answerer.answer(delivery);
      store.keep({ ...delivery, state }, application);
      return;
    }
    store.keep(delivery, application);
    await answerer.answer(delivery);
    if (examination.areAttachmentsPending) await addAttachments(submission, examination);
  }

  /** Fault `accept-before-attachments`: what the examination skipped is fetched now, whatever it may be worth. */
  async function addAttachments(submission: Submission, examination: Examination): Promise<void> {
    const { stored } = await options.receiveAttachments(submission, examination.view, undefined, createProblemList(faults));
    store.addAttachments(submission.submissionId, stored);
  }
}

function isPaymentOpen({ metadata }: Examination): boolean {
  const payment = paymentOf(parseObject(metadata));
  return payment !== undefined && payment['status'] !== 'BOOKED';
}

function deliveryOf(submission: Submission, problems: readonly Problem[], event: string): Delivery {
  return {
    submissionId: submission.submissionId,
    caseId: submission.caseId,
    state: 'received',
    decision: problems.length === 0 ? 'accept' : 'reject',
    event,
    problems,
    receivedAt: new Date().toISOString(),
  };
}

function applicationOf(submission: Submission, examination: Examination): Application {
  const { metadata, data, mimeType, dataSha512, attachments } = examination;
  return { submissionId: submission.submissionId, caseId: submission.caseId, metadata, data, mimeType, dataSha512, attachments: attachments.stored };
}
