/** Texts for people exist in German and English; data never depends on them. */
export type Language = 'de' | 'en';

/** One text in both languages. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}
