/**
 * One broken, undecided or remarkable requirement: the rule with level, basis and severity, then what was expected and
 * observed, the likely cause, how to mend it, the exchanges, and a message that would have conformed.
 */
import type { DistinctFinding, FindingGroup, Occurrence } from '../findings.ts';
import { basisLabel, severityReason } from '../policy-text.ts';
import { CAUSE_WORDS, fill, SEVERITY_WORDS } from '../texts.ts';
import type { PageContext } from './context.ts';
import { levelMark, pairs, requirementLink } from './elements.ts';
import { evidenceBlocks } from './exchange.ts';
import { joinMarkup, markup } from './markup.ts';
import type { Markup, MarkupValue } from './markup.ts';

/** Longer values stand below each other instead of side by side. */
const LONG_VALUE = 250;

function sourcesOf({ requirement }: FindingGroup): string | undefined {
  const sources = requirement?.requirement.sources ?? [];
  const told = sources.map(({ ref, place, fact }) => [ref, place, fact].filter((part) => part !== undefined).join(', '));
  return told.length === 0 ? undefined : told.join('; ');
}

function severityOfGroup({ result, language, t, say }: PageContext, group: FindingGroup): MarkupValue {
  const word = say(SEVERITY_WORDS[group.severity]);
  const unconfirmed = group.isConfirmed ? undefined : markup`<br />${t.unconfirmed}`;
  const requirement = group.requirement?.requirement;
  if (requirement === undefined || group.severity === 'cantTell' || group.severity === 'observation') return markup`${word}${unconfirmed}`;
  const basis = group.findings[0]?.finding.basis;
  return markup`${word}. ${severityReason(result.profile.policy, requirement, basis, language)}${unconfirmed}`;
}

function ruleBlock(context: PageContext, group: FindingGroup): Markup {
  const { t, say, language } = context;
  const entry = group.requirement?.requirement;
  if (entry === undefined) return markup`<p>${t.unlisted}</p>${pairs([[t.severity, severityOfGroup(context, group)]])}`;
  const reading = entry.levelOrigin === 'reading' ? markup`<br /><span class="quiet">${t.readingExplained}</span>` : undefined;
  return markup`<p class="rule"><span class="label">${t.rule}</span> ${say(entry.text)}</p>
${pairs([
  [t.condition, entry.condition === undefined ? undefined : say(entry.condition)],
  [t.level, markup`${levelMark(context, entry)}${reading}`],
  [t.basis, entry.basis.map((basis) => basisLabel(basis, language)).join(', ')],
  [t.sources, sourcesOf(group)],
  [t.severity, severityOfGroup(context, group)],
  [t.notes, entry.notes === undefined ? undefined : say(entry.notes)],
])}
`;
}

/** One case with the attempts in which the finding was made at the same places. */
function occurrenceItem(context: PageContext, occurrences: readonly [Occurrence, ...Occurrence[]]): Markup {
  const [{ caseResult, finding }] = occurrences;
  const numbers = occurrences.map(({ attempt }) => attempt.attempt);
  const told = fill(context.t.inAttempts, { n: numbers.join(', '), total: caseResult.attempts.length });
  const places = finding.evidence.map(({ exchange, at }) => markup`<code>${exchange}${at === undefined ? '' : ` ${at}`}</code>`);
  return markup`<li>${context.german(caseResult.name)}${caseResult.attempts.length > 1 ? markup` (${told})` : undefined}${places.length === 0 ? undefined : markup`: ${joinMarkup(places, ', ')}`}</li>`;
}

function occurrenceList(context: PageContext, occurrences: readonly Occurrence[]): Markup {
  const alike = new Map<string, [Occurrence, ...Occurrence[]]>();
  for (const occurrence of occurrences) {
    const key = JSON.stringify([occurrence.caseResult.id, occurrence.finding.evidence]);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [occurrence]);
    else known.push(occurrence);
  }
  return markup`<ul>${[...alike.values()].map((group) => occurrenceItem(context, group))}</ul>`;
}

function conforming(context: PageContext, group: FindingGroup, { finding }: DistinctFinding): Markup | undefined {
  const { t } = context;
  const example = group.requirement?.requirement.examples.conforming;
  const wire = finding.nearest ?? example?.wire;
  if (group.severity === 'observation' || (wire === undefined && example === undefined)) return undefined;
  const caption = finding.nearest === undefined ? t.conformingExample : t.nearestMessage;
  const told = finding.nearest === undefined && example !== undefined ? markup` <span class="quiet">${context.say(example)}</span>` : undefined;
  return markup`<figure class="message conforming"><figcaption>${caption}${told}</figcaption>
${wire === undefined ? undefined : markup`<pre><code>${wire}</code></pre>`}</figure>
`;
}

function distinctFinding(context: PageContext, group: FindingGroup, entry: DistinctFinding, index: number): Markup {
  const { t, language, say } = context;
  const { summary, expected, observed } = entry.finding.text[language];
  const isLong = Math.max(expected.length, observed.length) > LONG_VALUE;
  const total = group.findings.length;
  const number = total > 1 ? markup`<span class="label">${fill(t.findingNumber, { n: index + 1, total })}</span> ` : undefined;
  const mend = group.requirement?.requirement.mend;
  return markup`<div class="finding">
<p class="summary">${number}${summary}</p>
<dl class="versus${isLong ? ' long' : undefined}"><div class="expected"><dt>${t.expected}</dt><dd>${expected === '' ? '–' : expected}</dd></div><div class="observed"><dt>${t.observed}</dt><dd>${observed === '' ? '–' : observed}</dd></div></dl>
${pairs([
  [t.likelyCause, say(CAUSE_WORDS[entry.finding.cause])],
  [t.mend, mend === undefined || group.severity === 'observation' ? undefined : say(mend)],
  [t.seenIn, occurrenceList(context, entry.occurrences)],
])}
${evidenceBlocks(context, entry.finding.evidence, group.severity === 'failure' && index === 0)}${conforming(context, group, entry)}</div>
`;
}

/** The article of one requirement and severity; its heading is of level 4. */
export function findingGroup(context: PageContext, group: FindingGroup): Markup {
  const clause = group.requirement === undefined ? undefined : markup` <span class="clause">${context.say(group.requirement.requirement.clause)}</span>`;
  return markup`<article class="group group-${group.isConfirmed ? group.severity : 'cantTell'}">
<h4>${requirementLink(context, group.requirementId)}${clause}</h4>
${ruleBlock(context, group)}${group.findings.map((entry, index) => distinctFinding(context, group, entry, index))}</article>
`;
}
