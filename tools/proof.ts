/**
 * Proves the suite, profile by profile: runs it once against the flawless reference and once per declared fault, and compares what was
 * found with what the fault declares; what every run wrote is bundled and verified besides. Writes the matrix that is committed;
 * `--check` compares it instead.
 *
 * `--quick` runs for each fault the scenarios of the requirements it declares, and no others: enough to see that each fault is
 * found, not that nothing else is; with `--sample 2/6` it does so for every sixth fault, beginning with the second. `--only` proves some
 * faults; with `--update` their rows are put into the committed matrix. `--touch` runs for each fault the scenarios of the named
 * requirements only, and tells which faults these meet: what a whole proof would find new after requirements were added or changed.
 *
 * Usage: node tools/proof.ts [--check] [--quick [--sample i/n]] [--profile id] [--only name,name [--update]] [--touch id,id] [--lanes n]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { Profile } from '../src/core/profile.ts';
import type { Result } from '../src/core/result.ts';
import type { Requirement } from '../src/core/requirement.ts';
import { catalogueOf, loadProfile, profileIds, selectRequirements } from '../src/runner/catalogue.ts';
import { packageRoot, suiteVersion } from '../src/runner/environment.ts';
import { areCurrent, committedMatrix, figureOf, filesOf, matrixFile, matrixOf, rowOf, sameFindings, updatedRows, writeFiles } from './proof/matrix.ts';
import type { Row } from './proof/matrix.ts';
import { foundIn, observe } from './proof/observation.ts';
import type { Declaration, Observed } from './proof/observation.ts';

const declarationsOf = (profile: string): string => `profiles/${profile}.faults.yaml`;
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    sample: { type: 'string' },
    profile: { type: 'string' },
    only: { type: 'string' },
    touch: { type: 'string' },
    lanes: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log('Usage: node tools/proof.ts [--check] [--quick [--sample i/n]] [--profile id] [--only name,name [--update]] [--touch id,id] [--lanes n]');
  process.exit();
}
const { quick: isQuick, check: isCheck, update: isUpdate } = options;
const only = options.only?.split(',');
const touched = options.touch?.split(',');
const [part = 1, parts = 1] = options.sample?.split('/').map(Number) ?? [];

/** A quick run says nothing about the conclusion of a whole one. */
function rowOfRun(declaration: Declaration, { result: { requirements, conclusion }, wrongInBundle }: Observed): Row {
  const row = rowOf(declaration, { observed: foundIn(requirements), conclusion: isQuick ? (declaration.conclusion ?? 'notConformant') : conclusion });
  if (wrongInBundle.length === 0) return row;
  const why = [...(row.why === undefined ? [] : [row.why]), ...wrongInBundle.slice(0, 3)].join('; ');
  return { ...row, isProved: false, why };
}

/**
 * Observes one fault. A run that could not tell about a declared requirement, or ended early, observed nothing: it is named
 * and repeated once. A finding that nobody declared, and a bundle that does not stand, are never repeated away.
 */
async function prove(profile: Profile, declaration: Declaration): Promise<Row> {
  const requirements = isQuick ? Object.keys(declaration.causes) : undefined;
  const first = await observe(profile, declaration, requirements);
  const row = rowOfRun(declaration, first);
  const untold = untoldIn(first.result, declaration);
  const isUndeclared = Object.entries(row.observed).some(([id, found]) => declaration.causes[id] !== found);
  // Of a run that ended early nobody says that its evidence is complete.
  const isWrongBundle = first.result.run.isComplete && first.wrongInBundle.length > 0;
  if (row.isProved || isUndeclared || isWrongBundle || untold.length === 0) return row;
  console.log(`again   ${declaration.fault}: could not tell: ${untold.join('; ')}`);
  return rowOfRun(declaration, await observe(profile, declaration, requirements));
}

/** What the scenarios of some requirements find with each fault, against what it declares of these. */
async function proveTouched(profile: Profile, declarations: readonly Declaration[], ids: readonly string[], lanes: number): Promise<number> {
  const proved = await inLanes(declarations, lanes, async (declaration) => {
    const { result } = await observe(profile, declaration, ids);
    const [observed, declared] = [foundIn(result.requirements), declaration.causes].map((found) =>
      Object.fromEntries(ids.flatMap((id) => (found[id] === undefined ? [] : [[id, found[id]]]))),
    );
    const isSame = sameFindings(observed ?? {}, declared ?? {});
    console.log(
      `${isSame ? 'as said ' : 'NOT     '} ${declaration.fault}${isSame ? '' : `: observed ${JSON.stringify(observed)}, declared ${JSON.stringify(declared)}`}`,
    );
    return isSame;
  });
  console.log(`${proved.filter(Boolean).length} of ${proved.length} faults meet ${ids.join(', ')} as declared.`);
  return proved.every(Boolean) ? 0 : 1;
}

function untoldIn({ run, requirements, cases }: Result, { causes }: Declaration): readonly string[] {
  const open = requirements.filter(({ requirement, verdict }) => requirement.id in causes && verdict === 'cantTell').map(({ requirement }) => requirement.id);
  const errors = cases.flatMap(({ name, attempts }) => attempts.flatMap(({ error }) => (error === undefined ? [] : [`${name}: ${error}`])));
  return [...(run.isComplete ? [] : [`the run ended early (${run.interrupted ?? 'unknown'})`]), ...open, ...errors];
}

/** Runs `work` over the items in lanes, keeping their order in the result. */
async function inLanes<Item, Out>(items: readonly Item[], lanes: number, work: (item: Item) => Promise<Out>): Promise<readonly Out[]> {
  const out: Out[] = [];
  const waiting = items.entries();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const [index, item] of waiting) out[index] = await work(item);
    }),
  );
  return out;
}

/** Nothing can break what is only written down. */
function isRecordOnly({ variants = [] }: Requirement): boolean {
  return variants.length > 0 && variants.every(({ expected }) => expected === 'record');
}

/** Automated requirements no fault breaks. */
function unproved(requirements: readonly Requirement[], rows: readonly Row[]): readonly string[] {
  const broken = new Set(rows.flatMap(({ observed, isProved }) => (isProved ? Object.keys(observed) : [])));
  return requirements
    .filter((requirement) => requirement.verification.method === 'automated' && !broken.has(requirement.id) && !isRecordOnly(requirement))
    .map(({ id }) => id);
}

async function main(): Promise<number> {
  const wanted = options.profile;
  const ids = profileIds().filter((id) => (wanted === undefined || id === wanted) && existsSync(join(packageRoot(), declarationsOf(id))));
  let exitCode = ids.length === 0 ? 1 : 0;
  for (const id of ids) exitCode = Math.max(exitCode, await proveProfile(loadProfile(id)));
  return exitCode;
}

async function proveProfile(profile: Profile): Promise<number> {
  const all = parse(readFileSync(join(packageRoot(), declarationsOf(profile.id)), 'utf8')) as readonly Declaration[];
  const declarations = all.filter(({ fault }, index) => (!isQuick || index % parts === part - 1) && (only?.includes(fault) ?? true));
  const lanes = Number(options.lanes ?? 2);
  if (touched !== undefined) return proveTouched(profile, declarations, touched, lanes);
  const { result: reference, checks, wrongInBundle } = await observeReference(profile);
  const found = foundIn(reference.requirements);
  const untold = untoldCasesIn(reference);
  if (Object.keys(found).length > 0 || untold.length > 0 || wrongInBundle.length > 0) {
    console.error(`The flawless reference does not pass: ${JSON.stringify(found)} ${[...untold, ...wrongInBundle].join('; ')}`);
    return 1;
  }
  console.log(`${profile.id}, reference: ${reference.conclusion}`);
  const rows = await inLanes(declarations, lanes, async (declaration) => {
    const row = await prove(profile, declaration);
    console.log(`${row.isProved ? 'proved ' : 'NOT    '} ${row.fault}${row.why === undefined ? '' : `: ${row.why}`}`);
    // Long work is kept row by row.
    if (isUpdate) writeFiles(filesOf(matrixOf(profile.id, updatedRows(profile.id, all, [row])), all, checks));
    return row;
  });
  console.log(figureOf(matrixOf(profile.id, rows)));
  if (isQuick) return isQuicklyProved(profile, all, rows) ? 0 : 1;
  if (only !== undefined && !isUpdate) return rows.every(({ isProved }) => isProved) ? 0 : 1;
  const matrix = matrixOf(profile.id, updatedRows(profile.id, all, rows));
  const isDetected = all.length === matrix.detected && rows.every(({ isProved }) => isProved);
  return finish(profile, filesOf(matrix, all, checks), isDetected, matrix.rows);
}

/** The flawless product. What could not be told is named and tried once more, as it is with faults; nothing that was found is. */
async function observeReference(profile: Profile): Promise<Observed> {
  const first = await observe(profile);
  const untold = untoldCasesIn(first.result);
  if (untold.length === 0 || Object.keys(foundIn(first.result.requirements)).length > 0 || first.wrongInBundle.length > 0) return first;
  console.log(`again   reference of ${profile.id}: could not tell: ${untold.join('; ')}`);
  return observe(profile);
}

/** Cases that could not be told, each with why. */
function untoldCasesIn({ cases }: Result): readonly string[] {
  return cases
    .filter(({ verdict }) => verdict === 'cantTell')
    .map(({ name, attempts }) => {
      const reasons = attempts.flatMap(({ findings, error }) => [
        ...findings.filter(({ kind }) => kind === 'cantTell').map(({ text }) => text.en.observed),
        ...(error === undefined ? [] : [error]),
      ]);
      return `${name} (${reasons.join(' ')})`;
    });
}

/** Writes or compares the files of the matrix. @returns the exit code */
function finish(profile: Profile, files: ReadonlyMap<string, string>, isDetected: boolean, rows: readonly Row[]): number {
  const isBroken = allBroken(profile, rows);
  const isStale = isCheck && !areCurrent(files);
  if (isStale) tellStale(profile.id);
  if (!isCheck) writeFiles(files);
  return isStale || !isBroken || !isDetected ? 1 : 0;
}

/** Whether every automated requirement of the profile is broken by a fault; else those that are not are named. */
function allBroken(profile: Profile, rows: readonly Row[]): boolean {
  const missing = unproved(selectRequirements(catalogueOf(profile), profile), rows);
  if (missing.length > 0) console.error(`No fault breaks: ${missing.join(', ')}`);
  return missing.length === 0;
}

/** Every fault found, and the committed matrix, made by a whole proof, about the same declarations and all requirements. */
function isQuicklyProved(profile: Profile, declarations: readonly Declaration[], rows: readonly Row[]): boolean {
  const { rows: committed = [], suiteVersion: version } = committedMatrix(profile.id) ?? {};
  const isSame =
    version === suiteVersion() &&
    committed.length === declarations.length &&
    declarations.every(({ fault, causes }) => committed.some((row) => row.fault === fault && row.isProved && sameFindings(row.declared, causes)));
  if (!isSame) tellStale(profile.id);
  return allBroken(profile, committed) && isSame && rows.every(({ isProved }) => isProved);
}

function tellStale(profile: string): void {
  console.error(`${matrixFile(profile)} is stale: run npm run proof and commit it.`);
}

process.exitCode = await main();
