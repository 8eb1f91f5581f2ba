/** A check: one requirement, one pure function from what was seen to findings. Severity is none of its business. */
import type { Finding } from '../core/finding.ts';

export interface Check<Subject> {
  /** A sentence in kebab case, unique. */
  readonly id: string;
  readonly requirement: string;
  run(subject: Subject): readonly Finding[];
}

/** Shortens what was seen on the wire so that a sentence stays readable. */
export function excerpt(value: unknown, limit = 160): string {
  const text = typeof value === 'string' ? value : ((JSON.stringify(value) as string | undefined) ?? 'undefined');
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
