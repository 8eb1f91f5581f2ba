/**
 * The benchmarks: `npm run bench`. Measures, prints tables, and writes `docs/benchmarks.json` and `docs/benchmarks.md`.
 * The same file is the entry of the processes that are measured or that make load; each loads only what it needs.
 */
const ROLES: Readonly<Record<string, () => Promise<{ readonly serve: (options: never) => Promise<void> }>>> = {
  bare: async () => import('./servers/bare.ts'),
  simulator: async () => import('./servers/simulator.ts'),
  directory: async () => import('./servers/directory.ts'),
  load: async () => import('./load/generator.ts'),
};

const [first = '', name = '', options = '{}'] = process.argv.slice(2);
if (first === 'role') {
  const load = ROLES[name];
  if (load === undefined) throw new Error(`There is no role "${name}".`);
  const { serve } = await load();
  await serve(JSON.parse(options) as never);
} else {
  const { runBenchmarks } = await import('./command.ts');
  process.exitCode = await runBenchmarks(process.argv.slice(2));
}
