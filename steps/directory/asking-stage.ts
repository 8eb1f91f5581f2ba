/** What is asked, put together from the entries that the target names and from made-up ones. */
import type { SeenAnswer } from '../../src/checks/directory/index.ts';
import type { DirectoryServer } from '../../src/drivers/directory/target.ts';
import type { DirectoryWorld } from './world.ts';

/** No certificate has it. */
export const UNKNOWN_FINGERPRINT = '00112233445566778899aabbccddeeff00112233';

/** Functions with the members of a request that has no result; the first three take none. */
export function unknownRequests({ entries: { absent } }: DirectoryWorld): readonly (readonly [name: string, request: object | undefined])[] {
  const { organizationKey, category, serviceSpecificationUri } = absent;
  return [
    ['categories', undefined],
    ['intermediaries', undefined],
    ['version', undefined],
    ['findauthoritydescription', { category, organizationKey }],
    ['findauthoritydescriptions', { organizationKey }],
    ['findcategories', { fingerPrint: UNKNOWN_FINGERPRINT, organizationKey }],
    ['verifycategory', { fingerPrint: UNKNOWN_FINGERPRINT, category }],
    ['findservicedescription', { organizationKey, serviceSpecificationUri }],
    ['findServiceSpecificationUrisByCategory', { category }],
    ['findOrganizationsByServiceElement', { serviceElementType: 'OSCI_INTERMEDIARY', parameterType: 'URI', parameterValue: serviceSpecificationUri }],
    ['findCertificateByFingerprint', { fingerPrint: UNKNOWN_FINGERPRINT }],
  ];
}

const BATCHES = [
  'findauthoritydescription',
  'findcategories',
  'verifycategory',
  'findservicedescription',
  'findServiceSpecificationUrisByCategory',
  'findOrganizationsByServiceElement',
];

/** Batches of one request each that has no result. */
export function unknownBatches(world: DirectoryWorld): readonly (readonly [name: string, requests: readonly object[]])[] {
  return unknownRequests(world).flatMap(([name, request]) => (BATCHES.includes(name) && request !== undefined ? [[name, [request]] as const] : []));
}

/** Asks for one entry of those that are made up. */
export async function askUnknown(world: DirectoryWorld, name: string): Promise<SeenAnswer> {
  const [, request] = unknownRequests(world).find(([known]) => known === name) ?? [];
  return world.ask({ kind: 'look-up', function: name, request });
}

/** Asks for something about the entry that the target names. */
export async function askKnown(world: DirectoryWorld, name: string, server: DirectoryServer = 'first'): Promise<SeenAnswer> {
  const { organizationKey, category, serviceSpecificationUri } = knownOf(world);
  const requests: Readonly<Record<string, object>> = {
    findauthoritydescription: { category, organizationKey },
    findauthoritydescriptions: { organizationKey },
    findservicedescription: { organizationKey, serviceSpecificationUri },
    findServiceSpecificationUrisByCategory: { category },
  };
  return world.ask({ kind: 'look-up', server, function: name, request: requests[name] });
}

/** The entry that the target names. */
export function knownOf({ entries }: DirectoryWorld): NonNullable<DirectoryWorld['entries']['known']> {
  if (entries.known === undefined) throw new Error('The target names no entry that exists.');
  return entries.known;
}

/** Looks for organisations by an element of the known service that has an address or a certificate; asks for none where it has neither. */
export async function askByElement(world: DirectoryWorld): Promise<void> {
  const service = await askKnown(world, 'findservicedescription');
  const request = elementsOf(service)
    .map(searchFor)
    .find((found) => found !== undefined);
  if (request !== undefined) await world.ask({ kind: 'look-up', function: 'findOrganizationsByServiceElement', request });
}

type Members = Readonly<Record<string, unknown>>;

function elementsOf({ exchange }: SeenAnswer): readonly Members[] {
  const { serviceElements } = (parsed(exchange.response?.body.text) ?? {}) as Members;
  return Array.isArray(serviceElements) ? serviceElements.filter((element): element is Members => typeof element === 'object' && element !== null) : [];
}

function searchFor({ serviceElementType, customServiceElementType, serviceElementUri, cipherCertificate }: Members): object | undefined {
  const type =
    typeof serviceElementType === 'string' ? { serviceElementType } : typeof customServiceElementType === 'string' ? { customServiceElementType } : undefined;
  if (type === undefined) return undefined;
  if (typeof serviceElementUri === 'string') return { ...type, parameterType: 'URI', parameterValue: serviceElementUri };
  const { fingerprint } = (cipherCertificate ?? {}) as Members;
  return typeof fingerprint === 'string' ? { ...type, parameterType: 'CIPHER_CERTIFICATE', parameterValue: fingerprint } : undefined;
}

/** Lets the own certificate be verified for each of its categories. */
export async function verifyOwn(world: DirectoryWorld): Promise<void> {
  const names = parsed((await askOwnCategories(world)).exchange.response?.body.text);
  for (const category of Array.isArray(names) ? names : [])
    if (typeof category === 'string')
      await world.ask({ kind: 'look-up', function: 'verifycategory', request: { fingerPrint: ownFingerprint(world), category } });
}

/** Asks for the categories of the own certificate. */
export async function askOwnCategories(world: DirectoryWorld): Promise<SeenAnswer> {
  const organizationKey = world.entries.own?.organizationKey ?? '';
  return world.ask({ kind: 'look-up', function: 'findcategories', request: { fingerPrint: ownFingerprint(world), organizationKey } });
}

/** SHA-1 of the client certificate. */
export function ownFingerprint({ entries }: DirectoryWorld): string {
  if (entries.own === undefined) throw new Error('The target names no client certificate.');
  return entries.own.fingerprint;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
