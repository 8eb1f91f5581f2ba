/**
 * The one stylesheet, inline: no fonts or images are loaded. Colours have a contrast of 4.5 at least in light and dark
 * mode, paper is always light. Written without `<` and `&`, so that it stands unescaped in HTML and XML alike.
 */
import type { Language } from '../../src/core/language.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { contentStyles } from './styles-content.ts';
import { printStyles } from './styles-print.ts';

const TOKENS = markup`
:root {
  color-scheme: light dark;
  --paper: #ffffff; --desk: #eef1f3; --ink: #16202a; --quiet: #51606e; --rule: #c9d1d8; --faint: #f4f6f8;
  --accent: #0a4a72; --bad: #a3161f; --bad-soft: #fcf1f1; --good: #17663a; --good-soft: #f0f7f2;
  --remark: #7a4b00; --remark-soft: #fdf6e7; --open: #3f4a9a; --open-soft: #f2f3fb; --mark: #ffe9a8;
  --sans: "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
  --mono: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161c22; --desk: #0e1317; --ink: #e6ebef; --quiet: #a6b2bd; --rule: #38444f; --faint: #1e262e;
    --accent: #8cc4ea; --bad: #ff9a96; --bad-soft: #2c1a1c; --good: #84d3a1; --good-soft: #17281e;
    --remark: #f0bd6a; --remark-soft: #2b2314; --open: #b4bdf7; --open-soft: #1d2136; --mark: #57460d;
  }
}
`;

const FRAME = markup`
* { box-sizing: border-box; }
html { background: var(--desk); }
body { margin: 0; color: var(--ink); font: 16px/1.55 var(--sans); hyphens: manual; overflow-wrap: break-word; }
.masthead, main, .imprint { max-width: 62rem; margin: 0 auto; padding: 0 clamp(1rem, 5vw, 4rem); background: var(--paper); }
.masthead { padding-top: 2.5rem; }
main { padding-bottom: 3rem; }
.imprint { padding-top: 1rem; padding-bottom: 2.5rem; margin-bottom: 2rem; color: var(--quiet); font-size: .85rem; }
.imprint p { border-top: 1px solid var(--rule); padding-top: 1rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
.brand { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem; padding-bottom: .75rem; border-bottom: 3px solid var(--accent); }
.brand p { margin: 0; font-size: .9rem; color: var(--quiet); }
.brand strong { color: var(--accent); font-size: 1.05rem; letter-spacing: .02em; margin-right: .6rem; }
h1 { font-size: clamp(1.6rem, 4vw, 2.15rem); line-height: 1.2; font-weight: 600; letter-spacing: -.01em; margin: 2.25rem 0 .4rem; }
.item { margin: 0; padding-bottom: 2rem; color: var(--quiet); font-size: 1.05rem; }
h2 { font-size: 1.4rem; line-height: 1.25; font-weight: 600; margin: 0 0 1rem; }
h2 .number { color: var(--accent); font-variant-numeric: tabular-nums; margin-right: .6rem; }
h3 { font-size: 1.1rem; font-weight: 600; margin: 2rem 0 .5rem; }
h4 { font-size: 1.02rem; font-weight: 600; margin: 0 0 .75rem; }
h2.minor { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: 0 0 .75rem; }
ul, ol { margin: 0 0 .75rem; padding-left: 1.4rem; }
.chapter { border-top: 1px solid var(--rule); margin-top: 3rem; padding-top: 1.75rem; }
.label { color: var(--quiet); font-size: .85rem; font-weight: 600; }
.quiet { color: var(--quiet); font-size: .88rem; font-weight: 400; }
.lead { color: var(--quiet); }
.limit { border-left: 3px solid var(--remark); padding-left: .75rem; color: var(--remark); }
code, pre, .digest, .id { font-family: var(--mono); font-size: .86em; }
.id { white-space: nowrap; }
.digest { overflow-wrap: anywhere; }
`;

/**
 * The stylesheet of a page.
 * @param runId printed at the foot of each page when it consists of harmless characters
 */
export function stylesheet(language: Language, runId: string): Markup {
  return markup`${TOKENS}${FRAME}${contentStyles()}${printStyles(language, runId)}`;
}
