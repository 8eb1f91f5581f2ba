/**
 * From a key and a service to the address that messages go to: the one current service of the directory, its elements read by type,
 * certificates that are revoked refused. Addresses are kept for a while, each under key and service.
 */
import type { Config } from './config.ts';
import type { Answered, DirectoryClient } from './directory-client.ts';
import type { Faults } from './faults.ts';

/** What is wanted. */
export interface Wanted {
  readonly organizationKey: string;
  readonly serviceUri: string;
}

/** What a person or a sending component is told. */
export type Told =
  | { readonly outcome: 'found'; readonly address: string }
  | { readonly outcome: 'not-found' }
  /** There is an entry, and it is not safe or not complete. */
  | { readonly outcome: 'unusable'; readonly hint: string }
  | { readonly outcome: 'failed'; readonly hint: string }
  /** The key is none. */
  | { readonly outcome: 'refused'; readonly hint: string };

export interface AddressBook {
  find(wanted: Wanted): Promise<Told>;
  /** Asks although an address may be kept; what the directory does not answer leaves it as it is. */
  refresh(wanted: Wanted): Promise<Told>;
  /** In the order of what is wanted. */
  findAll(wanted: readonly Wanted[]): Promise<readonly Told[]>;
}

const KEY = { shape: /^[^:]+:.+$/su, min: 6, max: 255 };
const STRICT_KEY = /^[a-z]{3}:\d{12}$/;
const MOST_KEPT = 10_000;
/** Elements that messages can be sent to. */
const WAYS = ['OSCI_INTERMEDIARY', 'WEBSERVER'];

interface Element {
  readonly serviceElementType?: unknown;
  readonly serviceElementUri?: unknown;
  readonly cipherCertificate?: { readonly revocationDate?: unknown } | null;
  readonly signatureCertificate?: { readonly revocationDate?: unknown } | null;
}

/** An address book that asks the given client. */
export function createAddressBook({ keepMs, faults }: Config, client: DirectoryClient, now: () => number = Date.now): AddressBook {
  const kept = new Map<string, { readonly told: Told; readonly until: number }>();
  const keep = (name: string, told: Told): Told => {
    if (told.outcome !== 'found') return told;
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(name, { told, until: now() + keepMs });
    return told;
  };
  const refresh = async (wanted: Wanted): Promise<Told> => {
    if (!isKey(wanted.organizationKey, faults)) return NO_KEY;
    return keep(nameOf(wanted, faults), toldOf(await client.findService(requestOf(wanted)), faults));
  };
  return {
    refresh,
    async find(wanted) {
      const known = isKey(wanted.organizationKey, faults) ? kept.get(nameOf(wanted, faults)) : undefined;
      return known !== undefined && now() < known.until ? known.told : refresh(wanted);
    },
    async findAll(wanted) {
      const good = wanted.filter(({ organizationKey }) => isKey(organizationKey, faults));
      const answers = (await client.findServices(good.map(requestOf))).map((answered) => toldOf(answered, faults));
      const byWanted = new Map(good.map((entry, index) => [entry, answers[index]]));
      return wanted.map((entry) => byWanted.get(entry) ?? NO_KEY);
    },
  };
}

const NO_KEY: Told = { outcome: 'refused', hint: 'Der Schlüssel hat kein Präfix oder eine unmögliche Länge.' };

/** Old keys keep their form: only what the interface demands is asked for. */
function isKey(key: string, faults: Faults): boolean {
  if (faults.has('keys-validated-strictly')) return STRICT_KEY.test(key);
  return KEY.shape.test(key) && key.length >= KEY.min && key.length <= KEY.max;
}

function nameOf({ organizationKey, serviceUri }: Wanted, faults: Faults): string {
  if (faults.has('kept-by-key')) return organizationKey;
  if (faults.has('kept-by-id')) return `${organizationKey.slice(organizationKey.indexOf(':') + 1)} ${serviceUri}`;
  return `${organizationKey} ${serviceUri}`;
}

function requestOf({ organizationKey, serviceUri }: Wanted): { readonly organizationKey: string; readonly serviceSpecificationUri: string } {
  return { organizationKey, serviceSpecificationUri: serviceUri };
}

function toldOf(answered: Answered, faults: Faults): Told {
  if (answered.kind === 'nothing') return { outcome: 'not-found' };
  if (answered.kind === 'failed') return { outcome: 'failed', hint: 'Das Verzeichnis hat nicht geantwortet.' };
  const service = answered.value as Readonly<Record<string, unknown>>;
  if (faults.has('unknown-members-refused') && Object.keys(service).some((name) => !SERVICE_MEMBERS.has(name)))
    return { outcome: 'unusable', hint: 'Die Auskunft hat unbekannte Angaben.' };
  const elements = Array.isArray(service['serviceElements']) ? (service['serviceElements'] as readonly Element[]) : [];
  const isRevoked = elements.some(({ cipherCertificate, signatureCertificate }) =>
    [cipherCertificate, signatureCertificate].some((certificate) => hasEnded(certificate)),
  );
  if (isRevoked && !faults.has('revocation-ignored')) return { outcome: 'unusable', hint: 'Ein Zertifikat des Eintrags ist gesperrt.' };
  const hasAddress = ({ serviceElementUri: uri }: Element): boolean => typeof uri === 'string' && uri !== '';
  const isWay = ({ serviceElementType: type }: Element): boolean => faults.has('first-element-taken') || WAYS.includes(String(type));
  const way = elements.find((element) => isWay(element) && hasAddress(element));
  return way === undefined ? { outcome: 'unusable', hint: 'Der Dienst nennt keinen Weg.' } : { outcome: 'found', address: String(way.serviceElementUri) };
}

function hasEnded(certificate: Element['cipherCertificate']): boolean {
  return (certificate?.revocationDate ?? null) !== null;
}

/** Members of a service as the description of 2.15.0 has them. */
const SERVICE_MEMBERS = new Set([
  'id',
  'validFrom',
  'validTo',
  'nameDe',
  'nameEn',
  'descriptionDe',
  'descriptionEn',
  'dvdv1Uuid',
  'serviceDescriptionName',
  'serviceSpecificationType',
  'serviceSpecificationUri',
  'serviceSpecificationDocument',
  'organizationNameDe',
  'organizationNameEn',
  'locationStateId',
  'serviceElements',
]);
