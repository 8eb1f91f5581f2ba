/**
 * One run of a profile against its reference product with a declared fault armed, and what was found: the ground on which the
 * proof stands.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WrittenJudgement } from '../../src/core/judgement.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { RequirementResult, Result } from '../../src/core/result.ts';
import { loadEmbeddedTarget } from '../../src/runner/embedded.ts';
import type { EmbeddedOptions } from '../../src/runner/embedded.ts';
import { cacheFolder } from '../../src/runner/environment.ts';
import { createKeyRing } from '../../src/runner/keys.ts';
import type { KeyRing } from '../../src/runner/keys.ts';
import { ordinaryRun } from '../../src/runner/ordinary-run.ts';
import { runProfile } from '../../src/runner/run.ts';
import { loadReferenceOf } from '../../src/runner/rooms.ts';
import type { LoadedTarget } from '../../src/runner/run-options.ts';
import { wrongInBundleOf } from '../run-folder.ts';

/** What a broken requirement looks like in a result. */
export type Found = 'failed' | 'warning';

/** A fault of the reference product, as `profiles/*.faults.yaml` declares it. */
export interface Declaration {
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
  /** More than one fault is armed under this name. */
  readonly arms?: readonly string[];
}

/** Findings by requirement. */
export type Findings = Readonly<Record<string, Found>>;

const PROOF_ATTACHMENT_BYTES = 1_000_000;

export interface Observed {
  readonly result: Result;
  /** Checks that judged each case, in order. */
  readonly checks: Readonly<Record<string, readonly string[]>>;
  /** Why what the run wrote cannot be handed out; see `wrongInBundleOf`. */
  readonly wrongInBundle: readonly string[];
}

/** @param only requirements whose scenarios are run; all of them without it */
export async function observe(profile: Profile, declaration?: Declaration, only?: readonly string[]): Promise<Observed> {
  const keys = createKeyRing(cacheFolder(), Date.now());
  const { armsNothing = false, ...target } = declaration?.target ?? {};
  const faults = declaration === undefined || armsNothing ? [] : (declaration.arms ?? [declaration.fault]);
  const loaded = await loadProduct(profile, keys, target, faults);
  const outputFolder = await mkdtemp(join(tmpdir(), 'pruefstand-proof-'));
  try {
    const { result } = await runProfile(
      {
        loaded,
        ...(only === undefined ? {} : { only }),
        outputFolder,
        ...ordinaryRun(),
      },
      keys,
    );
    return { result, checks: checksIn(outputFolder), wrongInBundle: await wrongInBundleOf(outputFolder, only !== undefined) };
  } finally {
    await rm(outputFolder, { recursive: true, force: true });
  }
}

function checksIn(outputFolder: string): Observed['checks'] {
  const lines = readFileSync(join(outputFolder, 'evidence/judgements.ndjson'), 'utf8').split('\n').slice(0, -1);
  const judgements = lines.map((line) => JSON.parse(line) as WrittenJudgement).sort((a, b) => (a.case < b.case ? -1 : 1));
  return Object.fromEntries(judgements.map(({ case: id, calls }) => [id, calls.flatMap(({ checks }) => checks)]));
}

/** The reference product of the profile's role. */
async function loadProduct(
  profile: Profile,
  keys: KeyRing,
  target: Omit<NonNullable<Declaration['target']>, 'armsNothing'>,
  faults: readonly string[],
): Promise<LoadedTarget> {
  const { environment = {} } = target;
  const fachverfahren = { keys, maxAttachmentBytes: PROOF_ATTACHMENT_BYTES, pollingSeconds: 0.5, deadlineSeconds: 25, ...target, faults };
  return (await loadReferenceOf(profile, { faults, environment })) ?? loadEmbeddedTarget(fachverfahren);
}

/** What a run found broken. */
export function foundIn(results: readonly RequirementResult[]): Findings {
  return Object.fromEntries(
    results.flatMap(({ requirement, worst }): [string, Found][] =>
      worst === 'failure' ? [[requirement.id, 'failed']] : worst === 'warning' ? [[requirement.id, 'warning']] : [],
    ),
  );
}
