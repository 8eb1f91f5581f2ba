/**
 * Proves the suite: runs the profile once against the flawless reference and once per declared fault, and compares what was
 * found with what the fault declares. Writes the matrix that is committed; `--check` compares it instead.
 *
 * `--quick` runs for each fault the scenarios of the requirements it declares, and no others: enough to see that each fault is
 * found, not that nothing else is.
 *
 * Usage: node tools/proof.ts [--check] [--quick] [--only name,name] [--lanes n]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RequirementResult, Result } from '../src/core/result.ts';
import type { Requirement } from '../src/core/requirement.ts';
import { loadCatalogue, loadProfile, selectRequirements } from '../src/runner/catalogue.ts';
import { loadEmbeddedTarget } from '../src/runner/embedded.ts';
import type { EmbeddedOptions } from '../src/runner/embedded.ts';
import { cacheFolder, packageRoot, suiteVersion } from '../src/runner/environment.ts';
import { createKeyRing } from '../src/runner/keys.ts';
import { runProfile } from '../src/runner/run.ts';

/** What a broken requirement looks like in a result. */
type Found = 'failed' | 'warning';

interface Declaration {
  readonly fault: string;
  readonly de: string;
  readonly en: string;
  /** Findings it must cause, by requirement; nothing else may be found. */
  readonly causes: Readonly<Record<string, Found>>;
  /** Why more than one requirement is touched. */
  readonly overlap?: string;
  /** Conclusion of the run where the causes do not tell it. */
  readonly conclusion?: Result['conclusion'];
  readonly target?: Pick<EmbeddedOptions, 'apiVersion' | 'sharesOneKey' | 'deadlineSeconds' | 'environment'> & { readonly armsNothing?: boolean };
}

interface Row {
  readonly fault: string;
  readonly declared: Readonly<Record<string, Found>>;
  readonly observed: Readonly<Record<string, Found>>;
  readonly conclusion: Result['conclusion'];
  readonly isProved: boolean;
  readonly why?: string;
}

const PROFILE = 'fit-connect-fachverfahren';
const DECLARATIONS = `profiles/${PROFILE}.faults.yaml`;
const MATRIX = `docs/proof/${PROFILE}.json`;
const TABLE = `docs/proof/${PROFILE}.md`;
const PROOF_ATTACHMENT_BYTES = 1_000_000;
const isQuick = process.argv.includes('--quick');

function argument(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index === -1 ? undefined : process.argv[index + 1];
}

async function observe(declaration: Declaration | undefined): Promise<Result> {
  const keys = createKeyRing(cacheFolder(), Date.now());
  const { armsNothing = false, ...target } = declaration?.target ?? {};
  const faults = declaration === undefined || armsNothing ? [] : [declaration.fault];
  const loaded = await loadEmbeddedTarget({ keys, maxAttachmentBytes: PROOF_ATTACHMENT_BYTES, pollingSeconds: 0.5, deadlineSeconds: 25, ...target, faults });
  const outputFolder = await mkdtemp(join(tmpdir(), 'pruefstand-proof-'));
  try {
    const { result } = await runProfile(
      {
        loaded,
        ...(isQuick && declaration !== undefined ? { only: Object.keys(declaration.causes) } : {}),
        outputFolder,
        language: 'de',
        parallel: 0,
        repeat: 1,
        isOneByOne: false,
        hasFreshKeys: false,
        onProgress: () => undefined,
        signal: new AbortController().signal,
      },
      keys,
    );
    return result;
  } finally {
    await rm(outputFolder, { recursive: true, force: true });
  }
}

function foundIn(results: readonly RequirementResult[]): Record<string, Found> {
  return Object.fromEntries(
    results.flatMap(({ requirement, worst }): [string, Found][] =>
      worst === 'failure' ? [[requirement.id, 'failed']] : worst === 'warning' ? [[requirement.id, 'warning']] : [],
    ),
  );
}

function same(a: Readonly<Record<string, Found>>, b: Readonly<Record<string, Found>>): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

function rowOf(declaration: Declaration, result: Result): Row {
  const observed = foundIn(result.requirements);
  // A quick run says nothing about the conclusion of a whole one.
  const conclusion = isQuick ? undefined : (declaration.conclusion ?? (Object.values(declaration.causes).includes('failed') ? 'notConformant' : undefined));
  const wrongConclusion = conclusion !== undefined && conclusion !== result.conclusion ? `conclusion ${result.conclusion} instead of ${conclusion}` : undefined;
  const why = same(observed, declaration.causes) ? wrongConclusion : `observed ${JSON.stringify(observed)}, ${result.conclusion}`;
  return {
    fault: declaration.fault,
    declared: declaration.causes,
    observed,
    conclusion: result.conclusion,
    isProved: why === undefined,
    ...(why === undefined ? {} : { why }),
  };
}

/**
 * Observes one fault. A run that could not tell about a declared requirement, or ended early, observed nothing: it is named
 * and repeated once. A finding that nobody declared is never repeated away.
 */
async function prove(declaration: Declaration): Promise<Row> {
  const first = await observe(declaration);
  const row = rowOf(declaration, first);
  const untold = untoldIn(first, declaration);
  const isUndeclared = Object.entries(row.observed).some(([id, found]) => declaration.causes[id] !== found);
  if (row.isProved || isUndeclared || untold.length === 0) return row;
  console.log(`again   ${declaration.fault}: could not tell: ${untold.join('; ')}`);
  return rowOf(declaration, await observe(declaration));
}

function untoldIn({ run, requirements, cases }: Result, { causes }: Declaration): readonly string[] {
  const open = requirements.filter(({ requirement, verdict }) => requirement.id in causes && verdict === 'cantTell').map(({ requirement }) => requirement.id);
  const errors = cases.flatMap(({ name, attempts }) => attempts.flatMap(({ error }) => (error === undefined ? [] : [`${name}: ${error}`])));
  return [...(run.isComplete ? [] : [`the run ended early (${run.interrupted ?? 'unknown'})`]), ...open, ...errors];
}

/** Runs `work` over the items in lanes, keeping their order in the result. */
async function inLanes<Item, Out>(items: readonly Item[], lanes: number, work: (item: Item) => Promise<Out>): Promise<readonly Out[]> {
  const out: Out[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < items.length) {
        const index = next++;
        out[index] = await work(items[index]!);
      }
    }),
  );
  return out;
}

/** Automated requirements no fault breaks. */
function unproved(requirements: readonly Requirement[], rows: readonly Row[]): readonly string[] {
  const broken = new Set(rows.flatMap(({ observed, isProved }) => (isProved ? Object.keys(observed) : [])));
  return requirements.filter(({ id, verification }) => verification.method === 'automated' && !broken.has(id)).map(({ id }) => id);
}

function tableOf(declarations: readonly Declaration[], rows: readonly Row[], figure: string): string {
  const cells = (found: Readonly<Record<string, Found>>): string =>
    Object.entries(found)
      .map(([id, kind]) => `${id} ${kind}`)
      .join(', ') || '–';
  const lines = rows.map(
    (row, index) =>
      `| \`${row.fault}\` | ${declarations[index]!.en} | ${cells(row.declared)} | ${cells(row.observed)} | ${row.conclusion} | ${declarations[index]!.overlap ?? ''} |`,
  );
  return [
    `# Proof matrix of ${PROFILE}`,
    '',
    `Generated by \`npm run proof\`. ${figure}`,
    '',
    '| Fault | What the product does wrong | Declared | Observed | Conclusion | Overlap |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

async function main(): Promise<number> {
  const root = packageRoot();
  const only = argument('only')?.split(',');
  const all = parse(readFileSync(join(root, DECLARATIONS), 'utf8')) as readonly Declaration[];
  const declarations = only === undefined ? all : all.filter(({ fault }) => only.includes(fault));
  const profile = loadProfile(PROFILE);
  const requirements = selectRequirements(loadCatalogue(profile.specification.id, profile.specification.version), profile);
  const reference = await observe(undefined);
  const clean = foundIn(reference.requirements);
  const undecided = reference.cases.filter(({ verdict }) => verdict === 'cantTell').map(({ name }) => name);
  if (Object.keys(clean).length > 0 || undecided.length > 0) {
    console.error(`The flawless reference does not pass: ${JSON.stringify(clean)} ${undecided.join('; ')}`);
    return 1;
  }
  console.log(`reference: ${reference.conclusion}`);
  const rows = await inLanes(declarations, Number(argument('lanes') ?? 2), async (declaration) => {
    const row = await prove(declaration);
    console.log(`${row.isProved ? 'proved ' : 'NOT    '} ${row.fault}${row.why === undefined ? '' : `: ${row.why}`}`);
    return row;
  });
  const detected = rows.filter(({ isProved }) => isProved).length;
  const figure = `Deviations detected / seeded: ${detected} / ${rows.length}, suite ${suiteVersion()}.`;
  console.log(figure);
  const missing = only === undefined && !isQuick ? unproved(requirements, rows) : [];
  if (missing.length > 0) console.error(`No fault breaks: ${missing.join(', ')}`);
  const matrix = `${JSON.stringify({ profile: PROFILE, suiteVersion: suiteVersion(), seeded: rows.length, detected, rows }, null, 2)}\n`;
  const table = tableOf(declarations, rows, figure);
  if (isQuick) return isQuicklyProved(declarations, rows) ? 0 : 1;
  if (process.argv.includes('--check')) {
    const isStale = readFileSync(join(root, MATRIX), 'utf8') !== matrix || readFileSync(join(root, TABLE), 'utf8') !== table;
    if (isStale) console.error(`${MATRIX} is stale: run npm run proof and commit it.`);
    return isStale || missing.length > 0 || detected < rows.length ? 1 : 0;
  }
  if (only === undefined) {
    writeFileSync(join(root, MATRIX), matrix);
    writeFileSync(join(root, TABLE), table);
  }
  return missing.length > 0 || detected < rows.length ? 1 : 0;
}

/** Every fault found, and the committed matrix, made by a whole proof, about the same declarations. */
function isQuicklyProved(declarations: readonly Declaration[], rows: readonly Row[]): boolean {
  const committed = JSON.parse(readFileSync(join(packageRoot(), MATRIX), 'utf8')) as { suiteVersion: string; rows: readonly Row[] };
  const isSame =
    committed.suiteVersion === suiteVersion() &&
    committed.rows.length >= declarations.length &&
    declarations.every(({ fault, causes }) => committed.rows.some((row) => row.fault === fault && row.isProved && same(row.declared, causes)));
  if (!isSame) console.error(`${MATRIX} is stale: run npm run proof and commit it.`);
  return isSame && rows.every(({ isProved }) => isProved);
}

process.exitCode = await main();
