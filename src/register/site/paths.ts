/** Where each file of a site is. Numbers and slugs consist of harmless characters, so that a path is an address as well. */
import type { Language } from '../../core/language.ts';

export const SITE_FILES = {
  products: 'products.json',
  status: 'status.json',
  statusSignature: 'status.jws.json',
  anchors: 'anchors.pem',
  tsaAnchors: 'tsa-anchors.pem',
} as const;

export const statusPath = (number: string): string => `status/${number}.json`;
export const productStatusPath = (slug: string): string => `status/product/${slug}.json`;
export const entryPath = (number: string): string => `certificates/${number}.json`;
export const certificatePath = (number: string): string => `certificates/${number}/certificate.json`;
export const signaturePath = (number: string): string => `certificates/${number}/certificate.jws.json`;
export const archivePath = (number: string): string => `certificates/${number}/${number}.zip`;

/** German at the root, English below `en/`. */
function inFolder(language: Language, path: string): string {
  return language === 'de' ? path : `en/${path}`;
}

export const indexPage = (language: Language): string => inFolder(language, 'index.html');
export const aboutPage = (language: Language): string => inFolder(language, 'about.html');
export const productPage = (slug: string, language: Language): string => inFolder(language, `products/${slug}.html`);
export const certificatePage = (number: string, language: Language): string => inFolder(language, `certificates/${number}.html`);
export const feedPath = (language: Language): string => inFolder(language, 'feed.xml');
export const badgePath = (number: string, language: Language): string => (language === 'de' ? `badges/${number}.svg` : `badges/en/${number}.svg`);

/** A link from one file of the site to another, which works from disk as well. */
export function relativeLink(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}
