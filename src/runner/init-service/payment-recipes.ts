/** Recipes of the profiles around payment: portals that take fees, and services that take payments. */
import type { TenantAddresses } from '../../../simulators/bezahldienst/index.ts';
import { payingFileSchema } from '../payment/paying-target-file.ts';
import { paymentFileSchema } from '../payment-service/payment-target-file.ts';
import { DEFAULT_PORTS } from '../target-file-format.ts';
import { AUTHORITY, CLIENT_CERTIFICATE, CLIENT_KEYS, hostsOf, listening } from './recipe.ts';
import type { GuideRow, Recipe, ServiceAnswers } from './recipe.ts';

const PASSWORD = 'product/xbezahldienste-password.txt';
const SALT = 'product/pmpayment-salt.txt';
const PROJECT = 'product/girocheckout-password.txt';
const TOKEN = 'product/adapter-token.txt';

/** Addresses of the simulated payment service with the fixed port, as the portal has to be told them. @param host name of this machine */
export function paymentAddresses(host: string): Omit<TenantAddresses, 'epayblWsdlUrl'> {
  const base = `https://${host}:${DEFAULT_PORTS.service}`;
  return {
    xbezahldiensteUrl: `${base}/xbezahldienste/api/v1.0.0`,
    tokenUrl: `${base}/oauth/token`,
    epayblUrl: `${base}/soap/servlet/rpcrouter`,
    paypageUrl: `${base}/paypage/login.do`,
    pmPaymentUrl: base,
    giroCheckoutUrl: `${base}/girocheckout/api/v2/transaction/start`,
  };
}

export const PAYING_PORTAL: Recipe = {
  subject: { de: 'das Portal, das Gebühren nimmt', en: 'the portal that takes fees' },
  document: 'docs/reference/paying-portals.md',
  schema: payingFileSchema,
  hasAuthority: true,
  clientKeyOf: 'product',
  secrets: [PASSWORD, SALT, PROJECT, TOKEN],
  sheet: (answers) => [
    ...listening(answers, DEFAULT_PORTS),
    '*payment:',
    '*  interfaces:',
    '*    xbezahldienste:',
    '=      originatorId: antragsportal',
    "=      endPointId: '12002312'",
    '*      client:',
    `=        basic: { username: antragsportal, password: { file: ${PASSWORD} } }`,
    '*    epaybl:',
    "=      mandantNr: '4711'",
    "=      bewirtschafterNr: '0815'",
    `*      certificate: ${CLIENT_CERTIFICATE}`,
    "?      version: '2'",
    '*    pmpayment:',
    "=      ags: '12002312'",
    '=      procedure: auskunft',
    `=      salt: { file: ${SALT} }`,
    '?      returnMethod: post',
    '*    girocheckout:',
    "=      merchantId: '1234567'",
    "=      projectId: '12345'",
    `=      projectPassword: { file: ${PROJECT} }`,
    '*  adapter:',
    `=    url: ${JSON.stringify(answers.address)}`,
    `=    token: { file: ${TOKEN} }`,
    '?    showsSubmission: true',
    '?  deadlineSeconds: 30',
  ],
  rows: payingRows,
};

function payingRows(answers: ServiceAnswers): readonly GuideRow[] {
  const { xbezahldiensteUrl, epayblUrl, paypageUrl, pmPaymentUrl, giroCheckoutUrl } = paymentAddresses(hostsOf(answers)[0] ?? 'localhost');
  return [
    [{ de: 'Vertraute Zertifizierungsstelle', en: 'Trusted authority' }, AUTHORITY.forProduct],
    [{ de: 'XBezahldienste', en: 'XBezahldienste' }, xbezahldiensteUrl],
    [{ de: 'originatorId, endPointId', en: 'originatorId, endPointId' }, 'antragsportal, 12002312'],
    [{ de: 'HTTP Basic: Benutzer', en: 'HTTP Basic: user' }, 'antragsportal'],
    [{ de: 'HTTP Basic: Passwort', en: 'HTTP Basic: password' }, PASSWORD],
    [{ de: 'ePayBL, SOAP', en: 'ePayBL, SOAP' }, epayblUrl],
    [{ de: 'ePayBL, Bezahlseite', en: 'ePayBL, payment page' }, paypageUrl],
    [{ de: 'ePayBL: Mandant, Bewirtschafter', en: 'ePayBL: Mandant, Bewirtschafter' }, '4711, 0815'],
    [{ de: 'ePayBL: Client-Zertifikat', en: 'ePayBL: client certificate' }, CLIENT_CERTIFICATE],
    [{ de: 'ePayBL: sein Schlüssel', en: 'ePayBL: its key' }, CLIENT_KEYS.product],
    [{ de: 'pmPayment', en: 'pmPayment' }, pmPaymentUrl],
    [{ de: 'pmPayment: ags, Verfahren', en: 'pmPayment: ags, procedure' }, '12002312, auskunft'],
    [{ de: 'pmPayment: Salt', en: 'pmPayment: salt' }, SALT],
    [{ de: 'GiroCheckout', en: 'GiroCheckout' }, giroCheckoutUrl],
    [{ de: 'GiroCheckout: Händler, Projekt', en: 'GiroCheckout: merchant, project' }, '1234567, 12345'],
    [{ de: 'GiroCheckout: Projektpasswort', en: 'GiroCheckout: project password' }, PROJECT],
    [{ de: 'Token des Adapters', en: 'Token of the adapter' }, TOKEN],
  ];
}

export const PAYMENT_SERVICE: Recipe = {
  subject: { de: 'der Bezahldienst', en: 'the payment service' },
  document: 'docs/reference/payment-services.md',
  schema: paymentFileSchema,
  hasAuthority: false,
  clientKeyOf: 'suite',
  secrets: [TOKEN],
  sheet: ({ address }) => [
    '?trustedCertificates: [service-ca.pem]',
    '*payment:',
    `*  baseUrl: ${JSON.stringify(address)}`,
    '*  originatorId: pruefstand',
    '*  endPointId: testkasse',
    '*  authentication:',
    '=    kind: mutual-tls',
    `=    certificate: ${CLIENT_CERTIFICATE}`,
    `=    key: ${CLIENT_KEYS.suite}`,
    '?  otherTenant:',
    '-    originatorId: pruefstand',
    '-    endPointId: andere-kasse',
    '-    authentication: { kind: basic, user: pruefstand, password: { env: OTHER_TENANT_PASSWORD } }',
    '?  bookingData:',
    "-    kostenstelle: '4711'",
    '?  itemReference: gebuehr',
    '?  completion:',
    '-    kind: adapter',
    `-    url: ${JSON.stringify(`${new URL(address).origin}/adapter`)}`,
    `-    token: { file: ${TOKEN} }`,
    '?  pagesNeedPerson: true',
    "?  pageOrigins: ['https://pay.example']",
    '?  deadlineSeconds: 30',
  ],
  rows: () => [
    [{ de: 'Ein Mandant für den Test: originatorId', en: 'A tenant for the test: originatorId' }, 'pruefstand'],
    [{ de: 'und endPointId', en: 'and endPointId' }, 'testkasse'],
    [{ de: 'Client-Zertifikat, das ihn benutzen darf', en: 'Client certificate that may use it' }, CLIENT_CERTIFICATE],
    [{ de: 'Token des Adapters, wenn es einen gibt', en: 'Token of the adapter, if there is one' }, TOKEN],
  ],
};
