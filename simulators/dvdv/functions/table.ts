/**
 * Every function of the directory as data (DVDV2 API 2.15.0, paths): its printed name, the members it needs, and how it looks
 * up. What is found becomes an answer in `answering.ts`, alone or in a batch.
 */
import type { JsonObject } from '../../../src/formats/json.ts';
import { certificateView, descriptionView, intermediaryView, lightView, serviceView, specificationView } from '../directory/views.ts';
import type { ViewContext } from '../directory/views.ts';
import type { Organization, Service } from '../directory/store.ts';
import type { ParameterType } from '../directory/seed.ts';
import type { Asked, MemberName } from './request.ts';

/** What a look-up comes to. */
export type Found =
  | { readonly kind: 'found'; readonly value: unknown; readonly isHit: boolean }
  /** `detail` of the problem document; `outdated`: something would fit but is not valid now. */
  | { readonly kind: 'missing'; readonly detail: string; readonly outdated?: string }
  /** Answered 404 without content. */
  | { readonly kind: 'none' };

export interface DirectoryFunction {
  /** As printed; letter case differs from function to function. */
  readonly name: string;
  /** As it is recorded. */
  readonly operation: string;
  /** Absent for functions without parameters. */
  readonly needs?: readonly MemberName[];
  readonly hasBatch: boolean;
  readonly find: (asked: Asked, context: ViewContext) => Found;
}

/** As the software would tell; numbers of our own. */
const VERSION: JsonObject = { version: '2.15.0', buildnumber: 'simulator', schemaversion: '2.15.0' };

export const FUNCTIONS: readonly DirectoryFunction[] = [
  { name: 'categories', operation: 'categories', hasBatch: false, find: (_, { directory }) => found(directory.categories.tree) },
  {
    name: 'intermediaries',
    operation: 'intermediaries',
    hasBatch: false,
    find: (_, context) => found([...context.directory.intermediaries()].map((element) => intermediaryView(element, context))),
  },
  { name: 'version', operation: 'version', hasBatch: false, find: (_, { form }) => found(form.deviates('version-object') ? VERSION : JSON.stringify(VERSION)) },
  { name: 'findauthoritydescription', operation: 'find-authority-description', needs: ['category', 'organizationKey'], hasBatch: true, find: findAuthority },
  { name: 'findauthoritydescriptions', operation: 'find-authority-descriptions', needs: ['organizationKey'], hasBatch: false, find: findAuthorities },
  { name: 'findcategories', operation: 'find-categories', needs: ['fingerPrint', 'organizationKey'], hasBatch: true, find: findCategories },
  { name: 'verifycategory', operation: 'verify-category', needs: ['fingerPrint', 'category'], hasBatch: true, find: verifyCategory },
  {
    name: 'findservicedescription',
    operation: 'find-service-description',
    needs: ['organizationKey', 'serviceSpecificationUri'],
    hasBatch: true,
    find: findService,
  },
  {
    name: 'findServiceSpecificationUrisByCategory',
    operation: 'find-service-specification-uris-by-category',
    needs: ['category'],
    hasBatch: true,
    find: findUris,
  },
  {
    name: 'findOrganizationsByServiceElement',
    operation: 'find-organizations-by-service-element',
    needs: ['serviceElementType', 'parameterType', 'parameterValue'],
    hasBatch: true,
    find: findByElement,
  },
  { name: 'findCertificateByFingerprint', operation: 'find-certificate-by-fingerprint', needs: ['fingerPrint'], hasBatch: false, find: findCertificate },
];

function found(value: unknown, isHit = true): Found {
  return { kind: 'found', value, isHit };
}

/** Organisations with that key that are valid now. */
function withKey({ organizationKey = '' }: Asked, { directory, now }: ViewContext): readonly Organization[] {
  return directory.withKey(organizationKey).filter((organization) => isValid(organization, now));
}

function isValid({ from, to }: Organization | Service, now: number): boolean {
  return from <= now && now < to;
}

function findAuthority(asked: Asked, context: ViewContext): Found {
  const organization = withKey(asked, context).find(({ seed }) => seed.category === asked.category);
  if (organization !== undefined) return found(descriptionView(organization, context));
  return { kind: 'missing', detail: `5009: Es gibt keine Organisation der Kategorie "${asked.category}" mit dem Schlüssel "${asked.organizationKey}".` };
}

function findAuthorities(asked: Asked, context: ViewContext): Found {
  const organizations = withKey(asked, context);
  return found(
    organizations.map((organization) => descriptionView(organization, context)),
    organizations.length > 0,
  );
}

function findCategories(asked: Asked, context: ViewContext): Found {
  const fingerprint = asked.fingerPrint?.toLowerCase() ?? '';
  const holders = withKey(asked, context).filter(({ seed }) => seed.clientCertificates?.includes(fingerprint) === true);
  return found([...new Set(holders.map(({ seed }) => seed.category))], holders.length > 0);
}

/** True exactly when an organisation of the category has the certificate; whether that is still good is not asked. */
function verifyCategory({ fingerPrint = '', category }: Asked, { directory, now }: ViewContext): Found {
  const holders = directory.withClientCertificate(fingerPrint.toLowerCase());
  const isVerified = holders.some((organization) => organization.seed.category === category && isValid(organization, now));
  return found({ verifyCategory: isVerified }, isVerified);
}

function findService(asked: Asked, context: ViewContext): Found {
  const { now } = context;
  let outdated: Service | undefined;
  for (const organization of withKey(asked, context)) {
    for (const service of organization.services) {
      if (service.seed.specificationUri !== asked.serviceSpecificationUri) continue;
      if (isValid(service, now)) return found(serviceView(service, organization, context));
      outdated = service;
    }
  }
  const detail = `5005: Es gibt keinen gültigen Dienst zum Schlüssel "${asked.organizationKey}" mit der URI ${asked.serviceSpecificationUri}.`;
  return { kind: 'missing', detail, ...(outdated === undefined ? {} : { outdated: warningOf(outdated, now) }) };
}

/** The official wording is not known. */
function warningOf({ from, seed }: Service, now: number): string {
  return from > now ? `Ein passender Dienst ist erst ab ${seed.validFrom} gültig.` : `Ein passender Dienst war bis ${seed.validTo} gültig.`;
}

function findUris({ category = '' }: Asked, context: ViewContext): Found {
  const uris = context.directory.urisFor(category);
  return found(context.form.deviates('plain-uris') ? uris : uris.map((uri, index) => specificationView(uri, index + 1, context)), uris.length > 0);
}

function findByElement({ serviceElementType, customServiceElementType = '', parameterType = '', parameterValue = '' }: Asked, context: ViewContext): Found {
  const { directory, now, form } = context;
  const all = directory.withElement(serviceElementType ?? customServiceElementType, parameterType as ParameterType, parameterValue);
  const organizations = all.filter((organization) => isValid(organization, now));
  const [first] = organizations;
  if (!form.deviates('light-organizations')) return found(first === undefined ? {} : descriptionView(first, context), first !== undefined);
  return found(
    organizations.map((organization) => lightView(organization, context)),
    organizations.length > 0,
  );
}

function findCertificate({ fingerPrint = '' }: Asked, context: ViewContext): Found {
  const certificate = context.directory.certificate(fingerPrint.toLowerCase());
  return certificate === undefined ? { kind: 'none' } : found(certificateView(certificate, context));
}
