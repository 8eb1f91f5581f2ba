/** The first page: what it is, the verdict, the head of the report, the contents. */
import { earlyEndText } from '../../../src/core/early-end.ts';
import { CONCLUSION_WORDS } from '../../../src/core/verdict-words.ts';
import type { Conclusion } from '../../../src/core/verdict.ts';
import { conclusionSentence } from '../../conclusion.ts';
import { CONCLUSION_SENTENCES, fill } from '../../texts.ts';
import { accreditationText, partyParagraphs } from '../context.ts';
import type { ReportContext } from '../context.ts';
import { facts, heading, paragraph } from '../model.ts';
import type { Block, Paragraph, Tone } from '../model.ts';
import { BODY_SENTENCES } from '../texts.ts';

const TONES: Readonly<Record<Conclusion, Tone>> = { conformant: 'good', conformantWithRemarks: 'remark', notConformant: 'bad', undetermined: 'open' };

function limitations({ result, t, say }: ReportContext): readonly Paragraph[] {
  const { run, target } = result;
  const early = run.interrupted === undefined ? t.interruptedWithoutReason : fill(t.interrupted, { reason: say(earlyEndText(run.interrupted)) });
  return [
    ...(run.isComplete ? [] : [early]),
    ...(run.shard === undefined ? [] : [fill(t.shard, { index: run.shard.index, total: run.shard.total })]),
    ...(target.kind === 'embedded' ? [t.embeddedNote] : []),
  ].map((text) => ({ text }));
}

function verdict(context: ReportContext): Block {
  const { result, language, say, t, isSelfTest, isDraft, kindWord } = context;
  const sentence = conclusionSentence(result, language, isSelfTest ? CONCLUSION_SENTENCES : BODY_SENTENCES);
  return {
    kind: 'verdict',
    tone: TONES[result.conclusion],
    paragraphs: [
      { text: `${t.conclusionTitle}${isDraft ? ` (${t.draft})` : ''}`, isQuiet: true, size: 'note' },
      { text: say(CONCLUSION_WORDS[result.conclusion]), isBold: true, size: 'verdict' },
      { text: sentence },
      { text: kindWord, isBold: true },
      ...limitations(context),
    ],
  };
}

function laboratory({ head, t, isSelfTest }: ReportContext): readonly Paragraph[] {
  return [...partyParagraphs(head.laboratory), ...(isSelfTest ? [{ text: t.ownLaboratory, isQuiet: true }] : [])];
}

/** Where the vendor tested itself, the item never left it. */
function received({ head: { itemReceivedAt, kind }, t, time }: ReportContext): string {
  if (itemReceivedAt !== undefined) return time(itemReceivedAt);
  return kind === 'laboratory' ? t.notStated : t.notHandedOver;
}

function headFacts(context: ReportContext): Block {
  const { head, t, say, time, kindWord, isDraft } = context;
  const { accreditation, place } = head.laboratory;
  return facts(
    t.head,
    [t.property, t.value],
    [
      [t.number, head.number],
      [t.reportId, head.reportId],
      [t.kind, kindWord],
      [t.state, isDraft ? t.draft : t.final],
      [t.replaces, head.replaces ?? t.replacesNone],
      [t.issuedAt, time(head.issuedAt)],
      [t.performed, fill(t.fromTo, { from: time(head.performedFrom), to: time(head.performedTo) })],
      [t.receivedAt, received(context)],
      [t.laboratory, laboratory(context)],
      [t.place, place ?? t.placeUnknown],
      [t.accreditation, accreditationText(context, accreditation)],
      [t.customer, partyParagraphs(head.customer)],
      [t.maker, partyParagraphs(head.maker)],
      [t.authorisedBy, [{ text: head.authorisedBy.name }, { text: say(head.authorisedBy.role), isQuiet: true }]],
    ],
  );
}

export function headBlocks(context: ReportContext): readonly Block[] {
  const { result, head, t, say } = context;
  const { specification, profile } = result;
  return [
    heading(1, fill(t.title, { number: head.number })),
    paragraph(`${say(specification.title)} ${specification.version}, ${say(profile.title)}`, { isQuiet: true }),
    verdict(context),
    headFacts(context),
    { kind: 'contents', title: t.contents },
  ];
}
