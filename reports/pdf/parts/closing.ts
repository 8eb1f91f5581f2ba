/** What lets a stranger check the report: proof of the suite, evidence, and the statements that every report carries. */
import type { BodyRecord } from '../../../src/core/exchange.ts';
import { formatBytes, formatInteger } from '../../numbers.ts';
import { fill } from '../../texts.ts';
import type { ReportContext } from '../context.ts';
import { facts, list, paragraph } from '../model.ts';
import type { Block, Cell } from '../model.ts';
import { KIND_STATEMENTS } from '../texts.ts';
import { exchangeLine } from './findings.ts';

export function proofBlocks({ result, t }: ReportContext): readonly Block[] {
  const { proof, suite } = result;
  if (proof === undefined) return [paragraph(t.noProof)];
  const values = { seeded: formatInteger(proof.seeded), detected: formatInteger(proof.detected), version: proof.suiteVersion };
  return [
    paragraph(`${t.proofFigure}: ${values.detected} / ${values.seeded}`, { isBold: true }),
    paragraph(fill(t.proofText, values)),
    ...(proof.suiteVersion === suite.version ? [] : [paragraph(t.proofOtherVersion)]),
  ];
}

function citedTable({ result, t, time }: ReportContext): readonly Block[] {
  if (result.cited.length === 0) return [];
  // The digest of nothing is always the same.
  const digestOf = ({ sizeBytes, sha256 }: BodyRecord): string => (sizeBytes === 0 ? t.noContent : sha256);
  const rows = result.cited.map((exchange): readonly Cell[] => [
    exchange.id,
    [
      { text: exchangeLine(exchange) },
      { text: `${time(exchange.startedAt)}; ${exchange.direction === 'inbound' ? t.inbound : t.outbound}`, isQuiet: true },
      ...(exchange.faults.length === 0 ? [] : [{ text: fill(t.faults, { faults: exchange.faults.join(', ') }), isQuiet: true }]),
    ],
    [
      { text: fill(t.requestDigest, { sha256: digestOf(exchange.request.body) }) },
      { text: exchange.response === undefined ? t.noResponse : fill(t.responseDigest, { sha256: digestOf(exchange.response.body) }) },
    ],
  ]);
  const columns = [
    { title: t.exchangeNumber, share: 14 },
    { title: t.whatHappened, share: 44 },
    { title: t.digests, share: 42 },
  ];
  return [{ kind: 'table', caption: t.citedCaption, columns, rows }];
}

function fileTable({ result, t }: ReportContext): readonly Block[] {
  if (result.evidence.length === 0) return [paragraph(t.noEvidence)];
  const rows = result.evidence.map(({ path, sizeBytes, sha256 }): readonly Cell[] => [path, formatBytes(sizeBytes), sha256]);
  const columns = [
    { title: t.file, share: 34 },
    { title: t.size, share: 16, isNumber: true },
    { title: 'SHA-256', share: 50 },
  ];
  return [paragraph(t.evidenceLead), { kind: 'table', caption: t.evidenceCaption, columns, rows }];
}

function rootTable({ result, t }: ReportContext): readonly Block[] {
  const roots = result.evidenceRoots ?? [];
  if (roots.length === 0) return [];
  const rows = roots.map(({ path, root, exchanges }): readonly Cell[] => [path, formatInteger(exchanges), root]);
  const columns = [
    { title: t.file, share: 34 },
    { title: t.exchanges, share: 16, isNumber: true },
    { title: 'SHA-256', share: 50 },
  ];
  return [{ kind: 'table', caption: t.rootsCaption, columns, rows }];
}

export function evidenceBlocks(context: ReportContext): readonly Block[] {
  const { t, embedded, certificate } = context;
  return [
    paragraph(fill(certificate === undefined ? t.embeddedText : t.embeddedOfBody, { size: formatBytes(embedded.sizeBytes), sha256: embedded.sha256 })),
    ...fileTable(context),
    ...rootTable(context),
    ...citedTable(context),
  ];
}

export function statementBlocks({ head, t, say, time }: ReportContext): readonly Block[] {
  return [
    list([
      say(KIND_STATEMENTS[head.kind]),
      t.statementSubject,
      t.statementCopies,
      t.statementRule,
      t.statementTest,
      t.statementTime,
      t.statementInterpretation,
      t.statementSignature,
      t.statementCharacters,
      ...head.statements.map(say),
    ]),
    facts(
      t.authorisedBy,
      [t.property, t.value],
      [
        [t.number, head.number],
        [t.issuedAt, time(head.issuedAt)],
        [t.authorisedBy, [{ text: head.authorisedBy.name }, { text: say(head.authorisedBy.role), isQuiet: true }]],
      ],
    ),
  ];
}
