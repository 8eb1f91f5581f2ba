/** The findings, worst first: failures, remarks, what cannot be told, observations; each kind with its own heading. */
import { VERDICT_WORDS } from '../../../src/core/verdict-words.ts';
import type { FindingGroup, FindingSeverity } from '../../findings.ts';
import { findingSections, isUnsteady, unexplainedCases } from '../../findings.ts';
import { fill } from '../../texts.ts';
import type { PageContext } from '../context.ts';
import { requirementLinks, sign } from '../elements.ts';
import { findingGroup } from '../finding.ts';
import { joinMarkup, markup } from '../markup.ts';
import type { Markup } from '../markup.ts';

const ORDER = ['failure', 'warning', 'cantTell', 'observation'] as const satisfies readonly FindingSeverity[];

const HEADINGS = {
  failure: ['failures', 'failuresLead'],
  warning: ['warnings', 'warningsLead'],
  cantTell: ['cantTells', 'cantTellsLead'],
  observation: ['observations', 'observationsLead'],
} as const satisfies Readonly<Record<FindingSeverity, readonly [string, string]>>;

function unexplained(context: PageContext): Markup | undefined {
  const { t } = context;
  const cases = unexplainedCases(context.result);
  if (cases.length === 0) return undefined;
  const items = cases.map((entry) => {
    const told = entry.attempts.map(
      ({ attempt, verdict, error }) =>
        markup`${fill(t.attempt, { n: attempt })}: ${error === undefined ? context.say(VERDICT_WORDS[verdict]) : fill(t.suiteError, { error })}`,
    );
    const why = isUnsteady(entry) ? markup`${t.unsteady} ` : undefined;
    return markup`<li>${context.german(entry.name)} (${requirementLinks(context, entry.requirements)}). ${why}${joinMarkup(told, '; ')}</li>
`;
  });
  return markup`<h4>${t.unexplained}</h4>
<ul>
${items}</ul>
`;
}

function findingKind(context: PageContext, severity: FindingSeverity, groups: readonly FindingGroup[]): Markup {
  const { t } = context;
  const [heading, lead] = HEADINGS[severity];
  const rest = severity === 'cantTell' ? unexplained(context) : undefined;
  const isEmpty = groups.length === 0 && rest === undefined;
  return markup`<section class="kind kind-${severity}" id="${severity}" aria-labelledby="${severity}-h">
<h3 id="${severity}-h">${sign(severity)} ${t[heading]} <span class="count">(${groups.length})</span></h3>
<p class="lead">${isEmpty ? t.none : t[lead]}</p>
${groups.map((group) => findingGroup(context, group))}${rest}</section>
`;
}

export function findingsSection(context: PageContext): Markup {
  const sections = findingSections(context.result);
  return markup`${ORDER.map((severity) => findingKind(context, severity, sections[severity]))}`;
}
