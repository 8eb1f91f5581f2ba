/** Head of the report: the verdict in one sentence, what limits it, and the counts. No percentage. */
import { earlyEndText } from '../../../src/core/early-end.ts';
import { CONCLUSION_WORDS, VERDICT_WORDS } from '../../../src/core/verdict-words.ts';
import type { Conclusion } from '../../../src/core/verdict.ts';
import { conclusionSentence } from '../../conclusion.ts';
import { formatInteger } from '../../numbers.ts';
import { countingRequirements, STANDINGS, tallyCases, tallyRequirements } from '../../tally.ts';
import type { Tally } from '../../tally.ts';
import { fill } from '../../texts.ts';
import type { PageContext } from '../context.ts';
import { table, tableRow } from '../elements.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';

const CONCLUSION_SIGNS: Readonly<Record<Conclusion, string>> = { conformant: '✓', conformantWithRemarks: '!', notConformant: '✗', undetermined: '?' };

function limitations({ result, t, say }: PageContext): readonly string[] {
  const { run, target } = result;
  const early = run.interrupted === undefined ? t.interruptedWithoutReason : fill(t.interrupted, { reason: say(earlyEndText(run.interrupted)) });
  return [
    ...(run.isComplete ? [] : [early]),
    ...(run.shard === undefined ? [] : [fill(t.shard, { index: run.shard.index, total: run.shard.total })]),
    ...(target.kind === 'embedded' ? [t.embeddedNote] : []),
  ];
}

function numbersOf(tally: Tally, apart: number): readonly string[] {
  const numbers = [...STANDINGS.map((standing) => tally[standing]), apart];
  return [...numbers, numbers.reduce((sum, each) => sum + each, 0)].map(formatInteger);
}

function counts(context: PageContext): Markup {
  const { result, t, say } = context;
  const counting = countingRequirements(result);
  const rows = [
    tableRow(t.requirements, numbersOf(tallyRequirements(counting), result.requirements.length - counting.length)),
    tableRow(t.cases, numbersOf(tallyCases(result), 0)),
  ];
  const standings = STANDINGS.map((standing) => (standing === 'remarked' ? t.withRemark : say(VERDICT_WORDS[standing])));
  const columns = [t.kindOfItem, ...standings, t.apart, t.total];
  return markup`${table({ id: 'counts', caption: t.glanceCaption, columns, rows, kind: 'numbers' })}<p class="quiet">${t.remarkExplained} ${t.apartExplained}</p>
`;
}

export function verdictSection(context: PageContext): Markup {
  const { result, language, t } = context;
  const notes = limitations(context).map(
    (note) => markup`<p class="limit">${note}</p>
`,
  );
  return markup`<section class="conclusion ${result.conclusion}" id="verdict" aria-labelledby="verdict-h">
<h2 id="verdict-h"><span class="label">${t.verdict}</span> <span class="word"><span class="seal" aria-hidden="true">${CONCLUSION_SIGNS[result.conclusion]}</span> ${context.say(CONCLUSION_WORDS[result.conclusion])}</span></h2>
<p class="sentence">${conclusionSentence(result, language)}</p>
<p class="label">${t.selfTestNote}</p>
${notes}</section>
<section class="glance" aria-labelledby="glance-h">
<h2 id="glance-h" class="minor">${t.glance}</h2>
${counts(context)}</section>
`;
}
