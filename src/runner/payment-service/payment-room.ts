/**
 * The room of payment services: nothing is simulated. The suite is the online service; its calls go out from here, with the credentials of
 * the target, and are recorded. Scenarios order them through a small service on loopback.
 */
import { createCaller, RECORD_TENANT } from '../../drivers/payment-service/caller.ts';
import { createCallerService } from '../../drivers/payment-service/caller-service.ts';
import type { Caller } from '../../drivers/payment-service/caller.ts';
import type { PaymentServiceParameters } from '../../drivers/payment-service/scenario-parameters.ts';
import { viewOfTarget } from '../../drivers/payment-service/target.ts';
import type { PaymentServiceTarget } from '../../drivers/payment-service/target.ts';
import { startHost } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { PaymentServiceLoaded } from './payment-service-loaded.ts';
import type { Room, RoomOptions } from '../room.ts';

/** Opens the room; calls are possible once the product is there. */
export async function openPaymentRoom(loaded: PaymentServiceLoaded, { onStage }: RoomOptions): Promise<Room> {
  const { listen, trusted, opensPages } = loaded;
  onStage('simulators');
  const recorder = createRecorder();
  const known: { service?: PaymentServiceTarget; caller?: Caller } = {};
  const callerOf = (): Caller => {
    if (known.caller === undefined) throw new Error('The product has not been started yet.');
    return known.caller;
  };
  const use = (service: PaymentServiceTarget): void => {
    void known.caller?.[Symbol.asyncDispose]();
    known.service = service;
    known.caller = createCaller({ target: service, recorder, ...(trusted === undefined ? {} : { ca: trusted }) });
  };
  const caller: Caller = {
    call: async (order) => callerOf().call(order),
    complete: async (order) => callerOf().complete(order),
    visit: async (order) => callerOf().visit(order),
    async [Symbol.asyncDispose]() {
      await known.caller?.[Symbol.asyncDispose]();
    },
  };
  const host = await startHost({ simulator: createCallerService(caller), hostname: '127.0.0.1', port: listen.controlPort });
  return {
    steps: 'payment-service',
    declared: declaredBy(loaded),
    signingKeys: [],
    async startProduct(signal) {
      const running = await loaded.start?.(signal);
      const service = running?.payment ?? loaded.payment;
      if (service !== undefined) use(service);
      return running;
    },
    worldParameters(): PaymentServiceParameters {
      if (known.service === undefined) throw new Error('The address of the payment service is not known.');
      return { callerUrl: host.url, service: viewOfTarget(known.service), deadlineSeconds: loaded.target.deadlineSeconds, opensPages };
    },
    exchanges: async () => recorder.query(RECORD_TENANT),
    body: async (exchangeId, part) => recorder.body(RECORD_TENANT, exchangeId, part) ?? new Uint8Array(),
    async [Symbol.asyncDispose]() {
      await Promise.all([host.close(), known.caller?.[Symbol.asyncDispose]()]);
    },
  };
}

function declaredBy({ target, opensPages, payment }: PaymentServiceLoaded): Room['declared'] {
  return {
    profile: target.profile,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    ...(payment === undefined ? {} : { authentication: payment.tenant.authentication.kind }),
    deadlineSeconds: target.deadlineSeconds,
    opensPages,
    hasAdapter: target.adapter !== undefined,
    capabilities: [...target.capabilities].sort(),
  };
}
