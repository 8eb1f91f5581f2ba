/**
 * The one style of the pages, inline: no fonts or pictures are loaded. Contrast is 4.5 at least, light and dark; it is not the
 * style of any real account on purpose. Written without the five characters that markup escapes.
 */
export const PAGE_STYLE = `
:root { color-scheme: light; --paper: #ffffff; --desk: #eef1f3; --ink: #16202a; --quiet: #51606e; --rule: #c9d1d8; --accent: #0a4a72; --on-accent: #ffffff; --warn: #7a4b00; --warn-soft: #fdf3dc; --bad: #a3161f; --good: #17663a; --field: #6b7884; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; --paper: #161c22; --desk: #0e1317; --ink: #e6ebef; --quiet: #a6b2bd; --rule: #38444f; --accent: #8cc4ea; --on-accent: #0e1317; --warn: #f0bd6a; --warn-soft: #2b2314; --bad: #ff9a96; --good: #84d3a1; --field: #84919d; } }
* { box-sizing: border-box; }
html { background: var(--desk); }
body { margin: 0 auto; max-width: 58rem; padding: 0 clamp(1rem, 4vw, 3rem) 3rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, Arial, sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; padding: 1rem 0 .5rem; }
header p { margin: 0; }
.brand { color: var(--quiet); }
.brand strong { color: var(--accent); }
.simulator { border: 2px dashed var(--warn); background: var(--warn-soft); padding: .6rem .9rem; margin: .5rem 0 1rem; width: 100%; }
.skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .5rem; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); }
a:focus-visible, button:focus-visible, select:focus-visible, summary:focus-visible, main:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.choices { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
.choices form { margin: 0; }
button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--field); border-radius: 4px; padding: .55rem .9rem; min-height: 2.75rem; cursor: pointer; text-align: left; }
.choices button { width: 100%; }
.choices small { display: block; color: var(--quiet); }
.main-action { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin: 1.25rem 0; }
.actions form { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--rule); }
thead th { color: var(--quiet); font-size: .87rem; }
tbody th { font-weight: 600; }
.state-broken { color: var(--bad); font-weight: 600; } .state-warned { color: var(--warn); font-weight: 600; } .state-held { color: var(--good); } .state-not-applicable { color: var(--quiet); }
.quiet { color: var(--quiet); font-size: .92rem; }
details { border: 1px solid var(--rule); border-radius: 4px; padding: .5rem .9rem; margin: 1rem 0; }
summary { cursor: pointer; min-height: 1.75rem; }
label { display: grid; gap: .25rem; margin: 0 0 .75rem; font-weight: 600; max-width: 32rem; }
select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--field); border-radius: 4px; padding: .45rem; min-height: 2.75rem; width: 100%; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .92em; }
@media (max-width: 36rem) { thead { position: absolute; left: -100rem; } tbody tr { display: block; padding: .4rem 0; } tbody th, tbody td { display: block; padding: .1rem 0; border: 0; } tbody tr + tr { border-top: 1px solid var(--rule); } }
`;
