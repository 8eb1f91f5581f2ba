/**
 * What the old SOAP interface answered to messages: codes of table 9006 in receipts (interface description, 12.1.3), or the code of a
 * fault (13.2). It tells a sender that still uses it why a message would not have been taken; the interface has ended, so that
 * nothing here breaks a rule.
 */
import type { Exchange } from '../../core/exchange.ts';
import type { Bilingual } from '../../core/language.ts';

/** Table 9006 without 0, which is a message that was taken. */
const MEANINGS: Readonly<Record<string, Bilingual>> = {
  '10': { de: 'Schema von OK.KOMM', en: 'schema of OK.KOMM' },
  '11': { de: 'Angaben von OK.KOMM', en: 'parameters of OK.KOMM' },
  '20': { de: 'Schema der Nachricht', en: 'schema of the message' },
  '30': { de: 'unbekanntes Postfach', en: 'unknown mailbox' },
  '31': { de: 'unzulässiger Inhalt', en: 'content not allowed' },
  '32': { de: 'unzulässige Anlage', en: 'attachment not allowed' },
  '99': { de: 'sonstiger Fehler', en: 'other error' },
};

/** A receipt stands as text in the answer, its markup escaped; a fault has the same code behind BSP10, and BSP1999 for 99. */
const CODE = /Schluessel(?:&gt;|>)(\d{1,2})(?:&lt;|<)|<faultcode>BSP1[09](\d{2})</;

/** Messages that were not taken, with the reasons in both languages. */
export interface RefusedMessages {
  readonly exchanges: readonly Exchange[];
  readonly reasons: Bilingual;
}

/** @returns undefined when none was refused, as far as the answers are kept */
export function refusedBySoap(soap: readonly Exchange[]): RefusedMessages | undefined {
  const refused = soap.flatMap((exchange) => {
    const code = codeOf(exchange);
    return code === undefined || MEANINGS[code] === undefined ? [] : [{ exchange, code, meaning: MEANINGS[code] }];
  });
  const first = refused.filter(({ code }, index) => refused.findIndex((other) => other.code === code) === index);
  if (first.length === 0) return undefined;
  const tell = (language: keyof Bilingual): string => first.map(({ code, meaning }) => `${code} (${meaning[language]})`).join(', ');
  return { exchanges: refused.map(({ exchange }) => exchange), reasons: { de: tell('de'), en: tell('en') } };
}

function codeOf({ response }: Exchange): string | undefined {
  const [, receipt, fault] = CODE.exec(response?.body.text ?? '') ?? [];
  return receipt ?? fault;
}
