/** What the tests of tampering share: real runs, what is made of them, and how a bundle is offered to a stranger who trusts its signers. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import type { Answer, VerificationReport } from '../../src/core/verification.ts';
import { verify } from '../../src/certification/verify.ts';
import type { VerifyOptions } from '../../src/certification/verify.ts';
import { certificateMaterial } from './certificate-material.ts';
import { makeRuns } from './runs.ts';
import type { Runs } from './runs.ts';
import type { Material, Tampering } from './tampering.ts';
import { bundleOf, createWorld, filesIn } from './world.ts';
import type { World } from './world.ts';

export const QUESTIONS = ['signature', 'evidence', 'verdicts'] as const;
export type Question = (typeof QUESTIONS)[number];

export interface Scene {
  readonly runs: Runs;
  readonly world: World;
  readonly material: Material;
}

/** Makes the runs, once for each file of tests; everything else happens in memory. */
export async function openScene(): Promise<Scene> {
  const runs = await makeRuns();
  const world = await createWorld(new Date());
  const zip = await bundleOf(runs.whole, world, { withoutDocuments: true });
  const material: Material = {
    world,
    run: runs.whole,
    zip,
    files: await filesIn(zip),
    stamped: await filesIn(await bundleOf(runs.whole, world, { withoutDocuments: true, stamped: true })),
    documented: await filesIn(await bundleOf(runs.whole, world)),
    faulty: runs.merged,
    shard: runs.shard,
    faultyFiles: await filesIn(await bundleOf(runs.merged, world, { withoutDocuments: true })),
    certificate: await certificateMaterial(zip, runs.whole.result, world, true),
    reported: await certificateMaterial(zip, runs.whole.result, world, false),
  };
  return { runs, world, material };
}

/** Vendor, body and the authority of time are trusted, and it is the moment of signing. */
export function trusting({ vendor, body, time, at }: World, changes: Partial<VerifyOptions> = {}): VerifyOptions {
  return { anchors: [vendor.root.der, body.root.der], tsaAnchors: [time.anchor], at, ...changes };
}

/** What a report answers to the three questions is this; otherwise its findings are shown. */
export function answers(report: VerificationReport, expected: readonly Answer[]): void {
  deepStrictEqual(
    QUESTIONS.map((question) => report[question]),
    expected,
    told(report),
  );
}

/** Every finding in a line, for messages of tests. */
export function told({ findings }: VerificationReport): string {
  return findings.map(({ kind, grade, place }) => `${kind} (${grade}) ${place ?? ''}`).join('\n');
}

/** A tampering is detected: every kind is named, no answer that has to be denied is yes, and nothing open is called wrong. */
export async function attempt(tampering: Tampering, { material, world }: Scene): Promise<void> {
  const { zip, options } = await tampering.make(material);
  const report = await verify(zip, trusting(world, options));
  const kinds = new Set(report.findings.filter(({ grade }) => grade !== 'note').map(({ kind }) => kind));
  for (const kind of tampering.kinds) ok(kinds.has(kind), `${kind} is not named, but:\n${told(report)}`);
  for (const question of tampering.denied) ok(report[question] !== 'yes', `${question} is yes:\n${told(report)}`);
  if (tampering.status !== undefined) equal(report.subject.status, tampering.status);
  const isWrong = report.findings.some(({ grade }) => grade === 'wrong');
  ok(tampering.isOpen === true ? !isWrong && QUESTIONS.every((question) => report[question] !== 'no') : isWrong, told(report));
}
