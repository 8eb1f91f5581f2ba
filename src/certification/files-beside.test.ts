import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip.ts';
import { filesBeside } from './files-beside.ts';
import { DOCUMENT_PATHS } from './rendered-documents.ts';
import { renderedFiles } from './rendered-files.ts';

const resultBytes = readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url));
const result = JSON.parse(resultBytes.toString('utf8')) as Result;

const bundleOf = (content: Uint8Array, documents: readonly string[]): ReadonlyMap<string, Uint8Array> =>
  new Map([[BUNDLE_FILES.result, content], ...documents.map((path) => [path, new Uint8Array()] as const)]);
const bytesOf = (files: readonly ZipContent[]): unknown => files.map(({ path, content }) => [path, Buffer.from(content)]);
const pathsOf = (files: readonly ZipContent[]): readonly string[] => files.map(({ path }) => path);

test('the thread writes what is written here, byte by byte', async () => {
  const beside = filesBeside(Buffer.from(`a directory with ${DOCUMENT_PATHS.join(' ')}`));
  beside.begin(bundleOf(resultBytes, DOCUMENT_PATHS));
  deepStrictEqual(bytesOf(await beside.ended(result)), bytesOf(await renderedFiles(result, DOCUMENT_PATHS)));
  beside.abandon();
});

test('a large result is written by a thread without documents too', async () => {
  const beside = filesBeside();
  beside.begin(bundleOf(Buffer.from(`${resultBytes.toString('utf8')}${' '.repeat(1_048_576)}`), []));
  deepStrictEqual(bytesOf(await beside.ended(result)), bytesOf(await renderedFiles(result, [])));
  beside.abandon();
});

test('where the thread fails, the files are written here', async () => {
  const beside = filesBeside();
  const paths = DOCUMENT_PATHS.slice(0, 1);
  beside.begin(bundleOf(Buffer.from('{'), paths));
  deepStrictEqual(pathsOf(await beside.ended(result)), pathsOf(await renderedFiles(result, paths)));
});

test('one that nobody needs is ended, and a small result without documents has none', async () => {
  const unused = filesBeside(Buffer.from(DOCUMENT_PATHS.join('')));
  unused.abandon();
  const none = filesBeside();
  none.begin(bundleOf(resultBytes, []));
  deepStrictEqual(pathsOf(await none.ended(result)), pathsOf(await renderedFiles(result, [])));
});
