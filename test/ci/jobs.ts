/**
 * The two recipes of docs/ci as jobs that can be carried out anywhere: only what the recipes use is understood, anything else
 * is an error, so that a recipe cannot say more than is tried.
 */
import assert from 'node:assert/strict';
import { parse } from 'yaml';

export interface Step {
  readonly kind: 'run' | 'checkout' | 'nothing' | 'upload' | 'download' | 'restore' | 'save' | 'code-scanning';
  /** Shell commands, or the paths the step is about. */
  readonly script: string;
  readonly paths: readonly string[];
  /** Name of what is stored, `*` allowed when fetched. */
  readonly name: string;
  /** Folder something is fetched to. */
  readonly into: string;
  /** Carried out after a failure too. */
  readonly isAlways: boolean;
}

export interface Job {
  readonly id: string;
  readonly needs: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface RunContext {
  readonly runId: string;
  readonly isMain: boolean;
}

interface GitHubStep {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface GitHubJob {
  readonly needs?: string | readonly string[];
  readonly strategy?: { readonly matrix?: { readonly shard?: readonly number[] } };
  readonly steps: readonly GitHubStep[];
}

const plain = (step: Partial<Step> & Pick<Step, 'kind'>): Step => ({ script: '', paths: [], name: '', into: '.', isAlways: false, ...step });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const lines = (value: unknown): readonly string[] =>
  text(value)
    .split('\n')
    .filter((line) => line !== '');

/** Puts values for the expressions that the recipe may use. */
function filled(value: string, expressions: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{\{\s*(.+?)\s*\}\}/g, (_, name: string) => {
    const known = expressions[name];
    assert.ok(known !== undefined, `the recipe uses an expression that is not tried: ${name}`);
    return known;
  });
}

const ACTIONS: Readonly<Record<string, (given: Readonly<Record<string, unknown>>) => Step>> = {
  'actions/checkout': () => plain({ kind: 'checkout' }),
  'actions/setup-node': () => plain({ kind: 'nothing' }),
  'actions/upload-artifact': (given) => plain({ kind: 'upload', name: text(given['name']), paths: lines(given['path']) }),
  'actions/download-artifact': (given) => plain({ kind: 'download', name: text(given['pattern']), into: text(given['path']) }),
  'actions/cache/restore': (given) => plain({ kind: 'restore', name: text(given['restore-keys']), paths: lines(given['path']) }),
  'actions/cache/save': (given) => plain({ kind: 'save', name: text(given['key']), paths: lines(given['path']) }),
  'github/codeql-action/upload-sarif': (given) => plain({ kind: 'code-scanning', paths: [text(given['sarif_file'])] }),
};

const CONDITIONS: Readonly<Record<string, (context: RunContext) => boolean>> = {
  'always()': () => true,
  "github.ref == 'refs/heads/main'": ({ isMain }) => isMain,
};

function gitHubStep(step: GitHubStep, expressions: Readonly<Record<string, string>>, context: RunContext): readonly Step[] {
  const condition = step.if === undefined ? undefined : CONDITIONS[step.if];
  assert.ok(step.if === undefined || condition !== undefined, `the recipe has a condition that is not tried: ${step.if}`);
  if (condition?.(context) === false) return [];
  const isAlways = step.if === 'always()';
  if (step.run !== undefined) return [plain({ kind: 'run', script: filled(step.run, expressions), isAlways })];
  const [name = '', version = ''] = (step.uses ?? '').split('@');
  assert.match(version, /^v\d+$/, `${name} names a major version`);
  const action = ACTIONS[name];
  assert.ok(action !== undefined, `the recipe uses an action that is not tried: ${name}`);
  const given = Object.fromEntries(
    Object.entries(step.with ?? {}).map(([key, value]) => [key, typeof value === 'string' ? filled(value, expressions) : value]),
  );
  return [{ ...action(given), isAlways }];
}

/** Jobs of docs/ci/github-actions.yml, one per entry of the matrix. */
export function gitHubJobs(recipe: string, context: RunContext): readonly Job[] {
  const { env, jobs } = parse(recipe) as { readonly env: Readonly<Record<string, string>>; readonly jobs: Readonly<Record<string, GitHubJob>> };
  return Object.entries(jobs).flatMap(([id, job]) => {
    const shards = job.strategy?.matrix?.shard ?? [undefined];
    return shards.map((shard): Job => {
      const matrix = shard === undefined ? {} : { 'matrix.shard': String(shard), 'strategy.job-total': String(shards.length) };
      const steps = job.steps.flatMap((step) => gitHubStep(step, { 'github.run_id': context.runId, ...matrix }, context));
      return { id, needs: [job.needs ?? []].flat(), env, steps };
    });
  });
}

interface GitLabJob {
  readonly needs?: readonly string[];
  readonly parallel?: number;
  readonly script: readonly string[];
  readonly rules?: readonly { readonly if: string }[];
  readonly cache?: { readonly key: string; readonly paths: readonly string[]; readonly policy: 'pull' | 'push' };
  readonly artifacts?: { readonly paths: readonly string[]; readonly reports?: { readonly junit?: readonly string[] } };
}

const GITLAB_WORDS = ['stages', 'variables', 'default'];

/** Jobs of docs/ci/gitlab-ci.yml, one per parallel copy. */
export function gitLabJobs(recipe: string, context: RunContext): readonly Job[] {
  const document = parse(recipe) as Readonly<Record<string, unknown>>;
  const variables = document['variables'] as Readonly<Record<string, string>>;
  const jobs = Object.entries(document).filter(([id]) => !GITLAB_WORDS.includes(id)) as readonly (readonly [string, GitLabJob])[];
  return jobs.flatMap(([id, job]) => {
    for (const rule of job.rules ?? []) assert.equal(rule.if, '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH');
    if (job.rules !== undefined && !context.isMain) return [];
    const { cache, artifacts, parallel = 1, needs = [] } = job;
    const kept = [...(artifacts?.paths ?? [])];
    const restore = cache?.policy === 'pull' ? [plain({ kind: 'restore', name: cache.key, paths: cache.paths })] : [];
    const save = cache?.policy === 'push' ? [plain({ kind: 'save', name: cache.key, paths: cache.paths })] : [];
    return Array.from({ length: parallel }, (_, index): Job => {
      const fetched = needs.map((need) => plain({ kind: 'download', name: `${need}-*`, into: '' }));
      const steps = [
        plain({ kind: 'checkout' }),
        ...fetched,
        ...restore,
        plain({ kind: 'run', script: job.script.join('\n') }),
        ...save,
        ...(kept.length === 0 ? [] : [plain({ kind: 'upload', name: `${id}-${index}`, paths: kept, isAlways: true })]),
      ];
      return { id, needs, env: { ...variables, CI_NODE_INDEX: String(index + 1), CI_NODE_TOTAL: String(parallel) }, steps };
    });
  });
}
