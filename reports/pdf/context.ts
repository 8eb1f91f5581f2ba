/** What every part of the report needs: the input, the texts in its language, and how it writes times and people. */
import { createHash } from 'node:crypto';
import type { Party } from '../../src/core/declaration.ts';
import type { Bilingual, Language } from '../../src/core/language.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import type { Accreditation } from '../../src/core/report-head.ts';
import { PAGE_TEXTS } from '../html/texts.ts';
import { fill, inLanguage, SHARED_TEXTS } from '../texts.ts';
import type { Paragraph } from './model.ts';
import type { PdfInput } from './render.ts';
import { KIND_OF_REPORT, REPORT_TEXTS } from './texts.ts';
import { BODY_TEXTS } from './texts-body.ts';

const ALL_TEXTS = { ...SHARED_TEXTS, ...PAGE_TEXTS, ...BODY_TEXTS, ...REPORT_TEXTS };

export interface ReportContext extends Omit<PdfInput, 'resultBytes' | 'review'> {
  readonly t: { readonly [K in keyof typeof ALL_TEXTS]: string };
  readonly declaration: PdfInput['review'];
  readonly embedded: { readonly sizeBytes: number; readonly sha256: string };
  readonly kindWord: string;
  readonly isSelfTest: boolean;
  readonly isDraft: boolean;
  /** The language's half of a text. */
  readonly say: (text: Bilingual) => string;
  /** Text that exists in German only, such as names of test cases. */
  readonly german: (text: string) => Paragraph;
  /** Date and time as people read them, in the zone they are given in. */
  readonly time: (timestamp: string) => string;
  readonly exchangeOf: (id: string) => Exchange | undefined;
}

const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d))?$/u;

/** `14.09.2026, 07:30:00 UTC` or `2026-09-14, 07:30:00 UTC`; what is no RFC 3339 time stays as it is. */
export function writtenTime(timestamp: string, language: Language): string {
  const [, year = '', month = '', day = '', time, zone = ''] = TIMESTAMP.exec(timestamp) ?? [];
  if (year === '') return timestamp;
  const date = language === 'de' ? `${day}.${month}.${year}` : `${year}-${month}-${day}`;
  return time === undefined ? date : `${date}, ${time} ${zone === 'Z' ? 'UTC' : `UTC${zone}`}`;
}

/** Times one after another: date and zone are told where they are others than before. `14.09.2026, 07:30:00 UTC`, `07:31:12`. */
export function timesInRow(timestamps: readonly string[], language: Language): readonly string[] {
  let before: string | undefined;
  return timestamps.map((timestamp) => {
    const [, year = '', month = '', day = '', clock, zone = ''] = TIMESTAMP.exec(timestamp) ?? [];
    const frame = `${year}-${month}-${day}${zone}`;
    const isSame = clock !== undefined && frame === before;
    before = frame;
    return isSame ? clock : writtenTime(timestamp, language);
  });
}

/** Name, address and contact, one below the other. */
export function partyParagraphs({ name, address, contact }: Party): readonly Paragraph[] {
  return [{ text: name }, ...[address, contact].flatMap((text) => (text === undefined ? [] : [{ text, isQuiet: true }]))];
}

/** Number and scope as far as they are stated. */
export function accreditationText({ t }: Pick<ReportContext, 't'>, accreditation: Accreditation | 'none'): string {
  if (accreditation === 'none') return t.accreditationNone;
  const { number, scope } = accreditation;
  return scope === undefined ? number : fill(t.accreditationValue, { number, scope });
}

export function createReportContext({ result, resultBytes, language, head, certificate, review }: PdfInput): ReportContext {
  const exchanges = new Map(result.cited.map((exchange) => [exchange.id, exchange]));
  return {
    result,
    language,
    head,
    ...(certificate === undefined ? {} : { certificate }),
    declaration: review ?? result.declaration,
    embedded: { sizeBytes: resultBytes.byteLength, sha256: createHash('sha256').update(resultBytes).digest('hex') },
    t: inLanguage(ALL_TEXTS, language),
    kindWord: KIND_OF_REPORT[head.kind][language],
    isSelfTest: head.kind === 'self-test',
    isDraft: head.state === 'draft',
    say: (text) => text[language],
    german: (text) => (language === 'de' ? { text } : { text, lang: 'de' }),
    time: (timestamp) => writtenTime(timestamp, language),
    exchangeOf: (id) => exchanges.get(id),
  };
}
