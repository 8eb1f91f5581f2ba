/**
 * The world of a scenario: which requirements it is about, and the one way to report findings. What scenarios of a room
 * know besides is in the world of that room.
 */
import { World } from '@cucumber/cucumber';
import type { Check } from '../src/checks/check.ts';
import { writeSubject } from '../src/checks/written-subject.ts';
import type { Exchange } from '../src/core/exchange.ts';
import type { Finding } from '../src/core/finding.ts';
import type { JudgementReport } from '../src/core/judgement.ts';
import { textOf } from '../src/core/messages.ts';
import { severityOf } from '../src/core/policy.ts';
import type { JudgingParameters } from '../src/core/policy.ts';
import { FINDINGS_MEDIA_TYPE } from '../src/core/submission.ts';

/** Thrown to end a scenario with failed findings; the verdict is in the attachment, not here. */
class BrokenRequirement extends Error {}

/** What the scenarios of a room know, and what all do. */
export type WorldParameters<Room> = Room & JudgingParameters;

export class PruefstandWorld<Parameters extends JudgingParameters = JudgingParameters> extends World<Parameters> {
  /** `<feature path>:<line>` of the running scenario; set by a hook. */
  scenarioKey = '';
  /** Requirements of the running scenario; set by a hook. */
  requirements: readonly string[] = [];

  /** Runs the checks and reports all findings at once. Failures end the scenario, what cannot be told makes it pending. */
  judge<Subject>(checks: readonly Check<Subject>[], subject: Subject, exchanges: readonly Exchange[]): 'pending' | undefined {
    if (checks.length === 0) throw new Error('No check is bound to this step for the requirements of the scenario.');
    const findings = checks.flatMap((check) => check.run(subject));
    const report: JudgementReport = {
      judged: checks.map(({ requirement }) => requirement),
      findings,
      exchanges: exchanges.map(({ id }) => id),
      checks: checks.map(({ id }) => id),
      ...writeSubject(subject),
    };
    this.attach(JSON.stringify(report), FINDINGS_MEDIA_TYPE);
    const failures = findings.filter((finding) => finding.kind === 'broken' && this.#severityOf(finding) === 'failure');
    if (failures.length > 0) throw new BrokenRequirement(failures.map((finding) => `${finding.requirement}: ${textOf(finding, 'de').summary}`).join('\n'));
    return findings.some(({ kind }) => kind === 'cantTell') ? 'pending' : undefined;
  }

  #severityOf({ requirement, basis }: Finding): string {
    const known = this.parameters.requirements[requirement];
    return known === undefined ? 'observation' : severityOf(this.parameters.policy, known, basis);
  }

  /** Checks of a table that belong to the requirements of the scenario. */
  checksOf<Subject>(table: ReadonlyMap<string, Check<Subject>>, requirements: readonly string[]): readonly Check<Subject>[] {
    return requirements.flatMap((requirement) => table.get(requirement) ?? []);
  }
}
