/**
 * Entry of the thread that writes again what follows from a result alone while the verifier judges the evidence. It is sent the
 * bytes of `result.json` and which documents are wanted, and answers with the bytes of the files; comparing them is the verifier's.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { preparePdf } from '../../reports/documents.ts';
import type { Result } from '../core/result.ts';
import { parseJson } from '../formats/json.ts';
import type { FilesOrder } from './files-beside.ts';
import { renderedFiles } from './rendered-files.ts';

parentPort?.once('message', ({ resultBytes, documents }: FilesOrder) => void answer(resultBytes, documents));
if (workerData === true) await preparePdf();

async function answer(resultBytes: Uint8Array, documents: readonly string[]): Promise<void> {
  const files = await renderedFiles(parseJson(resultBytes)?.value as Result, documents);
  // Nobody here needs them any more: those with memory of their own are handed over instead of copied.
  const own = files.map(({ content }) => content.buffer).filter((buffer, index) => buffer.byteLength === files[index]?.content.byteLength);
  parentPort?.postMessage(files, [...new Set(own)] as ArrayBuffer[]);
}
