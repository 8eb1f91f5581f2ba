/** How a request was judged, as a section of a page: what is broken or remarked upon first, everything else to unfold. */
import type { RuleJudgement, RuleState } from '../src/core/account-control.ts';
import type { Markup } from '../src/core/markup.ts';
import { markup } from './account-page-frame.ts';
import type { PageContext } from './account-page-frame.ts';
import { PAGE_TEXTS, STATE_TEXTS } from './account-page-texts.ts';

const STATES: readonly RuleState[] = ['broken', 'warned', 'held', 'not-applicable'];

/** The section. */
export function judgementSection(context: PageContext, judgement: readonly RuleJudgement[]): Markup {
  const { say } = context;
  const counts = STATES.map((state) => `${say(STATE_TEXTS[state])}: ${judgement.filter((item) => item.state === state).length}`).join(' · ');
  const remarkable = judgement.filter(({ state }) => state === 'broken' || state === 'warned');
  const others = judgement.filter((item) => !remarkable.includes(item));
  return markup`<section>
<h2>${say(PAGE_TEXTS.judgement)}</h2>
<p class="quiet">${counts}</p>
${remarkable.length === 0 ? markup`<p>${say(PAGE_TEXTS.allHeld)}</p>` : table(context, say(PAGE_TEXTS.remarkable), remarkable)}
${others.length === 0 ? undefined : markup`<details><summary>${say(PAGE_TEXTS.otherRules)}</summary>${table(context, say(PAGE_TEXTS.otherRules), others)}</details>`}
</section>`;
}

function table({ say }: PageContext, caption: string, judgement: readonly RuleJudgement[]): Markup {
  return markup`<table><caption>${caption}</caption>
<thead><tr><th scope="col">${say(PAGE_TEXTS.rule)}</th><th scope="col">${say(PAGE_TEXTS.result)}</th><th scope="col">${say(PAGE_TEXTS.source)}</th></tr></thead>
<tbody>${judgement.map((item) => row(say, item))}</tbody></table>`;
}

function row(say: PageContext['say'], { text, state, detail, source, mark, requirement, code }: RuleJudgement): Markup {
  return markup`<tr><th scope="row">${say(text)}</th><td><span class="state-${state}">${say(STATE_TEXTS[state])}</span>${
    detail === undefined ? undefined : markup` <bdi>${say(detail)}</bdi>`
  }${code === undefined ? undefined : markup` <code>${code}</code>`}</td><td>${source}, ${say(mark === 'V' ? PAGE_TEXTS.verified : PAGE_TEXTS.inferred)}${
    requirement === undefined ? undefined : markup` (${requirement})`
  }</td></tr>
`;
}
