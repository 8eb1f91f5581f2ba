/**
 * Attacks around the protocol: section 2.6 of the attack sheet. Most of them are a matter of delivery; where an answer takes
 * part, it is valid.
 */
import { escapeText } from '../src/formats/xml-writing.ts';
import type { AttackDelivery, AttackWatch } from '../src/core/attack.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { onModel, param, withSigners } from './saml-attack-document.ts';
import type { DeviationContext, ResponseForm } from './saml-idp-deviation.ts';

const web = (id: string, requirements: readonly string[], de: string, en: string, rest: Partial<AttackDraft>): Attack =>
  attack({ id: `ATK-WEB-${id}`, de, en, requirements, expected: 'refuse', mark: 'I', ...rest });

function withRelayState(form: ResponseForm, value: string): ResponseForm {
  return { ...form, fields: [...form.fields.filter(([name]) => name !== 'RelayState'), ['RelayState', value]] };
}

const relayStates: readonly (readonly [variant: string, de: string, en: string, value: (host: string) => string])[] = [
  ['foreign-url', 'eine fremde Adresse', 'a foreign address', (host) => `https://${host}/`],
  ['scheme-relative', 'eine fremde Adresse ohne Schema', 'a foreign address without scheme', (host) => `//${host}/`],
  ['javascript', 'ein Skript', 'a script', () => 'javascript:alert(document.domain)'],
  ['line-break', 'einen Zeilenumbruch mit einer Kopfzeile', 'a line break with a header', (host) => `/start\r\nLocation: https://${host}/`],
];

const SCRIPT = '<script>alert("pruefstand")</script><img src=x onerror=alert(1)>';
/** Names that portals use for the page to return to. */
const RETURN_NAMES = ['returnUrl', 'return_to', 'returnTo', 'redirect', 'redirect_uri', 'RelayState', 'target', 'next', 'url'];

const status = (variant: string, de: string, en: string, member: 'message' | 'detail', value: string): Attack =>
  web(`02/${variant}`, ['BID-ER-01', 'MUK-ER-02'], `Skript als Text in ${de} einer Absage`, `Script as text in the ${en} of a refusal`, {
    outcome: 'cancel',
    watch: ['escaped', 'no-trace'],
    changes: ['status'],
    hooks: onModel((model) => {
      if (model.assertions.length > 0) throw new TypeError('The case is for an answer without assertion: arm the outcome that it names.');
      return { ...model, status: { codes: [], ...model.status, [member]: value } };
    }),
  });

const delivered = (
  id: string,
  requirements: readonly string[],
  [de, en]: readonly [de: string, en: string],
  delivery: readonly AttackDelivery[],
  rest: Partial<AttackDraft> = {},
): Attack => web(id, requirements, de, en, { delivery, ...rest });

const startWith = (variant: string, de: string, en: string, value: string): Attack =>
  delivered(
    `03/${variant}`,
    ['BID-RQ-16', 'BID-SE-05'],
    [`Start der Anmeldung mit ${de} als Rückkehrziel`, `Start of the login with ${en} to return to`],
    [{ kind: 'start-parameter', names: RETURN_NAMES, value }],
    {
      mark: 'V',
      expected: 'same-identity',
      watch: ['no-foreign-redirect', 'back-url'],
    },
  );

const observed = (
  id: string,
  requirements: readonly string[],
  [de, en]: readonly [de: string, en: string],
  watch: AttackWatch,
  rest: Partial<AttackDraft> = {},
): Attack => web(id, requirements, de, en, { expected: 'accept', watch: [watch], ...rest });

/** BundID knows no single logout; the metadata of services with Mein Unternehmenskonto may name an address for it. */
const logoutByRedirect = (
  variant: string,
  de: string,
  en: string,
  how: Omit<Extract<AttackDelivery, { kind: 'logout-request' }>, 'kind' | 'binding'>,
): Attack =>
  delivered(
    `07/redirect-${variant}`,
    [],
    [`LogoutRequest mit HTTP-Redirect, ${de}`, `LogoutRequest by HTTP-Redirect, ${en}`],
    [{ kind: 'logout-request', binding: 'HTTP-Redirect', ...how }],
    { accounts: ['unternehmenskonto'], params: how.nameId === 'foreign' ? ['evilNameId'] : [] },
  );

export const WEB_ATTACKS: readonly Attack[] = [
  ...relayStates.map(([variant, de, en, value]) =>
    web(`01/${variant}`, ['BID-SE-05'], `RelayState enthält ${de}`, `RelayState holds ${en}`, {
      mark: 'V',
      expected: 'same-identity',
      params: ['foreignHost'],
      watch: ['no-foreign-redirect'],
      changes: ['form'],
      hooks: { form: (form: ResponseForm, context: DeviationContext) => withRelayState(form, value(param(context, 'foreignHost'))) },
    }),
  ),
  status('message', 'StatusMessage', 'StatusMessage', 'message', SCRIPT),
  status('detail', 'StatusDetail', 'StatusDetail', 'detail', `<p:Meldung xmlns:p="urn:pruefstand:meldung">${escapeText(SCRIPT)}</p:Meldung>`),
  startWith('foreign-url', 'einer fremden Adresse', 'a foreign address', 'https://fremd.example/'),
  startWith('scheme-relative', 'einer fremden Adresse ohne Schema', 'a foreign address without scheme', '//fremd.example/'),
  observed(
    '04',
    ['BID-SE-03'],
    ['Die Kennung der Sitzung ist nach der Anmeldung eine andere', 'The session identifier is another one after the login'],
    'new-session',
  ),
  delivered(
    '05/get',
    ['BID-RS-01', 'MUK-RS-01'],
    ['Die Felder der Antwort als Abfrage mit GET', 'The fields of the answer as a query with GET'],
    [{ kind: 'get' }],
  ),
  delivered(
    '05/plain-http',
    ['BID-RS-05', 'MUK-RS-03'],
    ['Die Antwort an dieselbe Adresse ohne TLS', 'The answer to the same address without TLS'],
    [{ kind: 'plain-http' }],
  ),
  observed('06', [], ['Die Antwort auf die Anmeldung darf nicht zwischengespeichert werden', 'The answer to the login must not be cached'], 'no-store', {
    mark: 'V',
  }),
  ...(
    [
      ['unsigned', 'own', 'LogoutRequest ohne Signatur, der die angemeldete Person nennt', 'LogoutRequest without signature that names the person'],
      ['other-name-id', 'foreign', 'LogoutRequest des Kontos, der eine andere Person nennt', 'LogoutRequest of the account that names another person'],
    ] as const
  ).map(([variant, nameId, de, en]) =>
    delivered(`07/${variant}`, ['BID-SE-02'], [de, en], [{ kind: 'logout-request', nameId }], { params: nameId === 'foreign' ? ['evilNameId'] : [] }),
  ),
  logoutByRedirect('unsigned', 'ohne Signatur der Abfrage', 'without a signature of the query', { nameId: 'own' }),
  logoutByRedirect('other-key', 'mit fremdem Schlüssel signiert', 'signed with a foreign key', { nameId: 'own', flaw: 'other-key' }),
  logoutByRedirect('other-request', 'mit der Signatur einer anderen Abfrage', 'with the signature of another query', { nameId: 'own', flaw: 'other-request' }),
  logoutByRedirect('other-name-id', 'vom Konto signiert, über eine andere Person', 'signed by the account, about another person', { nameId: 'foreign' }),
  logoutByRedirect('repeated', 'der schon eine frühere Sitzung beendet hat', 'that has ended an earlier session before', { nameId: 'own', flaw: 'repeated' }),
  delivered(
    '08/unsigned-metadata',
    ['BID-RS-01', 'MUK-RS-01'],
    ['Metadaten des Kontos mit neuem Schlüssel, von niemandem signiert', 'Metadata of the account with a new key, signed by nobody'],
    [{ kind: 'idp-metadata', change: 'unsigned-new-key' }],
    { mark: 'V', changes: ['signature'], isSignatureValid: false, hooks: { plan: (plan, { stranger }) => withSigners(plan, stranger) } },
  ),
  delivered(
    '08/withdrawn-key',
    ['BID-RS-01', 'MUK-RS-01'],
    ['Signiert mit dem alten Schlüssel, den die Metadaten des Kontos nicht mehr nennen', "Signed with the old key that the account's metadata no longer name"],
    [{ kind: 'idp-metadata', change: 'old-key-withdrawn' }],
    { expected: 'record', changes: [], isSignatureValid: true },
  ),
  delivered(
    '09',
    ['BID-RS-10', 'MUK-RS-03'],
    ['Dieselbe Antwort fünfzigmal gleichzeitig', 'The same answer fifty times at once'],
    [{ kind: 'parallel', count: 50 }],
    {
      expected: 'accept',
      watch: ['one-session', 'answer-time'],
    },
  ),
];
