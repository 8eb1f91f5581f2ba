/**
 * Entry of the thread that works beside the verifier while that judges the evidence. It is sent the bytes of `result.json` and which
 * documents are wanted, and answers with the bytes of the files; then what was recorded, and answers with what looks like a secret.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { preparePdf } from '../../reports/documents.ts';
import type { Result } from '../core/result.ts';
import { parseJson } from '../formats/json.ts';
import { renderedFiles } from './rendered-files.ts';
import { findSecretPatterns } from './secret-scan.ts';
import type { BesideAnswer, SearchOrder, WritingOrder } from './work-beside.ts';

let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (order: WritingOrder | SearchOrder) => {
  before = before.then(() => ('recorded' in order ? search(order) : write(order)));
});
if (workerData === true) await preparePdf();

async function write({ resultBytes, documents }: WritingOrder): Promise<void> {
  const written = await renderedFiles(parseJson(resultBytes)?.value as Result, documents);
  // Nobody here needs them any more: those with memory of their own are handed over instead of copied.
  const own = written.map(({ content }) => content.buffer).filter((buffer, index) => buffer.byteLength === written[index]?.content.byteLength);
  parentPort?.postMessage({ written } satisfies BesideAnswer, [...new Set(own)] as ArrayBuffer[]);
}

function search({ recorded }: SearchOrder): void {
  parentPort?.postMessage({ traces: findSecretPatterns(recorded) } satisfies BesideAnswer);
  parentPort?.close();
}
