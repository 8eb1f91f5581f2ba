/** Styles for paper: A4, always light, page numbers, collapsed exchanges opened, rows and boxes kept together. */
import type { Language } from '../../src/core/language.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

const FOOT = {
  de: { page: 'Seite', of: 'von', title: 'Prüfstand, Prüfbericht (Selbsttest)' },
  en: { page: 'Page', of: 'of', title: 'Prüfstand, test report (self-test)' },
};

const FOOT_FONT = markup`font: 8pt Arial, "Liberation Sans", sans-serif; color: #444f59;`;

const PAPER = markup`
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --desk: #ffffff; --ink: #000000; --quiet: #444f59; --rule: #b9c2ca; --faint: #f6f7f8;
    --accent: #0a4a72; --bad: #a3161f; --bad-soft: #fdf6f6; --good: #17663a; --good-soft: #f4f9f6;
    --remark: #7a4b00; --remark-soft: #fdf9f0; --open: #3f4a9a; --open-soft: #f6f7fc; --mark: #ffefbf;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 9.8pt; }
  body { font-size: 1rem; line-height: 1.45; }
  .masthead, main, .imprint { max-width: none; margin: 0; padding: 0; }
  .skip, .brand a { display: none; }
  a { color: inherit; text-decoration: none; }
  h1 { font-size: 20pt; margin-top: 12mm; } h2 { font-size: 14pt; } h3 { font-size: 11.5pt; } .kind h3 { font-size: 12pt; } h4 { font-size: 10.5pt; }
  h2, h3, h4, caption, .lead, .summary, .rule, .place, figcaption, thead, thead tr { break-after: avoid; }
  tr, .conclusion, .versus, .contents, .pairs div { break-inside: avoid; }
  #findings, #requirements, #cases { break-before: page; border-top: 0; margin-top: 0; }
  thead { display: table-header-group; }
  .chapter { margin-top: 9mm; padding-top: 5mm; }
  .scroll { overflow: visible; }
  table { font-size: 8.8pt; } pre code { font-size: 7.6pt; } .pairs { font-size: 9pt; }
  .facts tbody th { width: 45mm; } .requirements td:nth-child(4), .cases td:nth-child(4), .requirements td:nth-child(3) { min-width: 32mm; }
  .cases th { width: 26%; } .cases td:nth-child(3) { min-width: 50mm; }
  .steps { display: none; }
  .exchange::details-content { content-visibility: visible; display: block; block-size: auto; }
  details summary { list-style: none; }
}
`;

/** Only characters that cannot leave a CSS string. */
function harmless(text: string): string {
  return /^[\w.:-]{1,64}$/u.test(text) ? text : '';
}

export function printStyles(language: Language, runId: string): Markup {
  const { page, of, title } = FOOT[language];
  return markup`${PAPER}
@page {
  size: A4; margin: 20mm 18mm 22mm 22mm;
  @bottom-left { content: "${title} ${harmless(runId)}"; ${FOOT_FONT} }
  @bottom-right { content: "${page} " counter(page) " ${of} " counter(pages); ${FOOT_FONT} }
}
`;
}
