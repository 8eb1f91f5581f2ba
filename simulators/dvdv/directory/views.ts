/**
 * Records of the directory as the interface shows them (DVDV2 API 2.15.0, components): members in the order of the sample
 * answers, absent values as null. Whatever is null beyond that is a named deviation.
 */
import { toTimestamp } from '../../../src/core/clock.ts';
import type { WireForm } from '../wire-form.ts';
import type { Certificate, Directory, Element, Organization, Service } from './store.ts';

type Members = Readonly<Record<string, unknown>>;

/** What views are made with: one instant and one form for a whole answer. */
export interface ViewContext {
  readonly directory: Directory;
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
  readonly form: WireForm;
}

/** @spec DVDV2 API 2.15.0, Certificate */
export function certificateView({ revocation, listing }: Certificate, context: ViewContext): Members {
  const isRevoked = revocation !== undefined && revocation.at <= context.now;
  const members = {
    ...listing(),
    revocationDate: isRevoked ? toTimestamp(revocation.at) : null,
    ...(isRevoked ? { revocationReason: revocation.reason } : {}),
  };
  return inForm(members, context);
}

/** Members that may be null by the description, and those whose null is a deviation of its own. @spec DVDV2 API 2.15.0, nullable */
const NULL_TAKEN = new Set([
  ...['validFrom', 'validTo', 'nameEn', 'descriptionDe', 'descriptionEn', 'dvdv1Id', 'organizationNameEn', 'providerNameEn', 'revocationDate'],
  ...['id', 'nameDe', 'serviceDescriptionName', 'serviceSpecificationType', 'serviceElementId', 'providerId'],
]);

/** Absent members as null, as observed; in the documented form they are left out where null is not declared. */
function inForm(members: Members, { form }: ViewContext): Members {
  if (form.deviates('absent-as-null')) return members;
  return Object.fromEntries(Object.entries(members).filter(([name, value]) => value !== null || NULL_TAKEN.has(name)));
}

/** @spec DVDV2 API 2.15.0, OrganizationDescription */
export function descriptionView(organization: Organization, context: ViewContext): Members {
  const representatives = (organization.seed.representatives ?? []).flatMap((id) => context.directory.organization(id) ?? []);
  return { organization: organizationView(organization, context), representatives: representatives.map((other) => organizationView(other, context)) };
}

/** @spec DVDV2 API 2.15.0, Organization */
export function organizationView(organization: Organization, context: ViewContext): Members {
  const { seed, services } = organization;
  const { dvdv1Id, category, organizationKeys, ...names } = lightView(organization, context);
  return inForm(
    {
      ...names,
      locationStateId: seed.locationStateId ?? null,
      dvdv1Id,
      category,
      organizationKeys,
      clientCertificates: certificateViews(seed.clientCertificates ?? [], context),
      services: services.map((service) => inForm(baseView(service, organization, context), context)),
    },
    context,
  );
}

/** An organisation without state, certificates and services. */
export function lightView({ number, seed }: Organization, { form }: ViewContext): Members {
  return {
    id: isBlank(seed.isSparse, form) ? null : number,
    validFrom: timestamp(seed.validFrom),
    validTo: timestamp(seed.validTo),
    nameDe: seed.nameDe,
    nameEn: seed.nameEn ?? null,
    descriptionDe: seed.descriptionDe ?? null,
    descriptionEn: null,
    postalAddress: seed.postalAddress ?? null,
    dvdv1Id: seed.dvdv1Id ?? null,
    category: seed.category,
    organizationKeys: seed.keys,
  };
}

/** @spec DVDV2 API 2.15.0, ServiceBase */
function baseView({ number, seed }: Service, { seed: owner }: Organization, { directory, form }: ViewContext): Members {
  const specification = directory.specification(seed.specificationUri);
  const isOld = isBlank(owner.isSparse, form);
  return {
    id: isOld ? null : number,
    validFrom: timestamp(seed.validFrom),
    validTo: timestamp(seed.validTo),
    nameDe: isOld ? null : (seed.nameDe ?? specification?.name ?? null),
    nameEn: null,
    descriptionDe: null,
    descriptionEn: null,
    dvdv1Uuid: null,
    serviceDescriptionName: specification?.name ?? null,
    serviceSpecificationType: isOld ? null : (specification?.type ?? null),
    serviceSpecificationUri: seed.specificationUri,
  };
}

/** @spec DVDV2 API 2.15.0, Service */
export function serviceView(service: Service, organization: Organization, context: ViewContext): Members {
  const { directory } = context;
  const { seed: owner } = organization;
  const members = {
    ...baseView(service, organization, context),
    serviceSpecificationDocument: directory.specification(service.seed.specificationUri)?.document ?? '',
    organizationNameDe: owner.nameDe,
    organizationNameEn: owner.nameEn ?? null,
    locationStateId: owner.locationStateId ?? null,
    serviceElements: service.seed.elements.flatMap(({ element, isRequired }) => {
      const found = directory.element(element);
      return found === undefined ? [] : [elementView(found, isRequired, isBlank(owner.isSparse, context.form), context)];
    }),
  };
  return inForm(members, context);
}

/** @spec DVDV2 API 2.15.0, ServiceElementInfo */
function elementView({ number, seed }: Element, isRequired: boolean, isOld: boolean, context: ViewContext): Members {
  const provider = context.directory.organization(seed.provider);
  const members = {
    serviceElementName: seed.name,
    serviceElementDescription: orNull(seed.description),
    serviceElementDescriptionName: seed.descriptionName ?? seed.name,
    serviceElementType: orNull(seed.type),
    customServiceElementType: orNull(seed.customType),
    serviceElementText: orNull(seed.text),
    serviceElementUri: orNull(seed.uri),
    cipherCertificate: orNull(certificateViews([seed.cipherCertificate], context)[0]),
    signatureCertificate: orNull(certificateViews([seed.signatureCertificate], context)[0]),
    required: isRequired,
    serviceElementId: isOld ? null : number,
    providerId: isOld ? null : orNull(provider?.number),
    providerNameDe: orNull(provider?.seed.nameDe),
    providerNameEn: orNull(provider?.seed.nameEn),
  };
  return inForm(members, context);
}

function orNull<T>(value: T | undefined): T | null {
  return value ?? null;
}

/** @spec DVDV2 API 2.15.0, SummaryServiceElementDTO */
export function intermediaryView({ number, seed }: Element, context: ViewContext): Members {
  const provider = context.directory.organization(seed.provider);
  const members = {
    id: number,
    orgaProvId: provider?.number ?? null,
    provider: true,
    orgaProvName: provider?.seed.nameDe ?? null,
    orgaProvAddress: provider?.seed.postalAddress ?? null,
    selName: seed.name,
    selDescription: seed.description ?? null,
    uri: seed.uri ?? null,
  };
  return inForm(members, context);
}

/** A service description in the documented form of a list of URIs. */
export function specificationView(uri: string, number: number, { directory }: ViewContext): Members {
  const specification = directory.specification(uri);
  return {
    id: number,
    nameDe: specification?.name,
    serviceDescriptionName: specification?.name,
    serviceSpecificationType: specification?.type,
    serviceSpecificationUri: uri,
  };
}

function certificateViews(fingerprints: readonly (string | undefined)[], context: ViewContext): readonly Members[] {
  return fingerprints.flatMap((fingerprint) => {
    const certificate = fingerprint === undefined ? undefined : context.directory.certificate(fingerprint);
    return certificate === undefined ? [] : [certificateView(certificate, context)];
  });
}

function isBlank(isSparse: boolean | undefined, form: WireForm): boolean {
  return isSparse === true && form.deviates('null-members');
}

/** With milliseconds, whatever the seed had. */
function timestamp(text: string | undefined): string | null {
  if (text === undefined) return null;
  return text.length === 24 && text.endsWith('Z') ? text : toTimestamp(Date.parse(text));
}
