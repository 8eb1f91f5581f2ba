/** Turns message keys and parameters into sentences. Both languages have every key: a test keeps them in step. */
import type { Finding, FindingText, MessageParams } from './finding.ts';
import type { Language } from './language.ts';
import { MESSAGES_DE } from './messages.de.ts';
import { MESSAGES_EN } from './messages.en.ts';

export type MessageTable = Readonly<Record<string, FindingText>>;

const TABLES: Readonly<Record<Language, MessageTable>> = { de: MESSAGES_DE, en: MESSAGES_EN };

/** Fills `{name}` from the parameters; an unknown name stays visible rather than vanish. */
function fill(template: string, params: MessageParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** Sentences of a finding in one language. A key without text shows the key, so that nothing is lost. */
export function textOf(finding: Pick<Finding, 'messageKey' | 'params'>, language: Language): FindingText {
  const text = TABLES[language][finding.messageKey] ?? { summary: finding.messageKey, expected: '', observed: JSON.stringify(finding.params) };
  return { summary: fill(text.summary, finding.params), expected: fill(text.expected, finding.params), observed: fill(text.observed, finding.params) };
}
