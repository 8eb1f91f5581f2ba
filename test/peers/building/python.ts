/**
 * Makes a virtual environment of Python with the pinned packages of a `requirements.txt`, outside the checkout. Only a
 * package that this file names counts as "not offered"; everything else that goes wrong is a failure.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOnce } from './build-cache.ts';
import type { BuildOutcome, ToolRun } from './build-outcome.ts';
import { runTool } from './run-tool.ts';

export interface PythonProject {
  /** Name in the cache. */
  readonly name: string;
  /** Path of the `requirements.txt`. */
  readonly requirements: string;
}

const PIP_TIMEOUT_MS = 300_000;
const NOT_REACHED = /connection broken by|Failed to establish a new connection|Name or service not known|Temporary failure in name resolution|Read timed out/u;
const NO_VENV = /ensurepip is not available|No module named (?:venv|ensurepip|pip)/u;
const NOT_OFFERED = /No matching distribution found for ([\w.-]+)(\S*)/u;

/** Makes the environment, or takes the one that was made from the same packages and the same Python. */
export async function buildPython({ name, requirements }: PythonProject): Promise<BuildOutcome> {
  const python = await runTool({ command: 'python3', words: ['--version'], timeoutMs: 30_000 });
  if (python.exitCode !== 0) return { kind: 'unavailable', reason: 'Python 3 is not installed.' };
  const named = readFileSync(requirements, 'utf8');
  return buildOnce({
    name,
    sources: [requirements],
    salt: python.output,
    async build(folder) {
      const made = await runTool({ command: 'python3', words: ['-m', 'venv', folder], timeoutMs: PIP_TIMEOUT_MS });
      if (made.exitCode !== 0) return classifyPipRun(made, folder, named);
      const words = [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--no-input',
        '--disable-pip-version-check',
        '--retries',
        '1',
        '--timeout',
        '30',
        '--requirement',
        requirements,
      ];
      return classifyPipRun(await runTool({ command: pythonOf(folder), words, timeoutMs: PIP_TIMEOUT_MS }), folder, named);
    },
  });
}

/** The interpreter of an environment; scripts beside it name the folder in which they were made and are not used. */
export function pythonOf(folder: string): string {
  return join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
}

/** Reads the end of a run of venv or pip. @param named text of the requirements */
export function classifyPipRun(run: ToolRun, folder: string, named: string): BuildOutcome {
  if (run.exitCode === 0) return { kind: 'built', folder };
  if (NO_VENV.test(run.output)) return { kind: 'unavailable', reason: 'Python is here without venv or pip.' };
  if (NOT_REACHED.test(run.output)) return { kind: 'unavailable', reason: 'The Python registry could not be reached.' };
  const [, missing = '', version = ''] = NOT_OFFERED.exec(run.output) ?? [];
  const isNamed = named.split('\n').some((line) => line.split('==')[0] === missing);
  if (missing === '' || !isNamed) return { kind: 'failed', output: run.output };
  return { kind: 'unavailable', reason: `The Python registry does not offer ${missing}${version}.` };
}
