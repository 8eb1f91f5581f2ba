/** What to enter where in the product: the text that `init` prints and leaves in the folder. */
import type { Language } from '../core/language.ts';
import type { InitFacts, InitOptions } from './init.ts';
import { DEFAULT_PORTS } from './target-file-format.ts';

/** Addresses of the simulated service, as the product has to be told them. */
export interface GuideAddresses {
  readonly tokenUrl: string;
  readonly submissionApiUrl: string;
  readonly destinationApiUrl: string;
}

/** Addresses for a host name, with the fixed port. */
export function guideAddresses(name: string, port: number = DEFAULT_PORTS.service): GuideAddresses {
  const base = `https://${name}:${port}`;
  return { tokenUrl: `${base}/token`, submissionApiUrl: `${base}/submission-api`, destinationApiUrl: `${base}/destination-api` };
}

/** The guide as Markdown. Secrets are named by file, never shown. */
export function guideText(options: InitOptions, facts: InitFacts): string {
  return (options.language === 'de' ? german : english)(options, facts, guideAddresses(options.serviceHosts[0] ?? 'localhost')).join('\n') + '\n';
}

type Writer = (options: InitOptions, facts: InitFacts, addresses: GuideAddresses) => readonly string[];

const german: Writer = ({ product, apiVersion }, facts, addresses) => [
  `# Prüfstand für ${product.name}`,
  '',
  'Dieser Ordner gehört zu einem Prüflauf: Der Prüfstand spielt den FIT-Connect-Zustelldienst, das Produkt holt bei ihm ab.',
  '',
  '## Im Produkt eintragen',
  '',
  '| Einstellung | Wert |',
  '|---|---|',
  ...rows(facts, addresses, apiVersion, 'de'),
  '',
  'Die Dateien in `product/` sind geheim und gehören nicht in eine Versionsverwaltung; `.gitignore` hält sie heraus.',
  'Das Abholintervall im Produkt so klein stellen wie möglich und in `target.yaml` unter `pickup.pollingSeconds` eintragen.',
  '',
  '## Eigene Daten',
  '',
  'In `target.yaml` steht die Beispielleistung des Prüfstands. Ein echtes Produkt nimmt nur seine eigene an: unter',
  '`destination.services` Leistung und Schemata eintragen, unter `samples` erfundene Daten ohne echte Personen.',
  '',
  '## Dann',
  '',
  '```sh',
  'pruefstand doctor --target target.yaml --wait 60   # prüft alles, bevor es losgeht, und wartet, bis das Produkt abholt',
  'pruefstand simulate --target target.yaml           # nur der Zustelldienst, zum Ausprobieren',
  'pruefstand run --target target.yaml                # der Prüflauf',
  '```',
  '',
  'Callback-Empfänger und Prüfschnittstelle (Adapter) stehen in `target.yaml` als Kommentar, solange das Produkt keine hat.',
];

const english: Writer = ({ product, apiVersion }, facts, addresses) => [
  `# Prüfstand for ${product.name}`,
  '',
  'This folder belongs to a test run: the suite plays the FIT-Connect delivery service, the product polls it.',
  '',
  '## Enter in the product',
  '',
  '| Setting | Value |',
  '|---|---|',
  ...rows(facts, addresses, apiVersion, 'en'),
  '',
  'The files in `product/` are secret and do not belong into version control; `.gitignore` keeps them out.',
  'Make the polling interval of the product as small as possible and enter it in `target.yaml` under `pickup.pollingSeconds`.',
  '',
  '## Your own data',
  '',
  '`target.yaml` holds the example service of the suite. A real product takes its own one only: enter service and schemas under',
  '`destination.services`, and made-up data without real persons under `samples`.',
  '',
  '## Then',
  '',
  '```sh',
  'pruefstand doctor --target target.yaml --wait 60   # checks everything beforehand and waits until the product polls',
  'pruefstand simulate --target target.yaml           # the delivery service alone, to try things',
  'pruefstand run --target target.yaml                # the test run',
  '```',
  '',
  'Callback receiver and adapter stand in `target.yaml` as comments as long as the product has none.',
];

const SETTINGS: readonly (readonly [de: string, en: string, value: (facts: InitFacts, addresses: GuideAddresses, apiVersion: string) => string])[] = [
  ['Token-Adresse', 'Token address', (_, { tokenUrl }) => tokenUrl],
  ['Submission API (ohne Version)', 'Submission API (without version)', (_, { submissionApiUrl }) => submissionApiUrl],
  ['Destination API (ohne Version)', 'Destination API (without version)', (_, { destinationApiUrl }) => destinationApiUrl],
  ['API-Version', 'API version', (_facts, _addresses, apiVersion) => apiVersion],
  ['Zustellpunkt (destinationId)', 'Destination (destinationId)', ({ destinationId }) => destinationId],
  ['Client-ID', 'Client id', ({ clientId }) => clientId],
  ['Client-Secret', 'Client secret', () => 'product/client-secret.txt'],
  ['Private Schlüssel zum Entschlüsseln, beide', 'Private decryption keys, both', () => 'product/encryption-1.private.json, product/encryption-2.private.json'],
  ['Privater Schlüssel zum Signieren', 'Private signing key', () => 'product/signing.private.json'],
  ['Vertrauenswürdige Zertifizierungsstelle (CA)', 'Trusted authority (CA)', () => 'product/authority.pem'],
  ['Callback-Geheimnis', 'Callback secret', () => 'product/callback-secret.txt'],
  [
    'Server-Zertifikat und Schlüssel für Callback und Adapter',
    'Server certificate and key for callback and adapter',
    () => 'product/server.pem, product/server-key.pem',
  ],
  ['Token des Adapters', 'Token of the adapter', () => 'product/adapter-token.txt'],
];

function rows(facts: InitFacts, addresses: GuideAddresses, apiVersion: string, language: Language): readonly string[] {
  return SETTINGS.map(([de, en, value]) => `| ${language === 'de' ? de : en} | \`${value(facts, addresses, apiVersion)}\` |`);
}
