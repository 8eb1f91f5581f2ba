/**
 * Installs pinned npm packages outside the checkout, without running any script of theirs. Only a package that is named
 * counts as "not offered"; everything else that goes wrong is a failure.
 */
import { buildOnce } from './build-cache.ts';
import type { BuildOutcome, ToolRun } from './build-outcome.ts';
import { runTool } from './run-tool.ts';

export interface NpmProject {
  /** Name in the cache. */
  readonly name: string;
  /** Pinned versions by package. */
  readonly packages: Readonly<Record<string, string>>;
}

const NPM_TIMEOUT_MS = 300_000;
const NOT_REACHED = /\b(?:ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/u;
const NOT_OFFERED = /'((?:@[\w.-]+\/)?[\w.-]+)@[^']*' is not in this registry|No matching version found for ((?:@[\w.-]+\/)?[\w.-]+)@/u;

/** Installs, or takes the installation of the same versions. @returns a folder with `node_modules` */
export async function installNpm({ name, packages }: NpmProject): Promise<BuildOutcome> {
  const specs = Object.entries(packages).map(([packageName, version]) => `${packageName}@${version}`);
  return buildOnce({
    name,
    sources: [],
    salt: specs.join(' '),
    async build(folder) {
      const words = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--no-save', '--legacy-peer-deps', ...specs];
      return classifyNpmRun(await runTool({ command: 'npm', words, timeoutMs: NPM_TIMEOUT_MS }), folder, Object.keys(packages));
    },
  });
}

/** Reads the end of a run of npm. */
export function classifyNpmRun(run: ToolRun, folder: string, names: readonly string[]): BuildOutcome {
  if (run.exitCode === 0) return { kind: 'built', folder };
  if (run.exitCode === null) return { kind: 'unavailable', reason: 'npm is not installed.' };
  if (NOT_REACHED.test(run.output)) return { kind: 'unavailable', reason: 'The npm registry could not be reached.' };
  const [, unknown, unmatched] = NOT_OFFERED.exec(run.output) ?? [];
  const missing = unknown ?? unmatched ?? '';
  return names.includes(missing) ? { kind: 'unavailable', reason: `The npm registry does not offer ${missing}.` } : { kind: 'failed', output: run.output };
}
