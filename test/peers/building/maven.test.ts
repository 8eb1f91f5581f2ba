/** Keeps "the registry does not have it" apart from "it does not compile": the first is a skip, the second a failure. */
import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { classPathOf, classifyMavenRun } from './maven.ts';

const FOLDER = '/somewhere/fit-connect-java';

function outcomeOf(output: string, exitCode: number | null = 1): ReturnType<typeof classifyMavenRun> {
  return classifyMavenRun({ exitCode, output }, FOLDER, 'dev.fitko.fitconnect');
}

describe('classifyMavenRun', () => {
  it('gives the folder of a build, whose class path holds programs and libraries', () => {
    assert.deepEqual(outcomeOf('', 0), { kind: 'built', folder: FOLDER });
    assert.equal(classPathOf(FOLDER), `${join(FOLDER, 'classes')}${delimiter}${join(FOLDER, 'lib', '*')}`);
  });

  it('skips when Maven is absent', () => {
    assert.deepEqual(outcomeOf('', null), { kind: 'unavailable', reason: 'Maven is not installed.' });
  });

  it('skips when Java has no compiler', () => {
    assert.equal(outcomeOf('[ERROR] No compiler is provided in this environment. Perhaps you are running on a JRE rather than a JDK?').kind, 'unavailable');
  });

  it('skips when the registry does not offer the peer, and names version but no address', () => {
    const output =
      '[ERROR] Could not resolve dependencies: Could not find artifact dev.fitko.fitconnect.sdk:client:jar:2.9.0 in central (https://packages.example/maven)';
    assert.deepEqual(outcomeOf(output), { kind: 'unavailable', reason: 'The Maven registry does not offer dev.fitko.fitconnect.sdk:client 2.9.0.' });
  });

  it('skips when that answer comes from the local cache or concerns a range of versions', () => {
    const cached = '[ERROR] dev.fitko.fitconnect.sdk:client:jar:2.9.0 was not found in https://packages.example/maven during a previous attempt.';
    const range = '[ERROR] No versions available for dev.fitko.fitconnect.sdk:client:jar:[2.0,3.0) within specified range';
    assert.equal(outcomeOf(cached).kind, 'unavailable');
    assert.deepEqual(outcomeOf(range), { kind: 'unavailable', reason: 'The Maven registry does not offer dev.fitko.fitconnect.sdk:client [2.0,3.0).' });
  });

  it('skips when the registry cannot be reached', () => {
    const output = '[ERROR] Could not transfer artifact dev.fitko.fitconnect.sdk:client:pom:2.9.0: packages.example: Unknown host';
    assert.deepEqual(outcomeOf(output), { kind: 'unavailable', reason: 'The Maven registry could not be reached.' });
  });

  it('fails on an error of the compiler', () => {
    const output = '[ERROR] Sender.java:[51,20] cannot find symbol\n[ERROR]   symbol: method fromPath(Path,String)';
    assert.deepEqual(outcomeOf(output), { kind: 'failed', output });
  });

  it('fails when another artifact is missing', () => {
    assert.equal(outcomeOf('[ERROR] Could not find artifact org.example:other:jar:1.0 in central').kind, 'failed');
  });

  it('fails when a library of the peer is missing, although the line names the peer as the way to it', () => {
    const output =
      '[ERROR] Failed to collect dependencies at dev.fitko.fitconnect.sdk:client:jar:2.9.0 -> org.example:other:jar:1.0: Could not find artifact org.example:other:pom:1.0 in central';
    assert.equal(outcomeOf(output).kind, 'failed');
  });

  it('fails when a signal ended Maven', () => {
    assert.equal(outcomeOf('', -1).kind, 'failed');
  });
});
