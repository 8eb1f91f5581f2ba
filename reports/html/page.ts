/**
 * The HTML report as one page: static, without scripts or anything loaded, readable from disk, on paper and with a
 * screen reader. Section numbers are written into the headings, so that they are there without styles as well.
 */
import type { Language } from '../../src/core/language.ts';
import type { Result } from '../../src/core/result.ts';
import { createPageContext } from './context.ts';
import type { PageContext } from './context.ts';
import { markup, toText } from './markup.ts';
import type { Markup } from './markup.ts';
import { casesSection } from './sections/cases.ts';
import { decisionRuleSection, evidenceSection, proofSection, statementsSection } from './sections/closing.ts';
import { declarationSection } from './sections/declaration.ts';
import { findingsSection } from './sections/findings.ts';
import { notTestedSection, requirementsSection } from './sections/requirements.ts';
import { subjectSection } from './sections/subject.ts';
import { verdictSection } from './sections/verdict.ts';
import { stylesheet } from './styles.ts';

interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

/** Name of the page in a language, as the pages link to each other. */
export function pageName(language: Language): string {
  return `report.${language}.html`;
}

function chaptersOf(context: PageContext): readonly Chapter[] {
  const { t } = context;
  return [
    { id: 'subject', title: t.subject, content: subjectSection(context) },
    { id: 'declaration', title: t.declarationTitle, content: declarationSection(context) },
    { id: 'findings', title: t.findings, content: findingsSection(context) },
    { id: 'requirements', title: t.requirementsTable, content: requirementsSection(context) },
    { id: 'not-tested', title: t.notTested, content: notTestedSection(context) },
    { id: 'cases', title: t.casesTable, content: casesSection(context) },
    { id: 'decision-rule', title: t.decisionRule, content: decisionRuleSection(context) },
    { id: 'proof', title: t.proof, content: proofSection(context) },
    { id: 'evidence', title: t.evidence, content: evidenceSection(context) },
    { id: 'statements', title: t.statements, content: statementsSection(context) },
  ];
}

function chapterMarkup({ id, title, content }: Chapter, index: number): Markup {
  return markup`<section class="chapter" id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h"><span class="number">${index + 1}</span> ${title}</h2>
${content}</section>
`;
}

function contentsList({ t }: PageContext, chapters: readonly Chapter[]): Markup {
  return markup`<nav class="contents" aria-labelledby="contents-h">
<h2 id="contents-h" class="minor">${t.contents}</h2>
<ol>
${chapters.map(
  ({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>
`,
)}</ol>
</nav>
`;
}

function head({ result, language, t }: PageContext): Markup {
  const { name, version } = result.target.product;
  return markup`<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" />
<meta name="referrer" content="no-referrer" />
<meta name="robots" content="noindex" />
<meta name="color-scheme" content="light dark" />
<title>${t.documentTitle}: ${name} ${version}</title>
<style>
${stylesheet(language, result.run.id)}</style>
</head>`;
}

function masthead(context: PageContext): Markup {
  const { result, language, t, say } = context;
  const other: Language = language === 'de' ? 'en' : 'de';
  const { specification } = result;
  return markup`<header class="masthead">
<div class="brand"><p><strong>Prüfstand</strong> <span>${t.brandLine}</span></p>
<p><a href="${pageName(other)}" lang="${other}" hreflang="${other}">${t.otherLanguage}</a></p></div>
<h1>${t.heading}</h1>
<p class="item">${say(specification.title)} ${specification.version}, ${say(result.profile.title)}</p>
</header>
`;
}

/** The page as text. @param language which of both; the other one is linked as `report.<language>.html` */
export function renderPage(result: Result, language: Language): string {
  const context = createPageContext(result, language);
  const chapters = chaptersOf(context);
  const page = markup`<!DOCTYPE html>
<html lang="${language}" xmlns="http://www.w3.org/1999/xhtml">
${head(context)}
<body>
<a class="skip" href="#content">${context.t.skip}</a>
${masthead(context)}<main id="content">
${verdictSection(context)}${contentsList(context, chapters)}${chapters.map(chapterMarkup)}</main>
<footer class="imprint"><p>${context.t.documentTitle} (${context.t.selfTestNote}), ${context.t.run} <span class="id">${result.run.id}</span>, ${result.suite.name} ${result.suite.version}</p></footer>
</body>
</html>
`;
  return toText(page);
}
