/** As for Maven: what the registry lacks is a skip, what does not install is a failure. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyNpmRun } from './npm.ts';

const FOLDER = '/somewhere/peer';

function outcomeOf(output: string, exitCode: number | null = 1): ReturnType<typeof classifyNpmRun> {
  return classifyNpmRun({ exitCode, output }, FOLDER, ['@a/b', 'ctrf']);
}

describe('classifyNpmRun', () => {
  it('gives the folder of an installation', () => {
    assert.deepEqual(outcomeOf('', 0), { kind: 'built', folder: FOLDER });
  });

  it('skips when the registry does not offer a named package', () => {
    for (const output of ["npm error 404  '@a/b@1.0.0' is not in this registry.", 'npm error notarget No matching version found for @a/b@1.0.0.'])
      assert.deepEqual(outcomeOf(output), { kind: 'unavailable', reason: 'The npm registry does not offer @a/b.' });
  });

  it('fails when another package is missing or something else goes wrong', () => {
    for (const output of ["npm error 404  'left@1.0.0' is not in this registry.", 'npm error code EBADENGINE']) assert.equal(outcomeOf(output).kind, 'failed');
  });

  it('skips when the registry cannot be reached, or npm is not there', () => {
    assert.deepEqual(outcomeOf('npm error code ENOTFOUND'), { kind: 'unavailable', reason: 'The npm registry could not be reached.' });
    assert.deepEqual(outcomeOf('', null), { kind: 'unavailable', reason: 'npm is not installed.' });
  });
});
