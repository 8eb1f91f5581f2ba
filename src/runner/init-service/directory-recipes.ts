/** Recipes of the profiles around the DVDV: products that ask it, and directories. */
import { directoryFileSchema } from '../directory/directory-target-file.ts';
import { dvdvClientFileSchema } from '../dvdv-client/dvdv-client-target-file.ts';
import { DEFAULT_PORTS } from '../target-file-format.ts';
import { AUTHORITY, CLIENT_CERTIFICATE, CLIENT_KEYS, PARTNER_ROOT, hostsOf, listening } from './recipe.ts';
import type { Recipe } from './recipe.ts';

const TOKEN = 'product/adapter-token.txt';
const SUBSTITUTE_PORT = 8472;
const PKI_PORT = 8473;
const backendAt = (host: string, port: number): string => `https://${host}:${port}/dvdv2-backend`;

export const DIRECTORY_CLIENT: Recipe = {
  subject: { de: 'das Produkt, das im DVDV nachschlägt', en: 'the product that looks up in the DVDV' },
  document: 'docs/reference/dvdv-clients.md',
  schema: dvdvClientFileSchema,
  hasAuthority: true,
  hasPartners: true,
  clientKeyOf: 'product',
  secrets: [TOKEN],
  sheet: (answers) => [
    ...listening(answers, DEFAULT_PORTS, [`*  substitutePort: ${SUBSTITUTE_PORT}`, `*  pkiPort: ${PKI_PORT}`]),
    '*directory:',
    '*  login:',
    `=    certificate: ${CLIENT_CERTIFICATE}`,
    '?  knowsSubstitute: true',
    '?  addressees:',
    '-    category: Meldebehörde',
    '-    prefix: ags',
    '?  looksUpMany: true',
    '?  offers:',
    '-    serviceUri: http://www.pruefstand.example/xtestbau/23/XTestBau23-BGV-BH2BAB.wsdl',
    '-    consumers: [Bauportal]',
    '*  adapter:',
    `=    url: ${JSON.stringify(answers.address)}`,
    `=    token: { file: ${TOKEN} }`,
    '?  deadlineSeconds: 30',
  ],
  rows(answers) {
    const [host = 'localhost'] = hostsOf(answers);
    return [
      [{ de: 'Vertraute Zertifizierungsstelle', en: 'Trusted authority' }, AUTHORITY.forProduct],
      [{ de: 'DVDV-Server', en: 'DVDV server' }, backendAt(host, DEFAULT_PORTS.service)],
      [{ de: 'Ersatzserver', en: 'Substitute server' }, backendAt(host, SUBSTITUTE_PORT)],
      [{ de: 'Vertraute Wurzel der Zertifikate in Einträgen', en: 'Trusted root of the certificates in entries' }, PARTNER_ROOT],
      [{ de: 'Client-Zertifikat', en: 'Client certificate' }, CLIENT_CERTIFICATE],
      [{ de: 'sein Schlüssel', en: 'its key' }, CLIENT_KEYS.product],
      [{ de: 'Token des Adapters', en: 'Token of the adapter' }, TOKEN],
    ];
  },
};

export const DIRECTORY: Recipe = {
  subject: { de: 'das Verzeichnis', en: 'the directory' },
  document: 'docs/reference/directories.md',
  schema: directoryFileSchema,
  hasAuthority: false,
  clientKeyOf: 'suite',
  secrets: [],
  sheet: ({ address }) => [
    '?trustedCertificates: [directory-ca.pem]',
    '*directory:',
    '*  servers:',
    `=    - ${JSON.stringify(address)}`,
    '-    - https://dvdv-2.example/dvdv2-backend',
    '?  entryPath: extern/standaloneauth/directory',
    '*  login:',
    `=    certificate: ${CLIENT_CERTIFICATE}`,
    `=    key: ${CLIENT_KEYS.suite}`,
    '?  own:',
    '-    organizationKey: lap:050000000000',
    '?  known:',
    '-    organizationKey: ags:059900010000',
    '-    category: Meldebehörde',
    '-    serviceSpecificationUri: http://www.verzeichnis.example/meldung/11/meldung11.wsdl',
    '?  ended:',
    '-    organizationKey: ags:039900010000',
    '-    serviceSpecificationUri: http://www.verzeichnis.example/meldung/10/meldung10.wsdl',
    '?  timeoutSeconds: 30',
  ],
  rows: () => [
    [{ de: 'Client-Zertifikat einer Organisation des Verzeichnisses', en: 'Client certificate of an organisation of the directory' }, CLIENT_CERTIFICATE],
  ],
};
