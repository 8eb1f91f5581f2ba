/**
 * When two findings say the same: about the same requirement, as grave, in the same words. Where it was seen does not matter, for
 * the exchanges of a repeated run have other numbers; neither does the nearest message, which may carry ids of the exchange.
 */
import type { JudgedFinding } from './finding.ts';

/** The same for findings that say the same. */
export function findingKey({ requirement, severity, messageKey, text: { de, en }, cause, basis }: JudgedFinding): string {
  const said = [de, en].flatMap(({ summary, expected, observed }) => [summary, expected, observed]);
  return JSON.stringify([requirement, severity, messageKey, ...said, cause, basis ?? null]);
}

/** Each finding once, in the order in which they were first made. */
export function distinctFindings(findings: readonly JudgedFinding[]): readonly JudgedFinding[] {
  const first = new Map<string, JudgedFinding>();
  for (const finding of findings) {
    const key = findingKey(finding);
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}
