/** What the gate adds to the SARIF log of a result: waivers as suppressions, and the state against the baseline. */
import type { SarifAnnotate, SarifAnnotation, SarifIdentity } from '../../reports/sarif.ts';
import { declaredProblems } from '../core/declared-problems.ts';
import type { Result } from '../core/result.ts';
import type { GateReport } from './decide.ts';
import type { Waiver } from './policy.ts';
import { waiverFor } from './waivers.ts';

function suppressions({ author, reason, expires }: Waiver): NonNullable<SarifAnnotation['suppressions']> {
  return [{ kind: 'external', status: 'accepted', justification: reason, properties: { author, expires } }];
}

function keyOf({ requirement, caseId, messageKey }: SarifIdentity): string {
  return JSON.stringify([requirement, caseId ?? null, messageKey]);
}

/** Everything a log of the result would name. */
function identitiesOf({ cases, declaration }: Result): ReadonlySet<string> {
  const declared = declaration === undefined ? [] : declaredProblems(declaration).map(({ item, kind }) => keyOf({ requirement: item, messageKey: kind }));
  return new Set([
    ...declared,
    ...cases.flatMap(({ id: caseId, requirements, verdict, attempts }) => [
      ...attempts.flatMap(({ findings }) => findings.map(({ requirement, messageKey }) => keyOf({ requirement, caseId, messageKey }))),
      ...(verdict === 'cantTell' ? requirements.map((requirement) => keyOf({ requirement, caseId, messageKey: '' })) : []),
    ]),
  ]);
}

/** Annotates results by what the gate decided; without a baseline nothing is called new or unchanged. */
export function annotatorOf({ waivers }: GateReport, baseline: Result | undefined): SarifAnnotate {
  const known = baseline === undefined ? undefined : identitiesOf(baseline);
  return (identity): SarifAnnotation => {
    const waiver = waivers[waiverFor(identity, waivers)]?.waiver;
    return {
      ...(known === undefined ? {} : { baselineState: known.has(keyOf(identity)) ? 'unchanged' : 'new' }),
      ...(waiver === undefined ? {} : { suppressions: suppressions(waiver) }),
    };
  };
}
