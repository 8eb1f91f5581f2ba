/**
 * The one stylesheet, inline: no fonts or pictures are loaded. Colours have a contrast of 4.5 at least in light and dark
 * mode, paper is always light, tables become cards on narrow screens. Written without `<` and `&`, as the script.
 */
import type { Language } from '../../core/language.ts';
import { markup, toText } from './markup.ts';
import type { Markup } from './markup.ts';
import { inlineSource } from './script.ts';
import { TEXTS } from './texts.ts';

const LIGHT = markup`color-scheme: light; --paper: #ffffff; --desk: #eef1f3; --ink: #16202a; --quiet: #51606e; --rule: #c9d1d8; --faint: #f4f6f8; --accent: #0a4a72;
  --bad: #a3161f; --bad-soft: #fcf1f1; --good: #17663a; --good-soft: #f0f7f2; --remark: #7a4b00; --remark-soft: #fdf6e7; --open: #3f4a9a; --open-soft: #f2f3fb; --field: #6b7884;`;

const FRAME = markup`
:root { ${LIGHT} --sans: "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; --paper: #161c22; --desk: #0e1317; --ink: #e6ebef; --quiet: #a6b2bd; --rule: #38444f; --faint: #1e262e; --accent: #8cc4ea;
  --bad: #ff9a96; --bad-soft: #2c1a1c; --good: #84d3a1; --good-soft: #17281e; --remark: #f0bd6a; --remark-soft: #2b2314; --open: #b4bdf7; --open-soft: #1d2136; --field: #84919d; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { background: var(--desk); }
body { margin: 0; color: var(--ink); font: 16px/1.55 var(--sans); overflow-wrap: break-word; }
.head, main, .foot { max-width: 76rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3.5rem); background: var(--paper); }
.narrow .head, .narrow main, .narrow .foot { max-width: 60rem; }
.head { padding-top: 1.5rem; }
main { padding-top: 1.75rem; padding-bottom: 3rem; }
.foot { padding-bottom: 2.5rem; margin-bottom: 2rem; color: var(--quiet); font-size: .88rem; }
.foot > div { border-top: 1px solid var(--rule); padding-top: 1rem; }
.foot p { margin: 0 0 .4rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, input:focus-visible, select:focus-visible, .scroll:focus-visible, main:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
.brand { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; padding-bottom: .75rem; border-bottom: 3px solid var(--accent); }
.brand p { margin: 0; font-size: .92rem; color: var(--quiet); } .brand strong { color: var(--accent); font-size: 1.05rem; margin-right: .5rem; }
.pages ul, .path ol { list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1.5rem; margin: 0; padding: 0; font-size: .92rem; }
.pages li, .path li { padding: .35rem 0; } .path ol { gap: 0 .5rem; color: var(--quiet); } .path li + li::before { content: "/"; margin-right: .5rem; } .path { margin-bottom: .75rem; }
[aria-current] { color: var(--ink); }
h1 { font-size: clamp(1.55rem, 4vw, 2.1rem); line-height: 1.2; font-weight: 600; letter-spacing: -.01em; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; line-height: 1.25; font-weight: 600; margin: 0 0 .9rem; } h3 { font-size: 1.05rem; font-weight: 600; margin: 1.5rem 0 .4rem; }
p { margin: 0 0 .75rem; max-width: 46rem; } ul { margin: 0 0 .75rem; padding-left: 1.3rem; }
section { border-top: 1px solid var(--rule); margin-top: 2.5rem; padding-top: 1.5rem; }
.lead { color: var(--quiet); font-size: 1.05rem; } .quiet { color: var(--quiet); font-size: .9rem; }
code, .digest, .id { font-family: var(--mono); font-size: .9em; } .id { white-space: nowrap; } .digest { overflow-wrap: anywhere; }
pre { margin: 0 0 .75rem; padding: .7rem .9rem; background: var(--faint); border: 1px solid var(--rule); white-space: pre-wrap; overflow-wrap: anywhere; }
.notice { border-left: 4px solid var(--remark); background: var(--remark-soft); padding: .6rem .9rem; }
`;

const CONTENT = markup`
.filter fieldset { border: 1px solid var(--rule); margin: 1.5rem 0 1rem; padding: .75rem 1rem 1rem; display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: end; min-width: 0; }
.filter legend { color: var(--quiet); font-size: .88rem; padding: 0 .35rem; }
.filter label { display: grid; gap: .25rem; font-size: .92rem; font-weight: 600; } .filter .wide { flex: 1 1 16rem; }
.filter input, .filter select { font: inherit; font-weight: 400; color: inherit; background: var(--paper); border: 1px solid var(--field); border-radius: 3px; padding: .45rem .6rem; min-height: 2.75rem; width: 100%; }
.filter p { margin: 0; flex: 1 0 100%; color: var(--quiet); font-size: .92rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 0 0 1rem; width: 100%; font-size: .94rem; line-height: 1.45; }
caption { text-align: left; color: var(--quiet); font-size: .9rem; padding: .25rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem 1rem .55rem 0; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
td code, th code { overflow-wrap: break-word; } thead th { color: var(--quiet); font-size: .87rem; font-weight: 600; border-bottom: 2px solid var(--ink); vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 600; } .entries tbody th { min-width: 11rem; max-width: 22rem; } .entries .c-vendor, .entries .c-profile { min-width: 8rem; max-width: 16rem; }
.entries .c-status { min-width: 8rem; } .entries .c-status, .entries .c-conclusion, .entries .c-level { overflow-wrap: normal; }
.c-until, .day { white-space: nowrap; font-variant-numeric: tabular-nums; } tbody tr:hover { background: var(--faint); } tr:target { background: var(--remark-soft); }
.pairs { margin: 0 0 1rem; font-size: .96rem; }
.pairs div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 1rem; padding: .35rem 0; border-bottom: 1px solid var(--rule); }
.pairs dt { color: var(--quiet); } .pairs dd { margin: 0; overflow-wrap: anywhere; } .pairs ul { margin: 0; padding-left: 1.1rem; }
.state { --tone: var(--open); white-space: nowrap; overflow-wrap: normal; } .state .sign { color: var(--tone); font-weight: 700; display: inline-block; min-width: 1.2em; } .state .word { white-space: normal; }
.state-valid { --tone: var(--good); } .state-revoked { --tone: var(--bad); } .state-suspended { --tone: var(--remark); } .state-expired { --tone: var(--quiet); }
.banner { --tone: var(--open); --soft: var(--open-soft); border: 1px solid var(--rule); border-left: 8px solid var(--tone); background: var(--soft); padding: 1.1rem 1.4rem .6rem; margin: 1.25rem 0 0; }
.banner-valid { --tone: var(--good); --soft: var(--good-soft); } .banner-revoked { --tone: var(--bad); --soft: var(--bad-soft); }
.banner-suspended { --tone: var(--remark); --soft: var(--remark-soft); } .banner-expired { --tone: var(--quiet); --soft: var(--faint); }
.banner .big { font-size: 1.4rem; line-height: 1.25; font-weight: 600; color: var(--tone); margin-bottom: .4rem; }
.contents ul { columns: 15rem; column-gap: 2.5rem; margin: 0; } .contents li { padding: .15rem 0; } .contents { margin-top: 1.75rem; } .contents h2 { font-size: 1rem; margin-bottom: .4rem; }
`;

const PAPER = markup`
@media print {
  :root { ${LIGHT} --desk: #ffffff; --ink: #000000; }
  html { font-size: 9.5pt; } body { font-size: 1rem; }
  .head, main, .foot { max-width: none !important; padding: 0; } .skip, .pages, .path, .filter, .contents { display: none; }
  a { color: inherit; text-decoration: none; } h2, caption { break-after: avoid; } tr, .banner, .pairs div { break-inside: avoid; } thead { display: table-header-group; }
  .banner, .state { print-color-adjust: exact; } table { font-size: .9rem; } .scroll { overflow: visible; }
  @page { size: A4; margin: 18mm; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;

/** Cards instead of columns; the label of each cell comes from here, the roles of the table are written out in the page. */
function narrow(language: Language): Markup {
  const label = (name: string, text: string): Markup => markup`.entries .c-${name}::before { content: "${text}"; }
  `;
  const t = (key: 'version' | 'vendor' | 'profile' | 'conclusion' | 'level' | 'validUntil' | 'status' | 'number' | 'product'): string => TEXTS[key][language];
  return markup`
@media screen and (max-width: 56rem) {
  .entries, .entries tbody, .entries tr, .entries th, .entries td, .entries caption { display: block; }
  .entries thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .entries tr { border: 1px solid var(--rule); border-left: 4px solid var(--rule); padding: .7rem .9rem; margin: 0 0 .75rem; }
  .entries th, .entries td { border: 0; padding: .12rem 0; white-space: normal; } .entries tbody th, .entries .c-vendor, .entries .c-profile { max-width: none; } .entries tbody th { font-size: 1.05rem; padding-bottom: .3rem; }
  .entries td { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 .75rem; } .entries td::before { color: var(--quiet); }
  ${label('version', t('version'))}${label('vendor', t('vendor'))}${label('profile', t('profile'))}${label('conclusion', t('conclusion'))}${label('level', t('level'))}${label('until', t('validUntil'))}${label('status', t('status'))}${label('number', t('number'))}${label('product', t('product'))}
}
@media screen and (max-width: 40rem) { .scroll table { min-width: 34rem; } .pairs div { grid-template-columns: minmax(0, 1fr); } .banner { padding: 1rem 1rem .4rem; } }
`;
}

interface Stylesheet {
  readonly content: Markup;
  /** For the Content-Security-Policy. */
  readonly source: string;
}

function stylesheetIn(language: Language): Stylesheet {
  const content = markup`${FRAME}${CONTENT}${narrow(language)}${PAPER}`;
  return { content, source: inlineSource(toText(content)) };
}

/** The stylesheet of each language. */
export const STYLES: Readonly<Record<Language, Stylesheet>> = { de: stylesheetIn('de'), en: stylesheetIn('en') };
