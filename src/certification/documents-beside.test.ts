import { deepStrictEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Result } from '../core/result.ts';
import { documentsBeside } from './documents-beside.ts';
import { DOCUMENT_PATHS, renderedDocuments } from './rendered-documents.ts';

const resultBytes = readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url));
const result = JSON.parse(resultBytes.toString('utf8')) as Result;

test('the thread writes what is written here, byte by byte', async () => {
  const documents = documentsBeside(Buffer.from(`a directory with ${DOCUMENT_PATHS.join(' ')}`));
  documents.begin({ resultBytes, paths: DOCUMENT_PATHS });
  const here = await renderedDocuments(result, DOCUMENT_PATHS);
  deepStrictEqual(
    (await documents.ended(result)).map(({ path, content }) => [path, Buffer.from(content)]),
    here.map(({ path, content }) => [path, Buffer.from(content)]),
  );
  documents.abandon();
});

test('where the thread fails, the documents are written here', async () => {
  const documents = documentsBeside();
  const paths = DOCUMENT_PATHS.slice(0, 1);
  documents.begin({ resultBytes: Buffer.from('{'), paths });
  deepStrictEqual(
    (await documents.ended(result)).map(({ path }) => path),
    paths,
  );
});

test('one that nobody needs is ended, and without documents there is none', async () => {
  const unused = documentsBeside(Buffer.from(DOCUMENT_PATHS.join('')));
  unused.abandon();
  const none = documentsBeside();
  none.begin({ resultBytes, paths: [] });
  equal((await none.ended(result)).length, 0);
});
