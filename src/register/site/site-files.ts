/** Every file of a site, one after the other, so that a large register never is in memory as a whole. */
import { join } from 'node:path';
import { sha256Hex } from '../../formats/hash.ts';
import { readOwnFile } from '../files-on-disk.ts';
import type { Register } from '../model.ts';
import { isStatusOnly, publishedArchiveOf } from '../publication-rules.ts';
import { brokenRegister } from '../register-error.ts';
import { renderAboutPage } from './about-page.ts';
import { badge } from './badge.ts';
import { renderCertificatePage } from './certificate-page.ts';
import { feed } from './feed.ts';
import { renderIndexPage } from './index-page.ts';
import { entryDocument, productsDocument, productStatusDocument, statusDocument, statusList } from './json-documents.ts';
import {
  aboutPage,
  archivePath,
  badgePath,
  certificatePage,
  certificatePath,
  entryPath,
  feedPath,
  indexPage,
  productPage,
  productStatusPath,
  signaturePath,
  SITE_FILES,
  statusPath,
} from './paths.ts';
import { renderProductPage } from './product-page.ts';
import { siteOf } from './site-model.ts';
import type { Site, SiteEntry, SiteProduct } from './site-model.ts';
import { publicJson } from './public-json.ts';

export interface SiteFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

const LANGUAGES = ['de', 'en'] as const;

/**
 * The files of a register's site, without the signature of the status list.
 * @param isSigned whether the signature will be there
 * @param at milliseconds since the epoch; the same register and instant give the same files
 * @throws ERR_CONFIG_INVALID when a published archive is not the one that was added
 */
export function* siteFiles(register: Register, at: number, isSigned = false): Generator<SiteFile> {
  const site = siteOf(register, at, isSigned);
  yield { path: SITE_FILES.products, content: publicJson(productsDocument(site)) };
  yield { path: SITE_FILES.status, content: publicJson(statusList(site)) };
  if (register.config.anchors !== undefined) yield { path: SITE_FILES.anchors, content: readOwnFile(join(register.folder, register.config.anchors)) };
  if (register.config.tsaAnchors !== undefined) yield { path: SITE_FILES.tsaAnchors, content: readOwnFile(join(register.folder, register.config.tsaAnchors)) };
  for (const language of LANGUAGES) {
    yield { path: indexPage(language), content: renderIndexPage(site, language) };
    yield { path: aboutPage(language), content: renderAboutPage(site, language) };
    yield { path: feedPath(language), content: feed(site, language) };
  }
  for (const product of site.products) yield* productFiles(site, product);
  for (const one of site.entries) yield* entryFiles(site, one);
}

function* productFiles(site: Site, product: SiteProduct): Generator<SiteFile> {
  yield { path: productStatusPath(product.slug), content: publicJson(productStatusDocument(site, product)) };
  for (const language of LANGUAGES) yield { path: productPage(product.slug, language), content: renderProductPage(site, product, language) };
}

function* entryFiles(site: Site, one: SiteEntry): Generator<SiteFile> {
  const { number, certificateBytes, signatureBytes } = one.entry;
  const archive = publishedArchiveOf(one.entry);
  yield { path: statusPath(number), content: publicJson(statusDocument(site, one)) };
  if (!isStatusOnly(one.entry)) {
    yield { path: entryPath(number), content: publicJson(entryDocument(site, one)) };
    yield { path: certificatePath(number), content: certificateBytes };
    yield { path: signaturePath(number), content: signatureBytes };
    if (archive !== undefined) yield { path: archivePath(number), content: readArchive(archive) };
  }
  for (const language of LANGUAGES) {
    yield { path: certificatePage(number, language), content: renderCertificatePage(site, one, language) };
    yield { path: badgePath(number, language), content: badge(one, language) };
  }
}

function readArchive({ file, sha256 }: { readonly file: string; readonly sha256: string }): Uint8Array {
  const bytes = readOwnFile(file);
  if (sha256Hex(bytes) === sha256) return bytes;
  throw brokenRegister({ de: 'Das veröffentlichte Archiv ist nicht das aufgenommene.', en: 'The published archive is not the one that was added.' }, file);
}
