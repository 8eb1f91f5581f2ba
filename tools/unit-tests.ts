/**
 * Runs the suite's own tests with as many files side by side as there are cores (Node itself leaves one idle), and keeps the
 * stripped TypeScript between files and runs, which is a third of their time. Arguments are patterns of files, or options of
 * `node --test` such as `--test-name-pattern=…`; without patterns every test that needs no network and no container engine runs.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TIMEOUT_MS = 180_000;
const EVERYTHING = [
  '{bench,catalogue,docs,features,fixtures,profiles,reference,reports,schemas,simulators,src,steps,tools}/**/*.test.ts',
  'test/*.test.ts',
  'test/!(peers|containers)/**/*.test.ts',
  'test/peers/building/*.test.ts',
];

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith('-'));
const patterns = given.filter((argument) => !argument.startsWith('-'));
const environment = { ...process.env };
// Coverage would be less exact with kept code.
if (!environment['NODE_V8_COVERAGE']) environment['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

const child = spawn(
  process.execPath,
  [
    '--conditions=pruefstand-source',
    `--import=${new URL('stuck-file.mjs', import.meta.url).href}`,
    '--test',
    `--test-concurrency=${availableParallelism()}`,
    `--test-timeout=${TIMEOUT_MS}`,
    ...options,
    ...(patterns.length > 0 ? patterns : EVERYTHING),
  ],
  { cwd: ROOT, env: environment, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
const [code] = (await once(child, 'exit')) as [number | null];
process.exitCode = code ?? 1;
