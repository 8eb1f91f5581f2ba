/** Tampering with the result and with single files is detected and named; so is a change of every file there is. */
import { test } from 'node:test';
import { fileTamperings } from './file-tamperings.ts';
import { tryPart } from './groups.ts';
import { reportTamperings } from './listed-tamperings.ts';
import { attempt } from './scene.ts';

const opened = tryPart('result');

test('every file: a bit turned, removed, exchanged for another report', async (context) => {
  const scene = opened();
  const paths = [...scene.material.documented.keys()];
  for (const tampering of [...fileTamperings(paths), ...reportTamperings(paths)])
    await context.test(`${tampering.by}: ${tampering.name}`, async () => attempt(tampering, scene));
});
