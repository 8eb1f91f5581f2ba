/** What the generated client is ordered to do: every function, every batch, what misses, and what is refused. */
import type { DvdvControl } from '../../../simulators/dvdv/index.ts';

export interface Order {
  readonly name: string;
  /** As the description names it, in the generator's spelling. */
  readonly operation: string;
  readonly members?: object;
  /** In place of members: what is no JSON. */
  readonly text?: string;
  readonly requests?: readonly object[];
  readonly entry?: 'intern/directory' | 'extern/bundesmasterauth/directory';
  /** In place of EmbeddedBearer. */
  readonly word?: string;
  /** Leaves the slashes of the entry path encoded, as the generator has them. */
  readonly keepsEncoding?: true;
}

const KITA = {
  organizationKey: 'kta:059900010000',
  category: 'Kita-Verwaltung (Test)',
  serviceSpecificationUri: 'http://www.pruefstand.example/xtestkita/10/XTestKita10-Portal2Kita.wsdl',
};
const PORTAL = { organizationKey: 'lap:050000000000', category: 'Landesportal' };
const NEXT = 'http://www.pruefstand.example/xtestmeld/12/xtestmeld12MB2MB.wsdl';
const NOWHERE = 'kta:059999999999';
const MANY = 201;

/** @param fingerPrint of the certificate that the client logs in with */
export async function directoryOrders(control: DvdvControl, fingerPrint: string): Promise<readonly Order[]> {
  const { organizationKey, category, serviceSpecificationUri } = KITA;
  const service = { organizationKey, serviceSpecificationUri };
  const verification = { fingerPrint, category: PORTAL.category };
  const { uri = '', cipher = '' } = await elementOf(control);
  const address = { serviceElementType: 'OSCI_ADDRESSEE', parameterType: 'CIPHER_CERTIFICATE', parameterValue: cipher };
  return [
    { name: 'token', operation: 'create_token' },
    { name: 'categories', operation: 'find_all_categories' },
    { name: 'intermediaries', operation: 'find_by_type' },
    { name: 'version', operation: 'get_service_version' },
    { name: 'authority', operation: 'find_authority_description', members: { organizationKey, category } },
    { name: 'authority that is missing', operation: 'find_authority_description', members: { organizationKey: NOWHERE, category } },
    { name: 'authorities', operation: 'find_authority_descriptions', members: { organizationKey } },
    { name: 'authorities that are missing', operation: 'find_authority_descriptions', members: { organizationKey: NOWHERE } },
    { name: 'authority with sparse members', operation: 'find_authority_descriptions', members: { organizationKey: await sparseKey(control) } },
    { name: 'authority with umlaut', operation: 'find_authority_descriptions', members: { organizationKey: 'töj:059901220000' } },
    { name: 'categories of a certificate', operation: 'find_categories', members: { fingerPrint, organizationKey: PORTAL.organizationKey } },
    { name: 'verification', operation: 'verify_category', members: verification },
    { name: 'verification that fails', operation: 'verify_category', members: { ...verification, category } },
    { name: 'service', operation: 'find_service_description', members: service },
    { name: 'service that is missing', operation: 'find_service_description', members: { ...service, organizationKey: NOWHERE } },
    {
      name: 'service of the next quarter',
      operation: 'find_service_description',
      members: { organizationKey: await keyOfNextQuarter(control), serviceSpecificationUri: NEXT },
    },
    { name: 'URIs of a category', operation: 'find_service_specification_uris_by_category', members: { category } },
    { name: 'organisations of a certificate', operation: 'find_organizations_by_service_element', members: address },
    {
      name: 'organisations of an address',
      operation: 'find_organizations_by_service_element',
      members: { serviceElementType: 'OSCI_INTERMEDIARY', parameterType: 'URI', parameterValue: uri },
    },
    { name: 'certificate', operation: 'find_certificate_by_fingerprint', members: { fingerPrint } },
    { name: 'certificate that is missing', operation: 'find_certificate_by_fingerprint', members: { fingerPrint: '0'.repeat(40) } },
    { name: 'batch of authorities', operation: 'batch_find_authority_description', requests: [{ organizationKey, category }] },
    { name: 'batch of categories', operation: 'batch_find_categories', requests: [{ fingerPrint, organizationKey: PORTAL.organizationKey }] },
    { name: 'batch of verifications', operation: 'batch_verify_category', requests: [verification, { ...verification, category }] },
    { name: 'batch of services', operation: 'batch_find_service_description', requests: [service, { ...service, organizationKey: NOWHERE }, service] },
    { name: 'batch of URIs', operation: 'batch_find_service_specification_uris_by_category', requests: [{ category }] },
    { name: 'batch of elements', operation: 'batch_find_organizations_by_service_element', requests: [address] },
    { name: 'batch that is too long', operation: 'batch_verify_category', requests: Array.from({ length: MANY }, () => verification) },
    { name: 'no JSON', operation: 'find_service_description', text: '{Unsinn' },
    { name: 'member missing', operation: 'find_authority_description', members: { organizationKey } },
    { name: 'type of no enumeration', operation: 'find_organizations_by_service_element', members: { ...address, serviceElementType: 'IRRTUM' } },
    { name: 'wrong word before the token', operation: 'find_service_description', members: service, word: 'Bearer' },
    { name: 'inside, without login', operation: 'find_service_description', members: service, entry: 'intern/directory' },
    { name: 'entry of the federal IAM', operation: 'find_all_categories', entry: 'extern/bundesmasterauth/directory' },
    { name: 'encoded slashes', operation: 'find_service_description', members: service, keepsEncoding: true },
  ];
}

/** Address and certificate of elements that the authority of the orders is reached by. */
async function elementOf(control: DvdvControl): Promise<{ readonly uri?: string; readonly cipher?: string }> {
  const uri = (await control.element('kita-intermediary'))?.uri;
  const cipher = (await control.element('kita-addressee'))?.cipherCertificate;
  return { ...(uri === undefined ? {} : { uri }), ...(cipher === undefined ? {} : { cipher }) };
}

async function keyOfNextQuarter(control: DvdvControl): Promise<string> {
  const organizations = await control.organizations({ category: 'Meldebehörde' });
  const isLater = (validFrom: string | undefined): boolean => validFrom !== undefined && Date.parse(validFrom) > Date.now();
  const found = organizations.find(({ services = [] }) => services.some(({ specificationUri, validFrom }) => specificationUri === NEXT && isLater(validFrom)));
  return found?.keys[0] ?? 'none';
}

async function sparseKey(control: DvdvControl): Promise<string> {
  return (await control.organizations({})).find(({ isSparse }) => isSparse === true)?.keys[0] ?? 'none';
}
