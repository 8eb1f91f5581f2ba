/**
 * Entry of the thread that works beside the verifier while that judges the evidence. It is sent the bytes of `result.json` and which
 * documents are wanted, and what was recorded; it answers with hashes of that, with what it reads of the suite, with the bytes of the
 * files, and with what looks like a secret.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { preparePdf } from '../../reports/documents.ts';
import type { Result } from '../core/result.ts';
import { parseJson } from '../formats/json.ts';
import { begins } from './claim.ts';
import { hashesOf } from './file-hashes.ts';
import { readOwnFiles } from './own-files.ts';
import { renderedFiles } from './rendered-files.ts';
import { findSecretPatterns } from './secret-scan.ts';
import type { BesideAnswers, WorkOrder } from './work-beside.ts';

parentPort?.once('message', (order: WorkOrder) => void work(order));
if (workerData === true) await preparePdf();

async function work(order: WorkOrder): Promise<void> {
  const { documents, recorded, search } = order;
  parentPort?.postMessage({ hashes: recorded.map(({ path, content }) => hashesOf(path, content)) } satisfies Partial<BesideAnswers>);
  // Documents take so long that whoever waits for them has the time.
  parentPort?.postMessage({ own: documents.length > 0 ? undefined : readOwnFiles() } satisfies Partial<BesideAnswers>);
  const written = await renderedFiles(parseJson(order.resultBytes)?.value as Result, documents);
  // Before anybody is told, so that who hears of the files knows who searches.
  const isOurs = begins(search);
  tellWritten(written);
  if (isOurs) parentPort?.postMessage({ traces: findSecretPatterns(recorded) } satisfies Partial<BesideAnswers>);
}

function tellWritten(written: BesideAnswers['written']): void {
  // Nobody here needs them any more: those with memory of their own are handed over instead of copied.
  const own = written.map(({ content }) => content.buffer).filter((buffer, index) => buffer.byteLength === written[index]?.content.byteLength);
  parentPort?.postMessage({ written } satisfies Partial<BesideAnswers>, [...new Set(own)] as ArrayBuffer[]);
}
