/**
 * (b) The whole way of a submission over HTTP: announce, upload, submit, pick up, open, verify, accept. First one after
 * the other, to see where the time goes; then side by side, against the same cryptography without any service.
 */
import { cacheFolder } from '../../src/runner/environment.ts';
import { createKeyRing } from '../../src/runner/keys.ts';
import { createRoundTripCrypto } from '../crypto.ts';
import { contentOf, sealContent, senderFor } from '../portal.ts';
import type { Content } from '../portal.ts';
import { createProduct } from '../product.ts';
import type { Product } from '../product.ts';
import type { RoundTrips, Step } from '../report.ts';
import { benchKeys, DESTINATION_ID } from '../seed.ts';
import type { BenchKeys } from '../seed.ts';
import { startStand } from '../stand.ts';
import type { Stand } from '../stand.ts';
import { median, significant } from '../statistics.ts';

const DATA_BYTES = 10_000;
const ATTACHMENT_BYTES = 20_000;
const LANES = 8;
/** Parts of the measurement side by side, alternating between round trips and bare cryptography. */
const BLOCKS = 4;
const WHOLE = 'whole round trip';
const CRYPTO = 'its cryptography';

interface Parties {
  readonly keys: BenchKeys;
  readonly content: Content;
  readonly sender: ReturnType<typeof senderFor>;
  readonly product: Product;
}

/** Takes the time of one step. */
type Timer = <T>(name: string, work: () => Promise<T>) => Promise<T>;

const STEPS: readonly Omit<Step, 'ms'>[] = [
  { name: 'encrypt three parts', who: 'sender', isCrypto: true },
  { name: 'announce', who: 'sender', isCrypto: false },
  { name: 'upload and submit', who: 'sender', isCrypto: false },
  { name: 'read the pickup list', who: 'product', isCrypto: false },
  { name: 'fetch submission and attachment', who: 'product', isCrypto: false },
  { name: 'read the event log, which the service signs now', who: 'product', isCrypto: false },
  { name: 'verify the submit event', who: 'product', isCrypto: true },
  { name: 'decrypt three parts', who: 'product', isCrypto: true },
  { name: 'sign the accept event', who: 'product', isCrypto: true },
  { name: 'post the accept event, which the service verifies', who: 'product', isCrypto: false },
];

/** Measures everything. */
export async function measureRoundTrips({ isQuick }: { readonly isQuick: boolean }): Promise<RoundTrips> {
  const plan = isQuick ? { warmUp: 5, trips: 15, ms: 2_000 } : { warmUp: 20, trips: 60, ms: 8_000 };
  await using stand = await startStand({ isRecording: true });
  const parties = await partiesOf(stand);
  const ignore: Timer = async (_name, work) => work();
  let events = 0;
  for (let trip = 0; trip < plan.warmUp; trip += 1) events = await roundTrip(parties, ignore);
  const crypto = await createRoundTripCrypto(parties.content, parties.keys, events);
  const times = new Map<string, number[]>();
  const timed = timerInto(times);
  // In turn, so that a slow moment of the machine hits both.
  for (let trip = 0; trip < plan.trips; trip += 1) {
    await timed(WHOLE, async () => roundTrip(parties, timed));
    await timed(CRYPTO, crypto.once);
    for (const { name, work } of crypto.operations) await timed(name, work);
  }
  const rates: { readonly trips: number; readonly crypto: number }[] = [];
  for (let block = 0; block < BLOCKS; block += 1) {
    rates.push({ trips: await rateOf(plan.ms / BLOCKS, async () => roundTrip(parties, ignore)), crypto: await rateOf(plan.ms / BLOCKS, crypto.once) });
  }
  const msOf = (name: string): number => significant(median(times.get(name) ?? []));
  return {
    isQuick,
    dataBytes: DATA_BYTES,
    attachmentBytes: ATTACHMENT_BYTES,
    steps: STEPS.map((step) => ({ ...step, ms: msOf(step.name) })),
    totalMs: msOf(WHOLE),
    bareCryptoMs: msOf(CRYPTO),
    cryptoOperations: crypto.operations.map(({ name, count }) => ({ name, count, ms: msOf(name) })),
    lanes: LANES,
    perSecond: significant(median(rates.map(({ trips }) => trips))),
    bareCryptoPerSecond: significant(median(rates.map((rate) => rate.crypto))),
  };
}

async function partiesOf({ url, client }: Stand): Promise<Parties> {
  const keys = await benchKeys(createKeyRing(cacheFolder(), Date.now()));
  return { keys, content: contentOf(DATA_BYTES, ATTACHMENT_BYTES), sender: senderFor(url, client), product: await createProduct(url, client, keys) };
}

/** @returns number of events in the log of the case */
async function roundTrip({ keys, content, sender, product }: Parties, timed: Timer): Promise<number> {
  const sealed = await timed('encrypt three parts', async () => sealContent(content, keys.encryption.publicJwk));
  const announced = await timed('announce', async () => sender.announce(DESTINATION_ID, sealed));
  await timed('upload and submit', async () => sender.submit(announced, sealed));
  const listed = await timed('read the pickup list', async () => product.list());
  if (!listed.includes(announced.submissionId)) throw new Error('The pickup list does not hold what was submitted.');
  const fetched = await timed('fetch submission and attachment', async () => product.fetch(announced.submissionId));
  const log = await timed('read the event log, which the service signs now', async () => product.readLog(announced.caseId));
  await timed('verify the submit event', async () => product.verifySubmit(log));
  await timed('decrypt three parts', async () => product.open(fetched));
  const event = await timed('sign the accept event', async () => product.signAccept(fetched));
  await timed('post the accept event, which the service verifies', async () => product.postAccept(announced.caseId, event));
  return log.length;
}

function timerInto(times: Map<string, number[]>): Timer {
  return async (name, work) => {
    const start = performance.now();
    const result = await work();
    const list = times.get(name) ?? [];
    times.set(name, list);
    list.push(performance.now() - start);
    return result;
  };
}

/** How often something is done per second, side by side in lanes. */
async function rateOf(durationMs: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() - start < durationMs) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return done / ((performance.now() - start) / 1000);
}
