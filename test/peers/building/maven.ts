/**
 * Builds peer programs in Java with Maven: classes to `classes`, libraries to `lib`, both outside the checkout. Only the
 * peer itself counts as "not offered" by a registry; anything else that is missing, and every error of the compiler, is a
 * failure.
 */
import { delimiter, join } from 'node:path';
import { buildOnce } from './build-cache.ts';
import type { BuildOutcome, ToolRun } from './build-outcome.ts';
import { runTool } from './run-tool.ts';

export interface MavenProject {
  /** Name in the cache. */
  readonly name: string;
  /** Folder of the pom, whose property `buildDirectory` says where to build. */
  readonly directory: string;
  /** Group of the peer's artifacts. */
  readonly peerGroup: string;
}

const MAVEN_TIMEOUT_MS = 300_000;
const NO_JDK = /No compiler is provided in this environment|JAVA_HOME environment variable is not defined correctly/u;
const NOT_REACHED =
  /Could not transfer artifact|Unknown host|Connection (?:refused|timed out|reset)|Plugin \S+ or one of its dependencies could not be resolved/u;

/** Builds, or takes the build of the same sources. Asks the registry again even when an earlier answer "not found" is kept. */
export async function buildWithMaven({ name, directory, peerGroup }: MavenProject): Promise<BuildOutcome> {
  const java = await runTool({ command: 'java', words: ['-version'], timeoutMs: 30_000 });
  if (java.exitCode !== 0) return { kind: 'unavailable', reason: 'Java is not installed.' };
  return buildOnce({
    name,
    sources: [join(directory, 'pom.xml'), join(directory, 'src')],
    async build(folder) {
      const words = ['-q', '-B', '-U', '-f', join(directory, 'pom.xml'), `-DbuildDirectory=${folder}`, 'process-classes'];
      return classifyMavenRun(await runTool({ command: 'mvn', words, timeoutMs: MAVEN_TIMEOUT_MS }), folder, peerGroup);
    },
  });
}

/** The class path of a build, in the form `java -cp` takes on this platform. */
export function classPathOf(folder: string): string {
  return [join(folder, 'classes'), join(folder, 'lib', '*')].join(delimiter);
}

/** Reads the end of a Maven run. */
export function classifyMavenRun(run: ToolRun, folder: string, peerGroup: string): BuildOutcome {
  if (run.exitCode === 0) return { kind: 'built', folder };
  if (run.exitCode === null) return { kind: 'unavailable', reason: 'Maven is not installed.' };
  if (NO_JDK.test(run.output)) return { kind: 'unavailable', reason: 'No Java Development Kit is installed.' };
  if (NOT_REACHED.test(run.output)) return { kind: 'unavailable', reason: 'The Maven registry could not be reached.' };
  const missing = notOffered(peerGroup).exec(run.output);
  if (missing === null) return { kind: 'failed', output: run.output };
  const artifact = missing[1] ?? missing[3];
  const version = missing[2] ?? missing[4];
  return { kind: 'unavailable', reason: `The Maven registry does not offer ${artifact} ${version}.` };
}

/** The coordinates must be the missing artifact itself, not the path to another one that is missing. */
function notOffered(peerGroup: string): RegExp {
  const peer = String.raw`(${peerGroup.replaceAll('.', String.raw`\.`)}[\w.]*:[\w-]+):\w+:(\S+)`;
  return new RegExp(`(?:Could not find artifact|No versions available for) ${peer}|${peer} was not found in`, 'u');
}
