/** Styles of the report's content: verdict, tables, findings, exchanges. */
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

const VERDICT = markup`
.conclusion { --tone: var(--open); --soft: var(--open-soft); border: 1px solid var(--rule); border-left: 8px solid var(--tone); background: var(--soft); padding: 1.5rem 1.75rem 1rem; }
.conclusion.conformant { --tone: var(--good); --soft: var(--good-soft); }
.conclusion.conformantWithRemarks { --tone: var(--remark); --soft: var(--remark-soft); }
.conclusion.notConformant { --tone: var(--bad); --soft: var(--bad-soft); }
.conclusion h2 { margin-bottom: .75rem; }
.conclusion h2 .label { display: block; margin-bottom: .2rem; }
.conclusion .word { color: var(--tone); font-size: clamp(1.5rem, 4vw, 2rem); }
.conclusion .seal { display: inline-block; min-width: 1.1em; }
.sentence { font-size: 1.1rem; line-height: 1.45; }
.glance { margin-top: 2rem; }
.contents { margin-top: 2rem; }
.contents ol { columns: 18rem; column-gap: 3rem; }
.sign { display: inline-block; min-width: 1.15em; text-align: center; font-weight: 700; }
.sign-passed { color: var(--good); } .sign-failed, .sign-failure { color: var(--bad); } .sign-warning { color: var(--remark); }
.sign-cantTell, .sign-untested, .sign-observation { color: var(--open); } .sign-inapplicable { color: var(--quiet); }
.figure .value { font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; margin-left: .75rem; }
`;

const TABLES = markup`
.scroll { overflow-x: auto; margin: 0 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; line-height: 1.45; }
caption { text-align: left; color: var(--quiet); font-size: .88rem; padding: .25rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--rule); }
thead th { color: var(--quiet); font-size: .85rem; font-weight: 600; border-bottom: 2px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: 600; }
.facts tbody th { width: 15rem; } .facts tbody th code { font-weight: 400; }
.facts td, .plain td, .declaration td, .cases tbody th, .not-tested tbody th { overflow-wrap: anywhere; }
.numbers td, .numbers thead th + th, .evidence td:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; }
.requirements td:nth-child(4), .cases td:nth-child(4) { min-width: 9rem; }
.requirements td:nth-child(3), .declaration td:nth-child(2) { min-width: 9rem; }
.verdict { display: inline-grid; grid-template-columns: 1.5em minmax(0, 1fr); }
.cases th { width: 32%; font-weight: 400; } .cases td:nth-child(2), .not-tested td:nth-child(2) { min-width: 7rem; }
.attempts { list-style: none; padding: 0; margin: 0; } .attempts li + li { margin-top: .5rem; }
.steps ol { font-size: .88rem; margin: .4rem 0; }
tr:target { background: var(--mark); }
.tag { border: 1px solid var(--rule); border-radius: 3px; padding: 0 .35em; font-size: .8rem; color: var(--quiet); white-space: nowrap; }
.level { font-weight: 600; letter-spacing: .02em; }
`;

const FINDINGS = markup`
.kind h3 { font-size: 1.2rem; } .kind .count { color: var(--quiet); font-weight: 400; }
.group { --tone: var(--open); border: 1px solid var(--rule); border-top: 3px solid var(--tone); padding: 1.25rem 1.5rem; margin: 0 0 1.75rem; }
.group-failure { --tone: var(--bad); } .group-warning { --tone: var(--remark); }
.group h4 { display: flex; flex-wrap: wrap; gap: 0 .9rem; align-items: baseline; }
.group h4 .clause { font-weight: 400; color: var(--quiet); font-size: .92rem; }
.rule { font-size: 1.02rem; } .rule .label { margin-right: .5rem; }
.pairs { margin: 0 0 1rem; font-size: .93rem; }
.pairs div { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: 0 1rem; padding: .15rem 0; }
.pairs dt { color: var(--quiet); } .pairs dd { margin: 0; overflow-wrap: anywhere; } .pairs ul { margin: 0; padding-left: 1.1rem; }
.finding { border-top: 1px solid var(--rule); padding-top: 1rem; margin-top: 1rem; }
.summary { font-weight: 600; }
.versus { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: .75rem; margin: 0 0 1rem; }
.versus.long { grid-template-columns: minmax(0, 1fr); }
.versus div { background: var(--faint); border-left: 3px solid var(--good); padding: .6rem .9rem; } .versus .observed { border-left-color: var(--tone); }
.versus dt { color: var(--quiet); font-size: .85rem; font-weight: 600; } .versus dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

const EXCHANGES = markup`
details.exchange { border: 1px solid var(--rule); margin: 0 0 .75rem; padding: 0 1rem; }
details.exchange > summary { padding: .55rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; } summary .id { font-weight: 600; margin-right: .4rem; }
.message { margin: 0 0 1rem; } figcaption { color: var(--quiet); font-size: .85rem; font-weight: 600; margin-bottom: .3rem; }
pre { margin: 0 0 .4rem; padding: .75rem .9rem; background: var(--faint); border: 1px solid var(--rule); line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; }
pre code { font-size: .82rem; }
mark { background: var(--mark); color: var(--ink); outline: 1px solid var(--remark); } .mark-word { font-family: var(--sans); font-weight: 600; color: var(--remark); }
.message .quiet { overflow-wrap: anywhere; margin-bottom: .2rem; } .conforming pre { border-left: 3px solid var(--good); } .decoded pre { border-style: dashed; }
@media (max-width: 40rem) { .pairs div { grid-template-columns: minmax(0, 1fr); } .group { padding: 1rem; } }
`;

export function contentStyles(): Markup {
  return markup`${VERDICT}${TABLES}${FINDINGS}${EXCHANGES}`;
}
