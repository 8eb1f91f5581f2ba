/**
 * Builds the peer programs around the official FIT-Connect Java SDK with Maven and says what became of it. A registry that
 * does not offer the SDK is a visible skip with its reason; programs that do not compile against it are a failure. The
 * two must never be mixed up, else a broken peer test looks like a missing network.
 */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** How a run of Maven ended; `exitCode` is null when Maven could not be started. */
export interface MavenRun {
  readonly exitCode: number | null;
  /** Standard output and standard error, in the order they were written. */
  readonly output: string;
}

export type BuildOutcome =
  /** `classPath` holds programs and libraries, in the form `java -cp` takes on this platform. */
  | { readonly kind: 'built'; readonly classPath: string }
  /** The peer cannot be had here; `reason` is one sentence for the report, without addresses. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The peer is there and the programs do not fit it; `output` is what Maven said. */
  | { readonly kind: 'failed'; readonly output: string };

/** Coordinates of the peer: artifact and its parent are published under one group. */
const PEER = String.raw`(dev\.fitko\.fitconnect[\w.]*:[\w-]+):\w+:(\S+)`;
const NOT_REACHED = /Could not transfer artifact|Unknown host|Connection (?:refused|timed out|reset)|Plugin \S+ or one of its dependencies could not be resolved/u;
// The coordinates must be the missing artifact itself, not the path to another one that is missing.
const NOT_OFFERED = new RegExp(`(?:Could not find artifact|No versions available for) ${PEER}|${PEER} was not found in`, 'u');

/**
 * Reads the end of a Maven run. Only the SDK itself counts as "not offered": anything else that is missing, and every
 * error of the compiler, is a failure.
 */
export function classifyMavenRun(run: MavenRun, projectDirectory: string): BuildOutcome {
  if (run.exitCode === 0) {
    const target = join(projectDirectory, 'target');
    return { kind: 'built', classPath: [join(target, 'classes'), join(target, 'lib', '*')].join(delimiter) };
  }
  if (run.exitCode === null) return { kind: 'unavailable', reason: 'Maven is not installed.' };
  if (NOT_REACHED.test(run.output)) return { kind: 'unavailable', reason: 'The Maven registry could not be reached.' };
  const missing = NOT_OFFERED.exec(run.output);
  if (missing === null) return { kind: 'failed', output: run.output };
  const artifact = missing[1] ?? missing[3];
  const version = missing[2] ?? missing[4];
  return { kind: 'unavailable', reason: `The Maven registry does not offer ${artifact} ${version}.` };
}

/**
 * Builds the programs in `projectDirectory` (the folder of the pom). Asks the registry again even when an earlier answer
 * "not found" is cached. The first build loads the SDK and its libraries, later ones only compile.
 */
export async function buildPrograms(projectDirectory: string): Promise<BuildOutcome> {
  const run = await runMaven(['-q', '-B', '-U', 'process-classes'], projectDirectory);
  return classifyMavenRun(run, projectDirectory);
}

function runMaven(words: readonly string[], directory: string): Promise<MavenRun> {
  const { promise, resolve, reject } = Promise.withResolvers<MavenRun>();
  const maven = spawn('mvn', words, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: string): void => { output += chunk; };
  maven.stdout.setEncoding('utf8').on('data', collect);
  maven.stderr.setEncoding('utf8').on('data', collect);
  maven.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') resolve({ exitCode: null, output });
    else reject(error);
  });
  // A Maven that a signal ended has no exit code; that is a failure and not an absent Maven.
  maven.on('close', (code) => { resolve({ exitCode: code ?? -1, output }); });
  return promise;
}
