/** All requirements of the profile with their verdict, and those that were not tested with the reason. */
import { caseReason, requirementReason } from '../../../src/core/not-run.ts';
import type { RequirementResult } from '../../../src/core/result.ts';
import { fill, METHOD_WORDS, SEVERITY_WORDS, SHARED_TEXTS } from '../../texts.ts';
import type { PageContext } from '../context.ts';
import { levelMark, requirementLink, requirementLinks, table, tableRow, verdictMark } from '../elements.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';

function requirementRow(context: PageContext, entry: RequirementResult): Markup {
  const { say, t } = context;
  const { requirement, verdict, worst, whenBroken } = entry;
  const consequence = fill(t.whenBroken, { severity: say(SEVERITY_WORDS[whenBroken]) });
  return tableRow(
    markup`<span class="id">${requirement.id}</span>`,
    [
      markup`${say(requirement.text)}<br /><span class="quiet">${say(requirement.clause)}</span>`,
      markup`${levelMark(context, requirement)}<br /><span class="quiet">${requirement.basis.join(', ')}; ${consequence}</span>`,
      verdictMark(context, verdict, worst),
    ],
    context.anchorOf(requirement.id),
  );
}

export function requirementsSection(context: PageContext): Markup {
  const { result, t } = context;
  const rows = result.requirements.map((entry) => requirementRow(context, entry));
  const columns = [t.requirement, t.rule, t.level, t.verdict];
  return table({ id: 'requirements-table', caption: t.requirementsCaption, columns, rows, kind: 'requirements' });
}

function notTestedTable(context: PageContext, id: string, caption: string, entries: readonly RequirementResult[]): Markup | undefined {
  const { t, say, result } = context;
  if (entries.length === 0) return undefined;
  const rows = entries.map((entry) => {
    const { requirement } = entry;
    return tableRow(requirementLink(context, requirement.id), [
      say(requirement.text),
      say(METHOD_WORDS[requirement.verification.method]),
      say(requirementReason(result, entry) ?? SHARED_TEXTS.noReason),
    ]);
  });
  return table({ id, caption, columns: [t.requirement, t.rule, t.verification, t.reason], rows, kind: 'not-tested' });
}

function casesNotRun(context: PageContext): Markup | undefined {
  const { t, say, result } = context;
  const cases = result.cases.filter(({ verdict }) => verdict === 'inapplicable' || verdict === 'untested');
  if (cases.length === 0) return undefined;
  const rows = cases.map((entry) =>
    tableRow(context.german(entry.name), [
      requirementLinks(context, entry.requirements),
      verdictMark(context, entry.verdict),
      say(caseReason(result, entry) ?? SHARED_TEXTS.noReason),
    ]),
  );
  return table({ id: 'cases-not-run', caption: t.casesNotRunCaption, columns: [t.testCase, t.requirements, t.verdict, t.reason], rows, kind: 'not-tested' });
}

export function notTestedSection(context: PageContext): Markup {
  const { result, t } = context;
  const counting = result.requirements.filter(({ isApart }) => !isApart);
  const tables = [
    notTestedTable(
      context,
      'inapplicable',
      t.inapplicableCaption,
      counting.filter(({ verdict }) => verdict === 'inapplicable'),
    ),
    notTestedTable(
      context,
      'untested',
      t.untestedCaption,
      counting.filter(({ verdict }) => verdict === 'untested'),
    ),
    notTestedTable(
      context,
      'apart',
      t.apartCaption,
      result.requirements.filter(({ isApart }) => isApart),
    ),
    casesNotRun(context),
  ];
  return tables.every((entry) => entry === undefined) ? markup`<p>${t.everythingTested}</p>` : markup`${tables}`;
}
