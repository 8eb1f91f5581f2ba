/**
 * The way to the mailbox through FIT-Connect: a simulated delivery service with the delivery point of ITZBund for the two service
 * identifiers of mailboxes (fact sheet on mailboxes, section 2.6). Whatever the product submits there is picked up at once, opened, handed to
 * the simulated mailbox and answered. Both simulators write one record.
 */
import { randomBytes } from 'node:crypto';
import type { Exchange } from '../../core/exchange.ts';
import type { TargetService } from '../../core/target.ts';
import { createDeliveryPoint } from '../../drivers/mailbox/delivery-point.ts';
import type { HandOn } from '../../drivers/mailbox/delivery-point.ts';
import type { Recorder } from '../../transport/recorder.ts';
import { ZBP_SERVICES } from '../../../simulators/mailbox/index.ts';
import { suiteVersion } from '../environment.ts';
import type { KeyRing } from '../keys.ts';
import type { BridgeAddresses, MailboxLoaded } from './mailbox-loaded.ts';
import { startSimulation } from '../simulation.ts';

export interface BridgeOptions {
  readonly loaded: Pick<MailboxLoaded, 'authority' | 'usesTls'> & { readonly listen: Pick<MailboxLoaded['listen'], 'hostname' | 'names'> };
  readonly bridge: NonNullable<MailboxLoaded['bridge']>;
  readonly keys: KeyRing;
  readonly recorder: Recorder;
  readonly handOn: HandOn;
}

export interface Bridge extends AsyncDisposable {
  readonly addresses: BridgeAddresses;
}

const SERVICES: readonly TargetService[] = [
  serviceOf('Nachricht an das ZBP', ZBP_SERVICES.message.identifier, `${ZBP_SERVICES.message.schemaBase}1.0.0/zbp-message.schema.json`),
  serviceOf('Statusmeldung an das ZBP', ZBP_SERVICES.status.identifier, `${ZBP_SERVICES.status.schemaBase}1.0.0/zbp-status.schema.json`),
];

function serviceOf(name: string, identifier: string, schemaUri: string): TargetService {
  return { identifier, name, regions: ['DE'], schemas: [{ schemaUri, mimeType: 'application/json' }] };
}

/** Starts it. Disposing it @throws what kept the delivery point from its work, which is a defect of the suite */
export async function openBridge({ loaded, bridge, keys, recorder, handOn }: BridgeOptions): Promise<Bridge> {
  const [encryption, signing] = await Promise.all([keys.key('embedded-encryption-1', 'encryption'), keys.key('embedded-signing', 'signing')]);
  const subscriber = { clientId: 'pruefstand-itzbund', clientSecret: randomBytes(24).toString('base64url') };
  const { destinationId, port, ...client } = bridge;
  const simulation = await startSimulation({
    loaded: {
      ...(loaded.authority === undefined ? {} : { authority: loaded.authority }),
      listen: { hostname: loaded.listen.hostname, names: loaded.listen.names, servicePort: port, controlPort: 0 },
      target: {
        ...subscriber,
        product: { name: 'Zustellpunkt des ITZBund (simuliert)', version: suiteVersion(), vendor: 'Prüfstand' },
        destination: {
          destinationId,
          services: SERVICES,
          metadataVersions: ['2.1.0'],
          replyChannels: [],
          encryptionKeys: [encryption.publicJwk],
          signingKey: signing.publicJwk,
        },
        usesTls: loaded.usesTls,
      },
    },
    keys,
    recorder,
    subscriber: 'suite',
    further: { clients: [{ ...client, peer: 'product', rights: ['send'], destinationIds: [] }] },
  });
  const { tokenUrl, submissionApiUrl } = simulation.addresses;
  const point = createDeliveryPoint({
    tokenUrl,
    submissionApiUrl,
    ...subscriber,
    destinationId,
    encryptionKey: encryption.privateJwk,
    signingKey: signing.privateJwk,
    send: simulation.send,
    handOn,
  });
  const underWay = new Set<Promise<void>>();
  const defects: unknown[] = [];
  const stopListening = simulation.onExchange((exchange) => {
    const { submissionId } = exchange.labels;
    if (submissionId === undefined || !wasSubmitted(exchange)) return;
    const processing = point
      .process(submissionId, exchange.id)
      .catch((error: unknown) => void defects.push(error))
      .finally(() => underWay.delete(processing));
    underWay.add(processing);
  });
  return {
    addresses: { tokenUrl, submissionApiUrl, destinationId },
    async [Symbol.asyncDispose]() {
      stopListening();
      await Promise.all(underWay);
      await simulation[Symbol.asyncDispose]();
      if (defects.length > 0) throw defects[0];
    },
  };
}

/** Also where the answer was lost on its way: the service has carried it out. */
function wasSubmitted({ operation, response, wire }: Exchange): boolean {
  return operation === 'submit-submission' && (wire === 'lost-answer' || (response !== undefined && response.status < 300));
}
