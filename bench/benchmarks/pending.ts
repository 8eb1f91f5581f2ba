/**
 * (d) A pickup list that nobody empties: memory, and how long its pages take as it grows. Everything goes through HTTP,
 * once with recording, as in a run, and once without.
 */
import { cacheFolder } from '../../src/runner/environment.ts';
import { createKeyRing } from '../../src/runner/keys.ts';
import { contentOf, sealContent, senderFor } from '../portal.ts';
import { memoryOf } from '../process-figures.ts';
import type { Memory } from '../process-figures.ts';
import { productToken } from '../product.ts';
import type { PageFigures, PendingStand, PendingSubmissions } from '../report.ts';
import { benchKeys, DESTINATION_ID } from '../seed.ts';
import { startStand } from '../stand.ts';
import type { Stand } from '../stand.ts';
import { median, quantile, significant, slope } from '../statistics.ts';

export interface PendingOptions {
  readonly isQuick: boolean;
  readonly onProgress: (text: string) => void;
}

interface Plan {
  readonly submissions: number;
  /** Submissions between two looks at memory and pages. */
  readonly block: number;
  readonly requests: number;
}

const DATA_BYTES = 10_000;
const PAGE_SIZE = 500;
const LANES = 4;

/** Measures both stands. */
export async function measurePending({ isQuick, onProgress }: PendingOptions): Promise<PendingSubmissions> {
  const plan = isQuick ? { submissions: 2_000, block: 1_000, requests: 20 } : { submissions: 10_000, block: 1_000, requests: 100 };
  const stands: PendingStand[] = [];
  for (const isRecording of [false, true]) {
    onProgress(isRecording ? 'with recording' : 'without recording');
    stands.push(await measureStand(isRecording, plan));
  }
  return { isQuick, submissions: plan.submissions, dataBytes: DATA_BYTES, pageSize: PAGE_SIZE, stands };
}

async function measureStand(isRecording: boolean, { submissions, block, requests }: Plan): Promise<PendingStand> {
  await using stand = await startStand({ isRecording });
  const { encryption } = await benchKeys(createKeyRing(cacheFolder(), Date.now()));
  const sealed = await sealContent(contentOf(DATA_BYTES), encryption.publicJwk);
  const sender = senderFor(stand.url, stand.client);
  const authorization = `Bearer ${await productToken(stand.url, stand.client)}`;
  const submit = async (): Promise<void> => sender.submit(await sender.announce(DESTINATION_ID, sealed), sealed);
  await submit();
  const empty = memoryOf(stand.pid);
  const growth = [...pointOf(1, empty)];
  const submitMs: number[] = [];
  const pages: PageFigures[] = [];
  for (let pending = 1; pending < submissions;) {
    const wanted = Math.min(submissions, Math.ceil((pending + 1) / block) * block);
    submitMs.push(median(await inLanes(wanted - pending, submit)));
    pending = wanted;
    growth.push(...pointOf(pending, memoryOf(stand.pid)));
    if (pending === block || pending >= submissions) pages.push(...(await pagesOf(stand, authorization, pending, requests)));
  }
  const full = memoryOf(stand.pid);
  return {
    isRecording,
    ...(empty === undefined || full === undefined
      ? {}
      : {
          rssEmptyMb: Math.round(empty.rssMb),
          rssFullMb: Math.round(full.rssMb),
          peakRssMb: Math.round(full.peakRssMb),
          kilobytesPerSubmission: significant(slope(growth) * 1000),
        }),
    heapUsedMb: Math.round((await stand.heap()).heapUsedMb),
    submitMsFirst: significant(submitMs[0] ?? NaN),
    submitMsLast: significant(submitMs.at(-1) ?? NaN),
    pages,
  };
}

function pointOf(pending: number, memory: Memory | undefined): readonly { readonly x: number; readonly y: number }[] {
  return memory === undefined ? [] : [{ x: pending, y: memory.rssMb }];
}

/** First, middle and last page; in turn, since a list that is asked for again unchanged is not written again. */
async function pagesOf(stand: Stand, authorization: string, pending: number, requests: number): Promise<readonly PageFigures[]> {
  const last = Math.max(0, pending - PAGE_SIZE);
  const offsets = [...new Set([0, Math.floor(last / 2), last])];
  const pages = offsets.map((offset) => ({ offset, times: [] as number[] }));
  for (let count = 0; count < requests; count += 1) for (const { offset, times } of pages) times.push(await readPage(stand, authorization, offset));
  return pages.map(({ offset, times }) => ({ pending, offset, medianMs: significant(median(times)), p99Ms: significant(quantile(times, 0.99)) }));
}

/** @returns milliseconds until the page was read and understood */
async function readPage({ url, client }: Stand, authorization: string, offset: number): Promise<number> {
  const start = performance.now();
  const { status, body } = await client.send({
    method: 'GET',
    url: `${url}/submission-api/v2/submissions?limit=${PAGE_SIZE}&offset=${offset}`,
    headers: { authorization },
  });
  const { count } = JSON.parse(Buffer.from(body).toString('utf8')) as { count: number };
  if (status !== 200 || count !== PAGE_SIZE) throw new Error(`A page of ${PAGE_SIZE} was answered ${status} with ${count} entries.`);
  return performance.now() - start;
}

/** @returns milliseconds of each */
async function inLanes(count: number, work: () => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return times;
}
