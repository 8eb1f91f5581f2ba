/** Texts for people exist in German and English; data never depends on them. */
export type Language = 'de' | 'en';

/** One text in both languages. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}

/** A text that is the same in every language, such as ids and names, or one in both. */
export type MaybeBilingual = string | Bilingual;

export function sayIn(text: MaybeBilingual, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
