/** How well the suite itself is proved at this version, as results say it: deviations seeded into the reference, and detected. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../core/result.ts';
import { packageRoot, suiteVersion } from './environment.ts';

/** The figure of a profile's committed proof matrix, when it is of this version of the suite. */
export function proofFigure(profile: string): Result['proof'] | undefined {
  const file = join(packageRoot(), 'docs', 'proof', `${profile}.json`);
  if (!existsSync(file)) return undefined;
  const {
    seeded,
    detected,
    suiteVersion: provedVersion,
  } = JSON.parse(readFileSync(file, 'utf8')) as { seeded: number; detected: number; suiteVersion: string };
  return provedVersion === suiteVersion() ? { seeded, detected, suiteVersion: provedVersion } : undefined;
}
