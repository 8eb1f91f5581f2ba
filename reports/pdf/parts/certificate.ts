/** What a body adds: the certificate with its conditions, attestations by documents, known mistakes of the suite. */
import type { Certificate, Person, ResponsiblePerson } from '../../../src/core/certificate.ts';
import { EXTENT_WORDS } from '../../../src/core/publication-extents.ts';
import { CONCLUSION_WORDS } from '../../../src/core/verdict-words.ts';
import { fill } from '../../texts.ts';
import { accreditationOf } from '../../../src/core/report-head.ts';
import { accreditationText, partyParagraphs } from '../context.ts';
import type { ReportContext } from '../context.ts';
import { facts, heading, list, paragraph } from '../model.ts';
import type { Block, Cell, Paragraph } from '../model.ts';
import { ASSURANCE_WORDS, ATTESTATION_WORDS, PERFORMER_WORDS } from '../texts-body.ts';

function person({ name, role }: Person): readonly Paragraph[] {
  return [{ text: name }, { text: role, isQuiet: true }];
}

/** With competence and declared ties. Ties that were disclosed stand out from what is beside the matter. */
function responsible({ t, time }: ReportContext, one: ResponsiblePerson): readonly Paragraph[] {
  const { competence, independence } = one;
  if (competence === undefined && independence === undefined) return [...person(one), { text: t.independenceNotStated, isQuiet: true }];
  const on = independence === undefined ? '' : time(independence.declaredOn);
  return [
    ...person(one),
    ...(competence === undefined ? [] : [{ text: fill(t.competence, { competence }), isQuiet: true }]),
    ...(independence?.ties.length === 0 ? [{ text: fill(t.noTies, { on }), isQuiet: true }] : []),
    ...(independence?.ties ?? []).map((tie) => ({ text: fill(t.tie, { tie, on }) })),
  ];
}

function publicationCell({ t, say, time }: ReportContext, { publication }: Certificate): Cell {
  if (publication === undefined) return t.noConsent;
  const { extent, consentedBy, consentedOn } = publication;
  return [
    { text: say(EXTENT_WORDS[extent]) },
    { text: fill(t.consent, { name: consentedBy.name, role: consentedBy.role, on: time(consentedOn) }), isQuiet: true },
  ];
}

function standardsCell({ t, time }: ReportContext, { standards }: Certificate): Cell | undefined {
  if (standards.length === 0) return undefined;
  return standards.map(({ title, version, validUntil }) => ({
    text: validUntil === undefined ? `${title} ${version}` : fill(t.standardEnds, { title, version, until: time(validUntil) }),
  }));
}

/** In full in the head of the report. */
function performerCell({ say }: ReportContext, { performedBy, laboratory }: Certificate): Cell | undefined {
  if (performedBy === undefined) return undefined;
  const named = laboratory === undefined ? [] : [{ text: laboratory.name, isQuiet: true }];
  return [{ text: say(PERFORMER_WORDS[performedBy]) }, ...named];
}

/** A merged run has a root for each of its parts. */
function rootsCell({ bundle: { evidenceRoot, evidenceRoots } }: Certificate): Cell {
  if (evidenceRoots === undefined) return { text: evidenceRoot, size: 'note' };
  return evidenceRoots.map(({ path, root }) => ({ text: `${path}: ${root}`, size: 'note' }));
}

function certificateFacts(context: ReportContext, certificate: Certificate): Block {
  const { t, say, time } = context;
  const { issuer, scheme, bundle, complaints, replaces, extends: former } = certificate;
  const quiet = (text: string | undefined): readonly Paragraph[] => (text === undefined ? [] : [{ text, isQuiet: true }]);
  return facts(
    t.certificateCaption,
    [t.property, t.value],
    [
      [t.certificateNumber, certificate.number],
      [t.conclusionTitle, say(CONCLUSION_WORDS[certificate.conclusion])],
      [t.level, say(ASSURANCE_WORDS[certificate.level])],
      [t.issuer, [...partyParagraphs(issuer), ...quiet(issuer.place), ...quiet(`${t.accreditation}: ${accreditationText(context, accreditationOf(issuer))}`)]],
      [t.issuedAt, time(certificate.issuedAt)],
      [t.scheme, [{ text: scheme.title }, ...quiet(scheme.url)]],
      [
        t.validity,
        [
          { text: fill(t.fromTo, { from: time(certificate.validFrom), to: time(certificate.validUntil) }) },
          { text: say(certificate.validityReason), isQuiet: true },
        ],
      ],
      [t.retests, certificate.retestDates.length === 0 ? t.nothing : certificate.retestDates.map(time).join('; ')],
      [t.standards, standardsCell(context, certificate)],
      [t.performer, performerCell(context, certificate)],
      [t.tester, responsible(context, certificate.tester)],
      [t.decider, responsible(context, certificate.decider)],
      [t.complaints, [...partyParagraphs(complaints), ...quiet(complaints.url)]],
      [t.publication, publicationCell(context, certificate)],
      [t.statusList, certificate.statusList?.url],
      [t.replacesCertificate, replaces === undefined ? undefined : [{ text: replaces.number }, { text: replaces.reason, isQuiet: true }]],
      [t.extendsDocument, former === undefined ? undefined : [{ text: time(former.issuedAt) }, { text: former.reason, isQuiet: true }]],
      [t.bundle, { text: bundle.sha256, size: 'note' }],
      [t.bundleManifest, { text: bundle.manifestSha256, size: 'note' }],
      [t.bundleRoot, rootsCell(certificate)],
    ],
  );
}

function attestations({ t, say, time }: ReportContext, { attestations: entries }: Certificate): readonly Block[] {
  if (entries.length === 0) return [paragraph(t.noAttestations)];
  const rows = entries.map(({ requirement, outcome, documents, remark, by, on }): readonly Cell[] => [
    requirement,
    [{ text: say(ATTESTATION_WORDS[outcome]), isBold: true }, ...(remark === undefined ? [] : [{ text: remark }])],
    documents.flatMap(({ title, sha256 }) => [{ text: title }, ...(sha256 === undefined ? [] : [{ text: `SHA-256 ${sha256}`, isQuiet: true }])]),
    [...person(by), { text: time(on), isQuiet: true }],
  ]);
  const columns = [
    { title: t.requirement, share: 18 },
    { title: t.outcome, share: 24 },
    { title: t.documents, share: 34 },
    { title: t.judgedBy, share: 24 },
  ];
  return [paragraph(t.attestationsLead), { kind: 'table', caption: t.attestationsCaption, columns, rows }];
}

function errata({ t, say }: ReportContext, { errata: entries }: Certificate): readonly Block[] {
  if (entries.length === 0) return [paragraph(t.noErrata)];
  const columns = [
    { title: t.erratum, share: 18 },
    { title: t.description, share: 48 },
    { title: t.cases, share: 34 },
  ];
  return [
    {
      kind: 'table',
      caption: t.errataCaption,
      columns,
      rows: entries.map(({ id, text, cases, verdictStands }) => [
        id,
        verdictStands === undefined ? say(text) : [{ text: say(text) }, { text: fill(t.verdictStands, { why: say(verdictStands) }), isQuiet: true }],
        cases.map((each) => ({ text: each })),
      ]),
    },
  ];
}

export function certificateBlocks(context: ReportContext, certificate: Certificate): readonly Block[] {
  const { t, say } = context;
  return [
    certificateFacts(context, certificate),
    heading(3, t.conditions),
    certificate.conditions.length === 0 ? paragraph(t.noConditions) : list(certificate.conditions.map(say)),
    heading(3, t.attestations),
    ...attestations(context, certificate),
    heading(3, t.errata),
    ...errata(context, certificate),
  ];
}
