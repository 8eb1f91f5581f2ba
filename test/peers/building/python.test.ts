/** As for Maven: what the registry lacks is a skip, what does not install is a failure. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyPipRun } from './python.ts';

const FOLDER = '/somewhere/peer';
const NAMED = 'joserfc==1.8.0\nrequests==2.34.2\n';

function outcomeOf(output: string, exitCode = 1): ReturnType<typeof classifyPipRun> {
  return classifyPipRun({ exitCode, output }, FOLDER, NAMED);
}

describe('classifyPipRun', () => {
  it('gives the folder of an environment', () => {
    assert.deepEqual(outcomeOf('', 0), { kind: 'built', folder: FOLDER });
  });

  it('skips when the registry does not offer a named package', () => {
    const output =
      'ERROR: Could not find a version that satisfies the requirement joserfc==1.8.0 (from versions: none)\nERROR: No matching distribution found for joserfc==1.8.0';
    assert.deepEqual(outcomeOf(output), { kind: 'unavailable', reason: 'The Python registry does not offer joserfc==1.8.0.' });
  });

  it('skips when the registry cannot be reached, although pip then says that the package is missing', () => {
    const output = "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution found for joserfc==1.8.0";
    assert.deepEqual(outcomeOf(output), { kind: 'unavailable', reason: 'The Python registry could not be reached.' });
  });

  it('skips when Python has no venv', () => {
    assert.equal(outcomeOf('The virtual environment was not created successfully because ensurepip is not available.').kind, 'unavailable');
  });

  it('fails when a package of a package is missing', () => {
    assert.equal(outcomeOf('ERROR: No matching distribution found for cffi>=2').kind, 'failed');
  });

  it('fails when a package does not build', () => {
    assert.deepEqual(outcomeOf('error: command gcc failed'), { kind: 'failed', output: 'error: command gcc failed' });
  });
});
