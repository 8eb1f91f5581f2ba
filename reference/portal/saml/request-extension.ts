/**
 * The extension of the account's maker in a request, version 2 (interface description 9): attributes, login methods and
 * what the account shows. Given as an object to the SAML library, which writes it as XML and escapes it.
 */
import { ATTRIBUTE_NAMES, WITHDRAWN_BPK } from '../accounts/attributes.ts';
import type { AttributeKey } from '../accounts/attributes.ts';
import type { Faults } from '../faults.ts';
import { NS } from './names.ts';
import type { RequestWish } from './service-provider.ts';

/** What the operator entered about the service. */
export interface ServiceDescription {
  readonly organization: string;
  readonly onlineServiceId: string;
  readonly language: 'de' | 'en' | 'ru' | 'uk';
  /** Empty: all methods. */
  readonly methods: readonly string[];
  readonly requested: readonly AttributeKey[];
  readonly required: readonly AttributeKey[];
}

type Xml = Readonly<Record<string, unknown>>;

/** Builds the content of `samlp:Extensions`. */
export function requestExtensions(service: ServiceDescription, wish: RequestWish, faults: Faults): Record<string, unknown> {
  const isOld = faults.has('extension-version-1');
  return {
    'akdb:AuthenticationRequest': {
      '@xmlns:akdb': NS.akdb,
      '@Version': isOld ? '1' : '2',
      ...(isOld ? {} : { '@EnableStatusDetail': 'true' }),
      ...methods(service, faults, isOld),
      ...attributes(service, wish, faults),
      'akdb:DisplayInformation': { 'classic-ui:Version': { '@xmlns:classic-ui': NS.classicUi, ...display(service, wish, faults) } },
    },
  };
}

function methods(service: ServiceDescription, faults: Faults, isOld: boolean): Xml {
  if (faults.has('empty-method-list')) return { 'akdb:AuthnMethods': {} };
  if (service.methods.length === 0) return {};
  if (isOld) return { 'akdb:AllowedMethods': { 'akdb:AuthnMethod': service.methods } };
  return { 'akdb:AuthnMethods': Object.fromEntries(service.methods.map((method) => [`akdb:${method}`, { 'akdb:Enabled': 'true' }])) };
}

interface Wanted {
  readonly name: string;
  readonly isRequired: boolean;
}

function attributes(service: ServiceDescription, wish: RequestWish, faults: Faults): Xml {
  if (faults.has('no-requested-attributes')) return {};
  const list = wanted(service, wish, faults).map(({ name, isRequired }) => ({ '@Name': name, '@RequiredAttribute': String(isRequired) }));
  return { 'akdb:RequestedAttributes': { 'akdb:RequestedAttribute': list } };
}

function wanted(service: ServiceDescription, { level }: RequestWish, faults: Faults): readonly Wanted[] {
  if (faults.has('asks-for-everything')) return Object.values(ATTRIBUTE_NAMES).map((name) => ({ name, isRequired: true }));
  const keys = service.requested.filter((key) => key !== 'bPK2' || !faults.has('user-key-not-requested'));
  const usesShortNames = faults.has('attribute-names-friendly');
  const named = keys.map((key) => ({
    name: usesShortNames ? key : ATTRIBUTE_NAMES[key],
    // At level 1 accounts hold what people entered: nothing may be required there.
    isRequired: level > 1 && service.required.includes(key),
  }));
  return faults.has('bpk-required') ? [...named, { name: WITHDRAWN_BPK, isRequired: true }] : named;
}

const LONG_NAME = 'Amt für Kindertagesbetreuung, Familie, Jugend, Soziales und Integration der Musterstadt';

function display(service: ServiceDescription, { backUrl }: RequestWish, faults: Faults): Xml {
  const name = faults.has('display-name-too-long') ? LONG_NAME : service.organization;
  return {
    ...(faults.has('purpose-with-html') ? { 'classic-ui:Purpose': 'Anmeldung <script>alert(1)</script>' } : {}),
    ...(faults.has('display-name-missing') ? {} : { 'classic-ui:OrganizationDisplayName': name }),
    'classic-ui:Lang': faults.has('lang-unknown') ? 'fr' : service.language,
    ...(backUrl === undefined ? {} : { 'classic-ui:BackURL': backUrl }),
    ...(faults.has('online-service-id-missing') ? {} : { 'classic-ui:OnlineServiceId': service.onlineServiceId }),
  };
}
