/** What a manifest states of its result; apart from writing bundles, which whoever reads one does not need. */
import type { BundleManifest } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';

/** What a manifest says in front of what the result says inside. */
export function statedIn(result: Result): Omit<BundleManifest, 'format' | 'formatVersion' | 'kind' | 'createdAt' | 'files'> {
  const { name, version, vendor } = result.target.product;
  const { id, startedAt, finishedAt } = result.run;
  return {
    product: { name, version, vendor },
    conclusion: result.conclusion,
    run: { id, startedAt, finishedAt },
    suite: { id: result.suite.name, version: result.suite.version, sha256: result.suite.sha256 ?? '' },
    catalogue: { id: result.specification.id, version: result.specification.version, sha256: result.specification.sha256 },
    profile: { id: result.profile.id, version: result.profile.version, sha256: result.profile.sha256 },
    schemas: (result.basis?.schemas ?? []).map(({ id: schema, sha256 }) => ({ id: schema, sha256 })),
    evidence: (result.evidenceRoots ?? []).map(({ path, root, exchanges }) => ({ path, root, exchanges })),
  };
}
