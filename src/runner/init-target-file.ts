/**
 * The target file that `init` writes. Comments are the descriptions of the schema, so that they cannot differ from what
 * the loader demands; everything optional stands there as a comment, ready to be switched on.
 */
import type { Bilingual, Language } from '../core/language.ts';
import type { InitFacts, InitOptions } from './init.ts';
import { comment, memberOf, quoted } from './init-sheet.ts';
import { SAMPLE_FILES, exampleService, sampleCanaries } from './init-samples.ts';
import { DEFAULT_PORTS } from './target-file-format.ts';
import { describeMember } from './target-file-shape.ts';

/** Name of the target file in the folder. */
export const TARGET_FILE_NAME = 'target.yaml';

const HEAD: Bilingual = {
  de: 'Zieldatei des Prüfstands: das Produkt, das geprüft wird. „pruefstand doctor --target <diese Datei>“ prüft sie, „pruefstand run --target <diese Datei>“ startet den Lauf. Alle Angaben: docs/reference/target-file.md.',
  en: 'Target file of Prüfstand: the product under test. "pruefstand doctor --target <this file>" checks it, "pruefstand run --target <this file>" starts the run. All members: docs/reference/target-file.md.',
};
const OWN_SAMPLES: Bilingual = {
  de: 'Beispielleistung des Prüfstands. Durch die eigene Leistung, ihre Schemata und eigene Daten ersetzen: Ein Produkt nimmt nichts anderes an.',
  en: 'Example service of the suite. Replace it by your own service, its schemas and your own data: a product takes nothing else.',
};

/** The text of the file, valid for the loader as it is. */
export function targetFileText(options: InitOptions, facts: InitFacts): string {
  const { language } = options;
  const sheet = [
    ...head(options),
    ...client(facts, language),
    ...destination(facts, language),
    ...callback(options),
    ...adapter(options),
    ...network(options),
    ...samples(language),
    ...capabilities(language),
  ];
  return `${sheet.join('\n')}\n`;
}

const member = memberOf(describeMember);

function head({ language, product, apiVersion, pollingSeconds }: InitOptions): readonly string[] {
  return [
    ...comment(HEAD[language], ''),
    'pruefstand: 1',
    ...member('/profile', 'profile: fit-connect-fachverfahren', language),
    ...member('/product', 'product:', language),
    `  name: ${quoted(product.name)}`,
    `  version: ${quoted(product.version)}`,
    `  vendor: ${quoted(product.vendor)}`,
    'interface:',
    ...member('/interface/apiVersion', `apiVersion: ${apiVersion}`, language, '  '),
    'pickup:',
    ...member('/pickup/pollingSeconds', `pollingSeconds: ${pollingSeconds}`, language, '  '),
    ...member('/pickup/deadlineSeconds', `# deadlineSeconds: ${3 * pollingSeconds + 15}`, language, '  '),
  ];
}

function client(facts: InitFacts, language: Language): readonly string[] {
  return [
    ...member('/credentials', 'credentials:', language),
    `  clientId: ${facts.clientId}`,
    ...member('/credentials/clientSecret', 'clientSecret: { file: product/client-secret.txt }', language, '  '),
  ];
}

function destination(facts: InitFacts, language: Language): readonly string[] {
  const { service, schemas } = exampleService();
  return [
    ...member('/destination', 'destination:', language),
    `  destinationId: ${facts.destinationId}`,
    ...comment(OWN_SAMPLES[language], '  '),
    '  services:',
    `    - identifier: ${quoted(service.identifier)}`,
    `      name: ${quoted(service.name)}`,
    '      regions: [DE]',
    '      schemas:',
    `        - { schemaUri: ${quoted(schemas.json.uri)}, mimeType: application/json, file: ${SAMPLE_FILES.jsonSchema} }`,
    `        - { schemaUri: ${quoted(schemas.xml.uri)}, mimeType: application/xml, file: ${SAMPLE_FILES.xmlSchema} }`,
    ...member('/destination/metadataVersions', 'metadataVersions: ["1.0.0", "2.1.0"]', language, '  '),
    ...member('/destination/replyChannels', 'replyChannels: [eMail]', language, '  '),
    ...member('/destination/encryptionKeys', 'encryptionKeys: [keys/encryption-1.public.json, keys/encryption-2.public.json]', language, '  '),
    '  signingKey: keys/signing.public.json',
  ];
}

function callback({ callbackUrl, language }: InitOptions): readonly string[] {
  const off = callbackUrl === undefined ? '# ' : '';
  const isHttp = callbackUrl?.startsWith('http:') === true;
  return [
    ...member('/callback', `${off}callback:`, language),
    `${off}  url: ${quoted(callbackUrl ?? 'https://localhost:8443/callback')}`,
    `${off}  secret: { file: product/callback-secret.txt }`,
    ...(isHttp ? ['  allowHttp: true'] : []),
  ];
}

function adapter({ adapterUrl, language }: InitOptions): readonly string[] {
  const off = adapterUrl === undefined ? '# ' : '';
  return [
    ...member('/adapter', `${off}adapter:`, language),
    `${off}  url: ${quoted(adapterUrl ?? 'https://localhost:8443/adapter')}`,
    `${off}  token: { file: product/adapter-token.txt }`,
  ];
}

function network({ language, serviceHosts }: InitOptions): readonly string[] {
  const names = serviceHosts.length === 0 ? ['localhost'] : serviceHosts;
  const hostname = names.every((name) => name === 'localhost' || name === '127.0.0.1') ? '127.0.0.1' : '0.0.0.0';
  return [
    ...member('/listen', 'listen:', language),
    `  hostname: ${hostname}`,
    `  names: [${names.map(quoted).join(', ')}]`,
    `  servicePort: ${DEFAULT_PORTS.service}`,
    `  controlPort: ${DEFAULT_PORTS.control}`,
    ...member('/tls', 'tls:', language),
    '  authorityCert: tls/authority.pem',
    '  authorityKey: tls/authority-key.pem',
    ...member('/trustedCertificates', '# trustedCertificates: [tls/other-authority.pem]', language),
  ];
}

function samples(language: Language): readonly string[] {
  const { schemas } = exampleService();
  const canaries = sampleCanaries().map(quoted).join(', ');
  const form = (name: 'json' | 'xml'): readonly string[] => [
    `  ${name}:`,
    `    file: ${SAMPLE_FILES[name]}`,
    `    schemaUri: ${quoted(schemas[name].uri)}`,
    ...member(`/samples/${name}/canaries`, `canaries: [${canaries}]`, language, '    '),
  ];
  return [
    ...member('/samples', 'samples:', language),
    ...form('json'),
    ...form('xml'),
    ...member('/samples/attachments', `attachments: [${SAMPLE_FILES.attachment}]`, language, '  '),
    ...member('/samples/maxAttachmentBytes', 'maxAttachmentBytes: 10000000', language, '  '),
  ];
}

function capabilities(language: Language): readonly string[] {
  return [
    ...member('/capabilities', 'capabilities:', language),
    ...member('/capabilities/fragments', 'fragments: false', language, '  '),
    ...member('/capabilities/managesDestination', 'managesDestination: false', language, '  '),
    ...member('/capabilities/settableClock', 'settableClock: false', language, '  '),
  ];
}
