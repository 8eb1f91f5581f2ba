/** The room of the Fachverfahren: simulated FIT-Connect, the suite as sender, one campaign ahead of the scenarios. */
import type { FitConnectTarget, ScenarioTarget } from '../core/target.ts';
import type { FitConnectParameters } from '../drivers/fit-connect/scenario-parameters.ts';
import { createSender } from '../drivers/fit-connect/sender.ts';
import { createCampaign } from './campaign.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import type { RunningProduct } from './product.ts';
import type { Room, RoomOptions } from './room.ts';
import { startSimulation } from './simulation.ts';

/** Starts the delivery service with the product's destination. */
export async function openFitConnectRoom(loaded: FitConnectLoaded, { keys, onStage }: RoomOptions): Promise<Room> {
  const { target, samples } = loaded;
  const simulation = await startSimulation({ loaded, keys, onStage });
  const { control } = simulation;
  const sender = createSender({ ...simulation.addresses, ...simulation.senderClient, apiVersion: target.apiVersion, send: simulation.send });
  const campaign = createCampaign({ target, samples, control, sender, keys: simulation.recipientKeys });
  return {
    steps: 'fit-connect',
    declared: declaredBy(target),
    signingKeys: [target.destination.signingKey],
    ...(target.callback?.isMadeForRun === true ? { callbackHmacKey: target.callback.secret } : {}),
    async startProduct(signal) {
      const product = await loaded.start?.(simulation.addresses, signal);
      if (product?.callbackUrl !== undefined && target.callback !== undefined)
        await control.updateDestination(target.destination.destinationId, { callback: { url: product.callbackUrl, secret: target.callback.secret } });
      return product;
    },
    ahead: campaign,
    worldParameters: (product): FitConnectParameters => ({
      controlUrl: simulation.controlUrl,
      tenant: simulation.tenant,
      target: scenarioTarget(target, product),
      adapterCa: simulation.trustedByCallbackClient,
    }),
    exchanges: async () => simulation.exchanges(),
    body: async (exchangeId, part) => control.body(exchangeId, part),
    async [Symbol.asyncDispose]() {
      await simulation[Symbol.asyncDispose]();
    },
  };
}

function scenarioTarget(target: FitConnectTarget, product: RunningProduct | undefined): ScenarioTarget {
  const adapterUrl = product?.adapterUrl ?? target.adapter?.url;
  return {
    apiVersion: target.apiVersion,
    destinationId: target.destination.destinationId,
    clientId: target.clientId,
    signingKeys: [target.destination.signingKey],
    encryptionKeys: target.destination.encryptionKeys,
    pollingSeconds: target.pollingSeconds,
    deadlineSeconds: target.deadlineSeconds,
    usesTls: target.usesTls,
    hasCallback: target.callback !== undefined,
    ...(adapterUrl === undefined ? {} : { adapterUrl }),
    ...(target.adapter?.token === undefined ? {} : { adapterToken: target.adapter.token }),
  };
}

function declaredBy(target: FitConnectTarget): Room['declared'] {
  return {
    profile: target.profile,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    apiVersion: target.apiVersion,
    pollingSeconds: target.pollingSeconds,
    deadlineSeconds: target.deadlineSeconds,
    usesTls: target.usesTls,
    hasCallback: target.callback !== undefined,
    hasAdapter: target.adapter !== undefined,
    services: target.destination.services.map(({ identifier }) => identifier),
    metadataVersions: target.destination.metadataVersions,
    replyChannels: target.destination.replyChannels,
    capabilities: [...target.capabilities].sort(),
  };
}
