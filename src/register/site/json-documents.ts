/** The files of the site that programs read. Every one says when it was made and until when it may be believed. */
import type { Certificate, StatusEntry, StatusList } from '../../core/certificate.ts';
import { sha256Hex } from '../../formats/hash.ts';
import type { EvaluatedStatus } from '../entry-state.ts';
import type { RegisterEvent } from '../model.ts';
import { publishedArchiveOf } from '../publication-rules.ts';
import { archivePath, certificatePage, certificatePath, productPage, productStatusPath, signaturePath, statusPath } from './paths.ts';
import { newestValid } from './site-model.ts';
import type { Site, SiteEntry, SiteProduct } from './site-model.ts';

/** What every status document says about an entry. */
export interface EntryLine {
  readonly number: string;
  readonly status: EvaluatedStatus;
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  readonly profile: { readonly id: string; readonly version?: string };
  readonly level: Certificate['level'];
  readonly conclusion: Certificate['conclusion'];
  readonly validFrom: string;
  readonly validUntil: string;
}

interface Dated {
  readonly formatVersion: 1;
  readonly evaluatedAt: string;
  readonly nextUpdate: string;
}

/** `status/<number>.json`: the one address to gate on. */
export interface StatusDocument extends EntryLine, Dated {
  readonly format: 'pruefstand-status';
  readonly since: string;
  readonly reason?: string;
  readonly replacedBy?: string;
}

/** `status/product/<slug>.json`. */
export interface ProductStatusDocument extends Dated {
  readonly format: 'pruefstand-product-status';
  readonly slug: string;
  readonly name: string;
  readonly vendor: string;
  readonly newestValid: EntryLine | null;
  readonly entries: readonly EntryLine[];
}

/** `products.json`. */
export interface ProductsDocument extends Dated {
  readonly format: 'pruefstand-register-products';
  readonly register: { readonly name: string; readonly url: string };
  readonly products: readonly {
    readonly slug: string;
    readonly name: string;
    readonly vendor: string;
    readonly page: string;
    readonly status: string;
    readonly entries: readonly (EntryLine & { readonly page: string; readonly statusUrl: string })[];
  }[];
}

/** `certificates/<number>.json`. */
export interface EntryDocument extends Dated, Pick<StatusEntry, 'since' | 'reason' | 'replacedBy'> {
  readonly format: 'pruefstand-register-entry';
  readonly number: string;
  readonly status: EvaluatedStatus;
  readonly certificate: Certificate;
  /** The signed bytes, the signature, and the zip where it is published. */
  readonly files: readonly { readonly url: string; readonly sha256: string }[];
  readonly history: readonly Pick<RegisterEvent, 'instant' | 'kind' | 'reason' | 'validUntil' | 'renewedBy' | 'extent'>[];
}

function lineOf({ entry, status }: SiteEntry): EntryLine {
  const { number, product, profile, level, conclusion, validFrom, validUntil } = entry.certificate;
  return {
    number,
    status,
    product: { name: product.name, version: product.version, vendor: product.vendor.name },
    profile: { id: profile.id, ...(profile.version === undefined ? {} : { version: profile.version }) },
    level,
    conclusion,
    validFrom,
    validUntil,
  };
}

function dated({ evaluatedAt, nextUpdate }: Site): Dated {
  return { formatVersion: 1, evaluatedAt, nextUpdate };
}

function decisionOf({ since, reason, replacedBy }: StatusEntry): Pick<StatusEntry, 'since' | 'reason' | 'replacedBy'> {
  return { since, ...(reason === undefined ? {} : { reason }), ...(replacedBy === undefined ? {} : { replacedBy }) };
}

export function statusDocument(site: Site, one: SiteEntry): StatusDocument {
  return { format: 'pruefstand-status', ...dated(site), ...lineOf(one), ...decisionOf(one.line) };
}

export function productStatusDocument(site: Site, product: SiteProduct): ProductStatusDocument {
  const newest = newestValid(product);
  return {
    format: 'pruefstand-product-status',
    ...dated(site),
    slug: product.slug,
    name: product.name,
    vendor: product.vendor,
    newestValid: newest === undefined ? null : lineOf(newest),
    entries: product.entries.map(lineOf),
  };
}

export function productsDocument(site: Site): ProductsDocument {
  const { name, baseUrl, language } = site.config;
  return {
    format: 'pruefstand-register-products',
    ...dated(site),
    register: { name, url: baseUrl },
    products: site.products.map((product) => ({
      slug: product.slug,
      name: product.name,
      vendor: product.vendor,
      page: baseUrl + productPage(product.slug, language),
      status: baseUrl + productStatusPath(product.slug),
      entries: product.entries.map((one) => ({
        ...lineOf(one),
        page: baseUrl + certificatePage(one.entry.number, language),
        statusUrl: baseUrl + statusPath(one.entry.number),
      })),
    })),
  };
}

export function entryDocument(site: Site, { entry, status, line }: SiteEntry): EntryDocument {
  const { baseUrl } = site.config;
  const { number, certificate, certificateBytes, signatureBytes, events } = entry;
  const archive = publishedArchiveOf(entry);
  return {
    format: 'pruefstand-register-entry',
    ...dated(site),
    number,
    status,
    ...decisionOf(line),
    files: [
      { url: baseUrl + certificatePath(number), sha256: sha256Hex(certificateBytes) },
      { url: baseUrl + signaturePath(number), sha256: sha256Hex(signatureBytes) },
      ...(archive === undefined ? [] : [{ url: baseUrl + archivePath(number), sha256: archive.sha256 }]),
    ],
    certificate,
    history: events.map(({ instant, kind, reason, validUntil, renewedBy, extent }) => ({
      instant,
      kind,
      reason,
      ...(validUntil === undefined ? {} : { validUntil }),
      ...(renewedBy === undefined ? {} : { renewedBy }),
      ...(extent === undefined ? {} : { extent }),
    })),
  };
}

/** `status.json`, the list that is signed. */
export function statusList(site: Site): StatusList {
  return {
    format: 'pruefstand-status-list',
    formatVersion: 1,
    issuer: site.config.name,
    issuedAt: site.evaluatedAt,
    nextUpdate: site.nextUpdate,
    entries: site.entries.map(({ line }) => line),
  };
}
