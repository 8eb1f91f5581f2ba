/**
 * Reads a CPU profile of V8 and says what a thread spent its time with, in the few kinds that matter here. A sample counts
 * for the innermost frame that has a kind; cryptography counts from wherever it was called.
 */

/** A profile as `node --cpu-prof` writes it; only what is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** @unit microseconds */
  readonly timeDeltas: readonly number[];
}

export const IDLE = 'idle';
export const CRYPTO = 'cryptography';
const COLLECTOR = 'garbage collection';
const RUNTIME = 'Node and its loading of modules';
/** Packages that take less than this share have no line of their own. */
const SMALL_SHARE = 0.03;
const SMALL_PACKAGES = 'other packages';

/** First that fits wins; only frames of files have a kind of their own. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^node:internal\/(crypto|webcrypto)|^node:crypto/, CRYPTO],
  [/\/node_modules\/jose\//, CRYPTO],
  [/^(?!.*\/node_modules\/).*\/simulators\//, 'simulator'],
  [/^(?!.*\/node_modules\/).*\/src\/transport\//, 'host, client, recorder'],
  [/^(?!.*\/node_modules\/).*\/(steps|src\/checks|src\/drivers)\//, 'steps, checks, drivers'],
  [/^(?!.*\/node_modules\/).*\/(src|bin|reports)\//, 'runner, reports, command line'],
];

/** @returns seconds by kind, most first */
export function secondsByKind({ nodes, samples, timeDeltas }: CpuProfile): readonly { readonly name: string; readonly seconds: number }[] {
  const kinds = kindsOf(nodes);
  const micros = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const kind = kinds.get(id) ?? RUNTIME;
    micros.set(kind, (micros.get(kind) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const total = [...micros.values()].reduce((sum, value) => sum + value, 0);
  const lines = new Map<string, number>();
  for (const [kind, value] of micros) {
    const name = kind.startsWith('package ') && value < SMALL_SHARE * total ? SMALL_PACKAGES : kind;
    lines.set(name, (lines.get(name) ?? 0) + value);
  }
  return [...lines].map(([name, sum]) => ({ name, seconds: Math.round(sum / 1000) / 1000 })).sort((one, other) => other.seconds - one.seconds);
}

/** The kind of every node; a frame without one has that of its caller. */
function kindsOf(nodes: CpuProfile['nodes']): ReadonlyMap<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kinds = new Map<number, string>();
  const childIds = new Set(nodes.flatMap(({ children = [] }) => children));
  const open: (readonly [number, string])[] = nodes.filter(({ id }) => !childIds.has(id)).map(({ id }) => [id, RUNTIME]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [id, callers] = next;
    const node = byId.get(id);
    if (node === undefined) continue;
    const kind = callers === CRYPTO ? CRYPTO : (ownKind(node.callFrame) ?? callers);
    kinds.set(id, kind);
    for (const child of node.children ?? []) open.push([child, kind]);
  }
  return kinds;
}

function ownKind({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): string | undefined {
  if (functionName === '(idle)') return IDLE;
  if (functionName === '(garbage collector)') return COLLECTOR;
  if (/^node:internal\/(modules|deps)/.test(url)) return RUNTIME;
  return KINDS.find(([pattern]) => pattern.test(url))?.[1] ?? packageOf(url);
}

/** The innermost package of an address, scope as one where it has one; all of Cucumber counts as one. */
function packageOf(url: string): string | undefined {
  const name = url.split('/node_modules/').at(-1);
  if (name === undefined || name === url) return undefined;
  const [first = '', second = ''] = name.split('/');
  if (first === '@cucumber') return 'package @cucumber/*';
  return `package ${first.startsWith('@') ? `${first}/${second}` : first}`;
}
