/** Runs checks for tests: findings in a few words, and the promises that every finding has to keep. */
import assert from 'node:assert/strict';
import type { Finding } from '../../core/finding.ts';
import { MESSAGES_DE } from '../../core/messages.de.ts';
import { MESSAGES_EN } from '../../core/messages.en.ts';
import type { Check } from '../check.ts';

/** @returns `broken request-sha1`, with ` I` behind it when the finding rests on that basis, in order and each once */
export function outlineOf<Subject>(check: Check<Subject>, subject: Subject): readonly string[] {
  const findings = check.run(subject);
  for (const finding of findings) {
    assert.equal(finding.requirement, check.requirement, check.id);
    assertSentences(finding);
  }
  return [...new Set(findings.map(({ kind, messageKey, basis }) => `${kind} ${messageKey}${basis === undefined ? '' : ` ${basis}`}`))];
}

/** Both languages have sentences for the finding, and nothing in them stays empty. */
export function assertSentences({ messageKey, params }: Finding): void {
  for (const table of [MESSAGES_DE, MESSAGES_EN]) {
    const text = table[messageKey];
    assert.ok(text, `There is no sentence for ${messageKey}.`);
    const places = Object.values(text).flatMap((sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
    assert.deepEqual(
      places.filter((name) => !(name in params)),
      [],
      messageKey,
    );
  }
}

/** One row of a table of tests. */
export interface Row<Subject> {
  readonly check: Check<Subject>;
  readonly title: string;
  readonly subject: () => Subject;
  readonly expected: readonly string[];
}

/** Every check has a subject that holds, one that is broken and one that tells nothing. */
export function assertComplete(rows: readonly { readonly check: { readonly id: string }; readonly expected: readonly string[] }[]): void {
  for (const id of new Set(rows.map(({ check }) => check.id))) {
    const outlines = rows.filter(({ check }) => check.id === id).map(({ expected }) => expected);
    const has = (kind: string): boolean => outlines.some((lines) => lines.some((line) => line.startsWith(kind)));
    assert.ok(
      outlines.some((lines) => lines.every((line) => line.startsWith('observation'))),
      `${id} holds`,
    );
    assert.ok(has('broken'), `${id} is broken`);
    assert.ok(has('cantTell'), `${id} cannot tell`);
  }
}
