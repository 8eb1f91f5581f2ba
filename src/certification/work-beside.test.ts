import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip.ts';
import { workBeside } from './work-beside.ts';
import { DOCUMENT_PATHS } from './rendered-documents.ts';
import { renderedFiles } from './rendered-files.ts';

const resultBytes = readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url));
const result = JSON.parse(resultBytes.toString('utf8')) as Result;

const bundleOf = (content: Uint8Array, documents: readonly string[]): ReadonlyMap<string, Uint8Array> =>
  new Map([[BUNDLE_FILES.result, content], ...documents.map((path) => [path, new Uint8Array()] as const)]);
const bytesOf = (files: readonly ZipContent[]): unknown => files.map(({ path, content }) => [path, Buffer.from(content)]);
const pathsOf = (files: readonly ZipContent[]): readonly string[] => files.map(({ path }) => path);

test('the thread writes what is written here, byte by byte', async () => {
  const beside = workBeside(Buffer.from(`a directory with ${DOCUMENT_PATHS.join(' ')}`));
  beside.begin(bundleOf(resultBytes, DOCUMENT_PATHS));
  deepStrictEqual(bytesOf(await beside.written(result)), bytesOf(await renderedFiles(result, DOCUMENT_PATHS)));
  beside.abandon();
});

test('a large result is written by a thread without documents too', async () => {
  const beside = workBeside();
  beside.begin(bundleOf(Buffer.from(`${resultBytes.toString('utf8')}${' '.repeat(1_048_576)}`), []));
  deepStrictEqual(bytesOf(await beside.written(result)), bytesOf(await renderedFiles(result, [])));
  beside.abandon();
});

test('the thread finds what is found here, in what was recorded', async () => {
  const secret = Buffer.from('{"password":"geheim-und-lang"}');
  const files = new Map([...bundleOf(resultBytes, DOCUMENT_PATHS.slice(0, 1)), ['evidence/facts.json', secret], ['reports/report.html', secret]]);
  const beside = workBeside();
  beside.begin(files);
  // Who has written has begun to search, unless somebody else has before.
  await beside.written(result);
  const traces = await beside.searched(files);
  deepStrictEqual(
    traces.map(({ place, offset }) => [place, offset]),
    [['evidence/facts.json', 1]],
  );
  deepStrictEqual(traces, await workBeside().searched(files));
  beside.abandon();
});

test('whoever asks early searches alone, and is told the same again', async () => {
  const files = new Map([...bundleOf(resultBytes, DOCUMENT_PATHS.slice(0, 1)), ['evidence/facts.json', Buffer.from('{"password":"geheim-und-lang"}')]]);
  const beside = workBeside();
  beside.begin(files);
  const traces = await beside.searched(files);
  deepStrictEqual(
    traces.map(({ place }) => place),
    ['evidence/facts.json'],
  );
  await beside.written(result);
  deepStrictEqual(await beside.searched(files), traces);
  beside.abandon();
});

test('where the thread fails, the files are written here', async () => {
  const beside = workBeside();
  const paths = DOCUMENT_PATHS.slice(0, 1);
  beside.begin(bundleOf(Buffer.from('{'), paths));
  deepStrictEqual(pathsOf(await beside.written(result)), pathsOf(await renderedFiles(result, paths)));
  deepStrictEqual(await beside.searched(bundleOf(Buffer.from('{'), paths)), []);
});

test('one that nobody needs is ended, and a small result without documents has none', async () => {
  const unused = workBeside(Buffer.from(DOCUMENT_PATHS.join('')));
  unused.abandon();
  const none = workBeside();
  none.begin(bundleOf(resultBytes, []));
  deepStrictEqual(pathsOf(await none.written(result)), pathsOf(await renderedFiles(result, [])));
});
