/** The page of an entry: its state first, then everything the signed document says, in words, and how to check it, as far as the vendor consented. */
import { documentWord, LEVELS } from '../../core/assurance-levels.ts';
import type { Certificate } from '../../core/certificate.ts';
import type { Language } from '../../core/language.ts';
import { CONCLUSION_WORDS } from '../../core/verdict-words.ts';
import { isStatusOnly } from '../publication-rules.ts';
import { section, stateMark } from './elements.ts';
import {
  attestations,
  basis,
  conditions,
  errata,
  files,
  history,
  issuer,
  level,
  statusFiles,
  statusLine,
  subject,
  validity,
  verifying,
} from './certificate-sections.ts';
import { complaintPairs } from './about-page.ts';
import { markup } from './markup.ts';
import type { Markup, MarkupValue } from './markup.ts';
import { createPageContext, renderPage } from './page.ts';
import type { PageContext } from './page.ts';
import { certificatePage, indexPage, productPage } from './paths.ts';
import type { Site, SiteEntry } from './site-model.ts';
import { fill } from './texts.ts';

function stateSentence({ t, day, site }: PageContext, { status, line, entry }: SiteEntry): string {
  const { validFrom, validUntil } = entry.certificate;
  const sentences = {
    valid: t.validSentence,
    suspended: t.suspendedSentence,
    revoked: t.revokedSentence,
    expired: t.expiredSentence,
    notYetValid: t.notYetSentence,
  };
  return fill(sentences[status], { at: day(site.evaluatedAt), until: day(validUntil), since: day(line.since), from: day(validFrom) });
}

function banner(context: PageContext, one: SiteEntry): Markup {
  const { t, say, own, to, language, site } = context;
  const { status, line, entry } = one;
  const { conclusion, level: reached, validUntil } = entry.certificate;
  const watched = status === 'valid' ? markup` data-until="${validUntil}"` : undefined;
  const successor = line.replacedBy;
  // A certificate that follows may have been announced for a register elsewhere.
  const isHere = site.entries.some(({ entry: { number } }) => number === successor);
  return markup`<div class="banner banner-${status}"${watched}>
<p class="big">${stateMark(context, status, validUntil)}</p>
<p>${t.conclusion}: <strong>${say(CONCLUSION_WORDS[conclusion])}</strong>. ${t.level} ${reached}: ${say(LEVELS[reached].name)}.<br />${stateSentence(context, one)}</p>
${
  line.reason !== undefined &&
  markup`<p>${t.reason}: ${own(line.reason)}</p>
`
}${
    successor !== undefined &&
    markup`<p>${t.followedBy} ${isHere ? markup`<a class="id" href="${to(certificatePage(successor, language))}">${successor}</a>` : successor}</p>
`
  }${
    (reached === 'L0' || reached === 'L1') &&
    markup`<p><strong>${t.noCertificate}</strong></p>
`
  }</div>
`;
}

type Chapter = readonly [id: string, title: string, content: MarkupValue];

function complaintsChapter(context: PageContext, complaints: Certificate['complaints']): Chapter {
  const { t } = context;
  return [
    'complaints',
    t.complaints,
    markup`<p>${t.complaintsLead}</p>
${complaintPairs(context, complaints)}`,
  ];
}

/** Of an entry whose vendor consented to no more: what its status says, in words. */
function statusChapters(context: PageContext, { entry }: SiteEntry): readonly Chapter[] {
  const { t, site } = context;
  const { certificate } = entry;
  return [
    [
      'publication',
      t.publication,
      markup`<p>${t.statusOnly}</p>
`,
    ],
    ['subject', t.subject, statusLine(context, certificate)],
    ['level', fill(t.levelHeading, { level: certificate.level }), level(context, certificate)],
    ['files', t.files, statusFiles(context, entry)],
    complaintsChapter(context, site.config.complaints),
    ['history', t.history, history(context, entry)],
  ];
}

function chaptersOf(context: PageContext, one: SiteEntry): readonly Chapter[] {
  const { t } = context;
  const { certificate } = one.entry;
  if (isStatusOnly(one.entry)) return statusChapters(context, one);
  return [
    ['subject', t.subject, subject(context, certificate)],
    ['basis', t.basis, basis(context, certificate)],
    ['level', fill(t.levelHeading, { level: certificate.level }), level(context, certificate)],
    ['validity', t.validityHeading, validity(context, one)],
    ['conditions', t.conditions, conditions(context, certificate)],
    ['attestations', t.attestations, attestations(context, certificate)],
    ['errata', t.errata, errata(context, certificate)],
    ['issuer', t.issuer, issuer(context, one.entry)],
    ['verify', t.verifyHeading, verifying(context, one.entry)],
    ['files', t.files, files(context, one.entry)],
    complaintsChapter(context, certificate.complaints),
    ['history', t.history, history(context, one.entry)],
  ];
}

export function renderCertificatePage(site: Site, one: SiteEntry, language: Language): string {
  const { number, product: slug, certificate } = one.entry;
  const context = createPageContext(site, language, certificatePage(number, language));
  const { t, say, name } = context;
  const { product } = certificate;
  const chapters = chaptersOf(context, one);
  const contents = markup`<nav class="contents" aria-labelledby="contents-h"><h2 id="contents-h">${t.contents}</h2><ul>
${chapters.map(
  ([id, title]) => markup`<li><a href="#${id}">${title}</a></li>
`,
)}</ul></nav>
`;
  return renderPage(context, {
    title: `${say(documentWord(certificate.level))} ${number}`,
    content: markup`<h1>${name(product.name)} ${name(product.version)}</h1>
<p class="lead">${say(documentWord(certificate.level))} <span class="id">${number}</span>, ${t.vendor}: ${name(product.vendor.name)}</p>
${banner(context, one)}${contents}${chapters.map(([id, title, content]) => section(id, title, content))}`,
    otherPath: certificatePage(number, language === 'de' ? 'en' : 'de'),
    trail: [
      [t.overview, indexPage(language)],
      [name(product.name), productPage(slug, language)],
    ],
  });
}
