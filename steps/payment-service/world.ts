/**
 * The world of a scenario about a payment service: the suite is the online service and calls through the caller of the run. It acts and
 * gathers; what is right or wrong is the business of the checks.
 */
import type { IWorldOptions } from '@cucumber/cucumber';
import type { PaymentsSubject, SeenPayment } from '../../src/checks/payment-service/index.ts';
import { createCallerClient } from '../../src/drivers/payment-service/caller-client.ts';
import type { CallerClient } from '../../src/drivers/payment-service/caller-client.ts';
import type { PaymentServiceParameters } from '../../src/drivers/payment-service/scenario-parameters.ts';
import type { PaymentServiceView } from '../../src/drivers/payment-service/target.ts';
import { gathered } from '../staged.ts';
import { PruefstandWorld } from '../world.ts';
import type { WorldParameters } from '../world.ts';

export class PaymentServiceWorld extends PruefstandWorld<WorldParameters<PaymentServiceParameters>> {
  readonly caller: CallerClient;
  readonly payments: SeenPayment[] = [];
  /** Other payments are made between creation and end. */
  isBusy = false;
  /** A parameter that somebody appends to the address of the payment page. */
  forgedReturn: string | undefined;

  constructor(options: IWorldOptions<WorldParameters<PaymentServiceParameters>>) {
    super(options);
    this.caller = createCallerClient(options.parameters.callerUrl);
  }

  get service(): PaymentServiceView {
    return this.parameters.service;
  }

  get deadlineMs(): number {
    return this.parameters.deadlineSeconds * 1000;
  }

  paymentsSubject(): PaymentsSubject {
    return { payments: gathered(this.payments) };
  }
}
