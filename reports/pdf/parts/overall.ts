/** How the verdict came about: counts and the decision rule. No percentage. */
import { VERDICT_WORDS } from '../../../src/core/verdict-words.ts';
import { formatInteger } from '../../numbers.ts';
import { policyRowSentence } from '../../policy-text.ts';
import { countingRequirements, STANDINGS, tallyCases, tallyRequirements } from '../../tally.ts';
import type { Tally } from '../../tally.ts';
import type { ReportContext } from '../context.ts';
import { list, paragraph } from '../model.ts';
import type { Block } from '../model.ts';

function numbersOf(tally: Tally, apart: number): readonly string[] {
  const numbers = [...STANDINGS.map((standing) => tally[standing]), apart];
  return [...numbers, numbers.reduce((sum, each) => sum + each, 0)].map(formatInteger);
}

export function countBlocks({ result, t, say }: ReportContext): readonly Block[] {
  const counting = countingRequirements(result);
  const requirements = numbersOf(tallyRequirements(counting), result.requirements.length - counting.length);
  const cases = numbersOf(tallyCases(result), 0);
  const names = [...STANDINGS.map((standing) => (standing === 'remarked' ? t.withRemark : say(VERDICT_WORDS[standing]))), t.apart, t.total];
  return [
    {
      kind: 'table',
      caption: t.glanceCaption,
      columns: [
        { title: t.verdict, share: 50 },
        { title: t.requirements, share: 25, isNumber: true },
        { title: t.cases, share: 25, isNumber: true },
      ],
      rows: names.map((name, index) => [name, requirements[index] ?? '', cases[index] ?? '']),
    },
    paragraph(`${t.remarkExplained} ${t.apartExplained} ${t.unitOfCount}`),
  ];
}

export function ruleBlocks({ result, language, t }: ReportContext): readonly Block[] {
  return [
    paragraph(t.decisionRuleLead),
    list(
      result.profile.policy.map((row) => policyRowSentence(row, language)),
      true,
    ),
    paragraph(t.noRowMeans),
    paragraph(t.overallLead),
    list([t.overallNotConformant, t.overallUndetermined, t.overallWithRemarks, t.overallConformant]),
  ];
}
