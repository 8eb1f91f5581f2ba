/** The chapters of an entry's page. Together they show every member of the signed document, where that is public. */
import { LEVELS } from '../../core/assurance-levels.ts';
import type { AccreditedParty, Certificate, CertifiedBundle, Person, Publication, ResponsiblePerson } from '../../core/certificate.ts';
import { EXTENT_WORDS } from '../../core/publication-extents.ts';
import type { Digest } from '../../core/bundle.ts';
import type { Party } from '../../core/declaration.ts';
import type { RegisterEntry } from '../model.ts';
import { publishedArchiveOf } from '../publication-rules.ts';
import { listOf, pairs, table, tableRow } from './elements.ts';
import { markup } from './markup.ts';
import type { Markup, MarkupValue } from './markup.ts';
import type { PageContext } from './page.ts';
import { aboutPage, archivePath, badgePath, certificatePath, entryPath, signaturePath, SITE_FILES, statusPath } from './paths.ts';
import type { Site, SiteEntry } from './site-model.ts';
import { fill } from './texts.ts';
import { EVENT_WORDS, OUTCOME_WORDS, PERFORMER_WORDS } from './words.ts';

const digest = (sha256: string): Markup => markup`<span class="digest">${sha256}</span>`;

function party({ name }: PageContext, { name: title, address, contact }: Party): MarkupValue {
  return [title, address, contact].flatMap((part, index) => (part === undefined ? [] : [index === 0 ? '' : markup`<br />`, name(part)]));
}

/** A laboratory in one cell: who it is, where the test took place, its accreditation. */
function laboratoryParty(context: PageContext, laboratory: AccreditedParty): MarkupValue {
  const { t, name } = context;
  const { place, accreditation, accreditationScope } = laboratory;
  return [
    party(context, laboratory),
    markup`<br />${t.testPlace}: ${name(place)}<br />${t.accreditation}: ${accreditation === 'none' ? t.none : name(accreditation)}`,
    accreditationScope !== undefined && markup`<br />${t.accreditationScope}: ${name(accreditationScope)}`,
  ];
}

function person({ name }: PageContext, { name: who, role }: Person): Markup {
  return markup`${name(who)}, ${name(role)}`;
}

/** With what qualifies somebody to test or decide, and what ties to vendor or customer were declared. */
function responsible(context: PageContext, one: ResponsiblePerson): MarkupValue {
  const { t, name, day } = context;
  const { competence, independence } = one;
  if (competence === undefined && independence === undefined)
    return [person(context, one), markup`<br /><span class="quiet">${t.independenceNotStated}</span>`];
  return [
    person(context, one),
    competence !== undefined && markup`<br />${t.competence}: ${name(competence)}`,
    independence !== undefined &&
      markup`<br />${t.ties}: ${independence.ties.length === 0 ? t.none : independence.ties.map((tie, index) => [index > 0 && '; ', name(tie)])} <span class="quiet">(${fill(t.declaredOn, { day: day(independence.declaredOn) })})</span>`,
  ];
}

/** How far the vendor consented, and what was restricted since. */
function consent(context: PageContext, { extent, consentedBy, consentedOn }: Publication, { events }: RegisterEntry): MarkupValue {
  const { t, say, day } = context;
  return [
    markup`${say(EXTENT_WORDS[extent])}<br /><span class="quiet">${t.consent}: ${person(context, consentedBy)}, ${day(consentedOn)}</span>`,
    events.map(({ instant, extent: left }) => left !== undefined && markup`<br />${fill(t.restricted, { day: day(instant) })}: ${say(EXTENT_WORDS[left])}`),
  ];
}

function versioned({ name }: PageContext, { id, version, sha256 }: Digest): Markup {
  return markup`${name(id)} ${version !== undefined && name(version)}<br /><span class="quiet">SHA-256 ${digest(sha256)}</span>`;
}

export function subject(context: PageContext, { product, customer }: Certificate): Markup {
  const { t, name } = context;
  const { build } = product;
  const names = (items: readonly string[] | undefined): MarkupValue =>
    listOf(
      (items ?? []).map((item) => name(item)),
      items === undefined ? t.notStated : t.none,
    );
  const exact = [
    build?.sha256 !== undefined && markup`SHA-256 ${digest(build.sha256)}`,
    build?.imageDigest !== undefined && markup`Image ${digest(build.imageDigest)}`,
    build?.commit !== undefined && markup`Commit ${digest(build.commit)}`,
  ].filter((item) => item !== false);
  return pairs([
    [t.product, name(product.name)],
    [t.version, name(product.version)],
    [t.vendor, party(context, product.vendor)],
    [t.role, name(product.role)],
    [t.modules, names(product.modules)],
    [t.build, exact.length > 0 && listOf(exact, t.none)],
    [t.configuration, product.configurationSha256 !== undefined && digest(product.configurationSha256)],
    [t.environment, product.environment !== undefined && name(product.environment)],
    [t.thirdParty, names(product.thirdParty)],
    [t.deviations, names(product.deviations)],
    [t.customer, party(context, customer)],
  ]);
}

export function basis(context: PageContext, { profile, catalogue, suite, standards }: Certificate): Markup {
  const { t, name, say, day } = context;
  const rows = standards.map(({ title, version, validUntil }) =>
    tableRow(name(title), [name(version), validUntil === undefined ? t.unknownEnd : day(validUntil)]),
  );
  return markup`${pairs([
    [t.profile, [markup`${name(say(profile.title))}<br />`, versioned(context, profile)]],
    [t.catalogue, versioned(context, catalogue)],
    [t.suite, versioned(context, suite)],
  ])}${rows.length > 0 && table({ id: 'standards-c', caption: t.standardsCaption, columns: [t.standard, t.version, t.ends], rows })}`;
}

export function level({ t, say, to, language }: PageContext, certificate: Certificate): Markup {
  const { name, meaning } = LEVELS[certificate.level];
  return markup`<p><strong>${certificate.level}, ${say(name)}.</strong> ${say(meaning)}</p>
<p><a href="${to(aboutPage(language))}#levels">${t.otherLevels}</a></p>
`;
}

export function validity({ t, say, day, name }: PageContext, { entry: { certificate } }: SiteEntry): Markup {
  const { validFrom, validUntil, issuedAt, validityReason, retestDates, replaces, extends: former } = certificate;
  return pairs([
    [t.validity, fill(t.validRange, { from: day(validFrom), until: day(validUntil) })],
    [t.validityReason, name(say(validityReason))],
    [t.issued, day(issuedAt)],
    [t.retests, listOf(retestDates.map(day), t.none)],
    [t.extendsDocument, former !== undefined && markup`${day(former.issuedAt)}, ${t.reason}: ${name(former.reason)}<br />SHA-256 ${digest(former.sha256)}`],
    [t.replaces, replaces !== undefined && markup`<span class="id">${replaces.number}</span>, ${t.reason}: ${name(replaces.reason)}`],
  ]);
}

export function conditions({ t, say, name }: PageContext, certificate: Certificate): Markup {
  if (certificate.conditions.length === 0)
    return markup`<p>${t.noConditions}</p>
`;
  return markup`<ul>${certificate.conditions.map((condition) => markup`<li>${name(say(condition))}</li>`)}</ul>
`;
}

export function attestations(context: PageContext, certificate: Certificate): Markup {
  const { t, say, name, day } = context;
  if (certificate.attestations.length === 0)
    return markup`<p>${t.noAttestations}</p>
`;
  const rows = certificate.attestations.map(({ requirement, outcome, documents, remark, by, on }) =>
    tableRow(markup`<span class="id">${requirement}</span>`, [
      [say(OUTCOME_WORDS[outcome]), remark !== undefined && markup`<br /><span class="quiet">${name(remark)}</span>`],
      listOf(
        documents.map(({ title, sha256 }) => [name(title), sha256 !== undefined && markup`<br /><span class="quiet">SHA-256 ${digest(sha256)}</span>`]),
        t.none,
      ),
      markup`${person(context, by)}, ${day(on)}`,
    ]),
  );
  return table({ id: 'attestations-c', caption: t.attestationsCaption, columns: [t.requirement, t.finding, t.documents, t.attestedBy], rows });
}

export function errata({ t, say, name }: PageContext, certificate: Certificate): Markup {
  if (certificate.errata.length === 0)
    return markup`<p>${t.noErrata}</p>
`;
  const items = certificate.errata.map(
    ({ id, text, cases, verdictStands }) =>
      markup`<li><span class="id">${id}</span>: ${name(say(text))}${verdictStands !== undefined && markup` ${t.verdictStands} ${name(say(verdictStands))}`}${cases.length > 0 && markup` <span class="quiet">(${fill(t.errataCases, { cases: cases.join(', ') })})</span>`}</li>`,
  );
  return markup`<ul>${items}</ul>
`;
}

export function issuer(context: PageContext, entry: RegisterEntry): Markup {
  const { t, say, name, day } = context;
  const { issuer: body, scheme, performedBy, laboratory, itemReceivedAt, tester, decider, statusList, publication } = entry.certificate;
  return pairs([
    [t.body, party(context, body)],
    [t.place, name(body.place)],
    [t.accreditation, body.accreditation === 'none' ? t.none : name(body.accreditation)],
    [t.accreditationScope, body.accreditationScope !== undefined && name(body.accreditationScope)],
    [t.performedBy, performedBy !== undefined && say(PERFORMER_WORDS[performedBy])],
    [t.laboratory, laboratory !== undefined && laboratoryParty(context, laboratory)],
    [t.itemReceived, itemReceivedAt !== undefined && day(itemReceivedAt)],
    [t.scheme, [name(scheme.title), scheme.url !== undefined && markup`<br /><a href="${scheme.url}">${scheme.url}</a>`]],
    [t.tester, responsible(context, tester)],
    [t.decider, responsible(context, decider)],
    [t.publication, publication !== undefined && consent(context, publication, entry)],
    [t.gateList, statusList !== undefined && markup`<a href="${statusList.url}">${statusList.url}</a>`],
  ]);
}

/** The options of `pruefstand verify`, with the files of this register that they name. */
function verifyOptions({ config, isSigned }: Site): readonly (readonly [option: string, file: string])[] {
  return [
    ...(config.anchors === undefined ? [] : [['--trust', SITE_FILES.anchors] as const]),
    ...(config.tsaAnchors === undefined ? [] : [['--trust-tsa', SITE_FILES.tsaAnchors] as const]),
    ...(isSigned ? [['--status', SITE_FILES.status] as const, ['--status-signature', SITE_FILES.statusSignature] as const] : []),
  ];
}

/** A merged run has a root for each of its parts. */
function rootsOf({ evidenceRoot, evidenceRoots }: CertifiedBundle): MarkupValue {
  return evidenceRoots === undefined
    ? digest(evidenceRoot)
    : evidenceRoots.map(({ path, root }, index) => markup`${index > 0 && markup`<br />`}<span class="id">${path}</span> ${digest(root)}`);
}

export function verifying({ t, site, to, day }: PageContext, entry: RegisterEntry): Markup {
  const { number, certificate } = entry;
  const { bundle } = certificate;
  const options = verifyOptions(site);
  const links = options.map(([, file], index) => markup`${index > 0 && ', '}<a href="${to(file)}">${file}</a>`);
  return markup`<p>${publishedArchiveOf(entry) === undefined ? t.verifyAsk : t.verifyPublished}${certificate.extends !== undefined && ` ${fill(t.verifyExtended, { day: day(certificate.issuedAt) })}`}</p>
<pre><code>pruefstand verify ${number}.zip${options.map(([option, file]) => ` ${option} ${file}`)}</code></pre>
${
  options.length > 0 &&
  markup`<p>${t.verifyFiles} ${links}</p>
`
}${pairs([
    [t.bundleDigest, digest(bundle.sha256)],
    [t.manifestDigest, digest(bundle.manifestSha256)],
    [t.evidenceRoot, rootsOf(bundle)],
    [t.runId, digest(bundle.runId)],
    ...(bundle.runFinishedAt === undefined ? [] : [[t.runEnd, day(bundle.runFinishedAt)] as const]),
  ])}`;
}

/** What the status of an entry says besides its state. */
export function statusLine({ t, name, say, day }: PageContext, { product, profile, validFrom, validUntil }: Certificate): Markup {
  return pairs([
    [t.product, name(product.name)],
    [t.version, name(product.version)],
    [t.vendor, name(product.vendor.name)],
    [t.profile, name(say(profile.title))],
    [t.validity, fill(t.validRange, { from: day(validFrom), until: day(validUntil) })],
  ]);
}

function fileLink({ to }: PageContext, text: string, path: string): Markup {
  return markup`<li><a href="${to(path)}">${text}</a></li>
`;
}

export function statusFiles(context: PageContext, { number }: RegisterEntry): Markup {
  const { t, language } = context;
  return markup`<ul>
${fileLink(context, t.fileStatus, statusPath(number))}${fileLink(context, t.fileBadge, badgePath(number, language))}</ul>
`;
}

export function files(context: PageContext, entry: RegisterEntry): Markup {
  const { number } = entry;
  const { t, language } = context;
  const link = (text: string, path: string): Markup => fileLink(context, text, path);
  return markup`<ul>
${link(t.fileStatus, statusPath(number))}${link(t.fileEntry, entryPath(number))}${link(t.fileCertificate, certificatePath(number))}${link(t.fileSignature, signaturePath(number))}${
    publishedArchiveOf(entry) !== undefined && link(t.fileArchive, archivePath(number))
  }${link(t.fileBadge, badgePath(number, language))}</ul>
`;
}

export function history(context: PageContext, { events }: RegisterEntry): Markup {
  const { t, say, day, own } = context;
  const rows = events.toReversed().map(({ sequence, instant, kind, reason, validUntil, renewedBy, extent }) => {
    const more = [
      validUntil !== undefined && ` (${t.validUntil} ${day(validUntil)})`,
      renewedBy !== undefined && ` (${renewedBy})`,
      extent !== undefined && `: ${say(EXTENT_WORDS[extent])}`,
    ];
    return tableRow(markup`<span class="day">${day(instant)}</span>`, [[say(EVENT_WORDS[kind]), ...more], own(reason)], `event-${sequence}`);
  });
  return table({ id: 'history-c', caption: t.historyCaption, columns: [t.date, t.event, t.reason], rows });
}
