/**
 * Puts the product together from its configuration and gives it a life cycle: start, and an orderly end in which no
 * submission is left half processed.
 */
import { ADAPTER_PATH, createAdapterRoutes } from './adapter.ts';
import { createAnswerer } from './answer.ts';
import { createAttachmentReceiver } from './attachments.ts';
import { createAuthorizedHttp } from './authorized-http.ts';
import { CALLBACK_PATH, createCallbackHandler } from './callbacks.ts';
import { createConclusion } from './conclusion.ts';
import { createProductClock } from './clock.ts';
import type { ProductClock } from './clock.ts';
import type { Config } from './config.ts';
import { createEventSigner } from './event-signer.ts';
import { createEventVerifier } from './events.ts';
import { createExaminer } from './examination.ts';
import type { Faults } from './faults.ts';
import { createFitConnectClient } from './fitconnect-client.ts';
import type { FitConnectClient } from './fitconnect-client.ts';
import { createHttp } from './http.ts';
import { createKeySource } from './key-source.ts';
import { createKeyring } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import type { Log } from './log.ts';
import type { Offer } from './offer.ts';
import { createPageRoutes } from './pages.ts';
import { createPartOpener } from './parts.ts';
import { createPickupStatus } from './pickup-status.ts';
import type { PickupStatus } from './pickup-status.ts';
import { createEarlyPoll, poll } from './polling.ts';
import type { PollingOptions } from './polling.ts';
import { createProcessor } from './processing.ts';
import type { Outcome, Processor } from './processing.ts';
import { createRollover, readRolledOverKeys } from './rollover.ts';
import { startServer } from './server.ts';
import { openStore } from './store.ts';
import type { Store } from './store.ts';
import { createTokenSource } from './token.ts';
import { createWorkQueue } from './work-queue.ts';

/** The running product. */
export interface Product {
  readonly url: string;
  readonly callbackPath: string;
  readonly adapterPath: string;
  stop(): Promise<void>;
}

/** As many as keep both cores busy while others wait for the network. */
const WORKERS = 4;
const QUEUE_CAPACITY = 10_000;

/** The parts that processing is made of. */
interface Parts {
  readonly config: Config;
  readonly clock: ProductClock;
  readonly offer: Offer;
  readonly client: FitConnectClient;
  readonly keyring: Keyring;
  readonly store: Store;
  readonly status: PickupStatus;
  readonly endsRound: ReadonlySet<Outcome>;
  readonly stopping: AbortSignal;
  readonly log: Log;
}

/** Starts the product; resolves when it listens. */
export async function startProduct(config: Config, offer: Offer, log: Log): Promise<Product> {
  const { faults, destinationId } = config;
  const stop = new AbortController();
  const clock = createProductClock();
  const store = openStore(config.dataDir);
  const http = createHttp({ caFile: config.caFile, timeoutMs: config.requestTimeoutMs, isTlsVerified: !faults.has('tls-unverified') });
  const tokens = createTokenSource({ ...config, http });
  const client = createFitConnectClient({ ...config, http: createAuthorizedHttp({ http, tokens, stopping: stop.signal }) });
  const keyring = await createKeyring([...config.decryptionKeys, ...readRolledOverKeys(config.dataDir)], faults);
  const status = createPickupStatus(faults);
  const endsRound = roundEnders(faults);
  const process = await assembleProcessor({ config, clock, offer, client, keyring, store, status, endsRound, stopping: stop.signal, log });
  const queue = createWorkQueue({ process, workers: endsRound.size > 0 ? 1 : WORKERS, capacity: QUEUE_CAPACITY, endsRound, log });
  const polled: PollingOptions = {
    client,
    queue,
    store,
    status,
    intervalMs: config.pollIntervalMs,
    pageLimit: config.pageLimit,
    stopping: stop.signal,
    faults,
    log,
  };
  const pollEarly = createEarlyPoll(polled);
  const hinted = config.callbackAction === 'poll' ? { add: () => pollEarly() } : queue;
  const rollover = createRollover({ client, keyring, dataDir: config.dataDir, prepared: config.rolloverKey, faults, log });
  const server = await startServer({
    ...config,
    log,
    routes: {
      ...createPageRoutes(store),
      ...(config.callbackSecret === undefined
        ? {}
        : { [`POST ${CALLBACK_PATH}`]: createCallbackHandler({ secret: config.callbackSecret, destinationId, queue: hinted, faults, log, now: clock.now }) }),
      ...(config.adapterToken === undefined ? {} : createAdapterRoutes({ token: config.adapterToken, store, status, rollover, clock })),
    },
  });
  let polling = Promise.resolve();
  if (!faults.has('does-nothing')) {
    queue.start();
    polling = poll(polled);
  }
  return {
    url: server.url,
    callbackPath: CALLBACK_PATH,
    adapterPath: ADAPTER_PATH,
    async stop() {
      stop.abort();
      await Promise.all([server.close(), queue.stop(), polling]);
      await http.close();
      store.close();
    },
  };
}

/** Outcomes that end a round early: none, unless a fault says so. */
function roundEnders(faults: Faults): ReadonlySet<Outcome> {
  const outcomes = new Set<Outcome>();
  if (faults.has('stops-at-404')) outcomes.add('gone');
  if (faults.has('bad-item-blocks')) outcomes.add('unreadable');
  return outcomes;
}

async function assembleProcessor(parts: Parts): Promise<Processor> {
  const { config, client, store, log } = parts;
  const { destinationId, submissionApiUrl, faults, maxAttachmentBytes } = config;
  const context = { offer: parts.offer, destinationId, faults };
  const verifier = createEventVerifier({ keys: createKeySource(client), submissionApiUrl, faults });
  const openPart = createPartOpener({ keyring: parts.keyring, context, maxPlaintextBytes: maxAttachmentBytes });
  const receiveAttachments = createAttachmentReceiver({ client, openPart, store, context, maxAttachmentBytes });
  const answerer = createAnswerer({ client, verifier, store, destinationId, answerDelayMs: config.answerDelayMs, stopping: parts.stopping, faults, log });
  return createProcessor({
    client,
    verifier,
    examine: createExaminer({ openPart, receiveAttachments, context }),
    conclude: createConclusion({ signer: await createEventSigner({ ...config, now: parts.clock.now }), answerer, store, receiveAttachments, faults, log }),
    answerer,
    store,
    status: parts.status,
    endsRound: parts.endsRound,
    destinationId,
    faults,
    log,
  });
}
