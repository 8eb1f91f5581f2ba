/**
 * Entry of the thread that writes the documents of a result again while the verifier judges the evidence. It is sent the
 * bytes of `result.json` and which documents are wanted, and answers with their bytes; comparing them is the verifier's.
 */
import { parentPort } from 'node:worker_threads';
import { preparePdf } from '../../reports/documents.ts';
import type { Result } from '../core/result.ts';
import { parseJson } from '../formats/json.ts';
import type { DocumentOrder } from './documents-beside.ts';
import { renderedDocuments } from './rendered-documents.ts';

parentPort?.once('message', ({ resultBytes, paths }: DocumentOrder) => void answer(resultBytes, paths));
await preparePdf();

async function answer(resultBytes: Uint8Array, paths: readonly string[]): Promise<void> {
  parentPort?.postMessage(await renderedDocuments(parseJson(resultBytes)?.value as Result, paths));
}
