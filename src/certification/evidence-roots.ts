/** Roots of the evidence as a certificate states them. */
import type { CertifiedBundle } from '../core/certificate.ts';
import type { Result } from '../core/result.ts';

/** One root, and all of them where a merged run has several. */
export function rootsOf({ evidenceRoots = [] }: Pick<Result, 'evidenceRoots'>): Pick<CertifiedBundle, 'evidenceRoot' | 'evidenceRoots'> {
  const [first] = evidenceRoots;
  const all = evidenceRoots.map(({ path, root }) => ({ path, root }));
  return { evidenceRoot: first?.root ?? '', ...(all.length > 1 ? { evidenceRoots: all } : {}) };
}
