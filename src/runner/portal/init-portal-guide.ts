/** What to enter where in a portal: the text that `init` prints and leaves in the folder. */
import type { AccountAddresses } from '../../core/account-control.ts';
import { DEFAULT_PORTS } from '../target-file-format.ts';
import type { PortalInitOptions } from './init-portal.ts';
import { TOKEN_FILE } from './portal-target-text.ts';

const BASE = `http://127.0.0.1:${DEFAULT_PORTS.service}`;

/** Addresses of the simulated accounts with the fixed port, as the portal has to be told them. */
export const GUIDE_ADDRESSES: Readonly<Record<PortalInitOptions['profile'], AccountAddresses>> = {
  'bundid-portal': {
    entityId: `${BASE}/idp`,
    metadataUrl: `${BASE}/idp`,
    ssoPostUrl: `${BASE}/idp/profile/SAML2/POST/SSO`,
    ssoRedirectUrl: `${BASE}/idp/profile/SAML2/Redirect/SSO`,
  },
  'muk-portal': { entityId: BASE, metadataUrl: `${BASE}/ekona/metadata`, ssoPostUrl: `${BASE}/ekona/sso`, sloPostUrl: `${BASE}/ekona/slo` },
};

const SYSTEMS = { 'bundid-portal': 'bundid', 'muk-portal': 'muk' } as const;

/** The guide as Markdown. Secrets are named by file, never shown. */
export function portalGuide(options: PortalInitOptions): string {
  return `${(options.language === 'de' ? german : english)(options).join('\n')}\n`;
}

function rows({ profile }: PortalInitOptions, names: readonly [entityId: string, metadata: string, post: string, token: string]): readonly string[] {
  const { entityId, metadataUrl, ssoPostUrl } = GUIDE_ADDRESSES[profile];
  const values = [entityId, metadataUrl, ssoPostUrl, TOKEN_FILE];
  return names.map((name, index) => `| ${name} | \`${values[index] ?? ''}\` |`);
}

const german = (options: PortalInitOptions): readonly string[] => [
  `# Prüfstand für ${options.product.name}`,
  '',
  'Dieser Ordner gehört zu einem Prüflauf: Der Prüfstand spielt das Nutzerkonto, das Portal meldet bei ihm an.',
  '',
  '## Im Portal eintragen',
  '',
  '| Einstellung | Wert |',
  '|---|---|',
  ...rows(options, ['Identitätsgeber (entityID)', 'Seine Metadaten', 'Anmeldung mit HTTP-POST', 'Token der Prüfschnittstelle, wenn es eine gibt']),
  '',
  'Zum Eintragen muss das Konto laufen; seine Schlüssel bleiben von Aufruf zu Aufruf dieselben:',
  '',
  '```sh',
  `pruefstand simulate ${SYSTEMS[options.profile]}`,
  '```',
  '',
  ...(options.profile === 'muk-portal'
    ? ['Das echte Konto veröffentlicht keine Metadaten: Sein Zertifikat wird von Hand eingetragen, wie es `simulate` zeigt.', '']
    : []),
  '## Eigene Angaben',
  '',
  'In `target.yaml` steht jede Angabe mit ihrer Erklärung; was freiwillig ist, steht dort als Kommentar. Je mehr davon zutrifft, desto mehr',
  'wird geprüft. Angriffe finden erst statt, wenn unter `portal.attacks` steht, wer sie erlaubt hat.',
  '',
  '## Dann',
  '',
  '```sh',
  'pruefstand doctor --target target.yaml   # prüft alles, bevor es losgeht',
  'pruefstand run --target target.yaml      # der Prüflauf',
  '```',
];

const english = (options: PortalInitOptions): readonly string[] => [
  `# Prüfstand for ${options.product.name}`,
  '',
  'This folder belongs to a test run: the suite plays the account, the portal logs people in with it.',
  '',
  '## Enter in the portal',
  '',
  '| Setting | Value |',
  '|---|---|',
  ...rows(options, ['Identity provider (entityID)', 'Its metadata', 'Login by HTTP-POST', 'Token of the test interface, if there is one']),
  '',
  'To enter them the account has to be up; its keys stay the same from call to call:',
  '',
  '```sh',
  `pruefstand simulate ${SYSTEMS[options.profile]}`,
  '```',
  '',
  ...(options.profile === 'muk-portal' ? ['The real account publishes no metadata: its certificate is entered by hand, as `simulate` shows it.', ''] : []),
  '## Your own data',
  '',
  '`target.yaml` holds every member with its explanation; what is optional stands there as a comment. The more of it applies, the more is',
  'tested. Attacks are carried out only once `portal.attacks` says who authorised them.',
  '',
  '## Then',
  '',
  '```sh',
  'pruefstand doctor --target target.yaml   # checks everything beforehand',
  'pruefstand run --target target.yaml      # the test run',
  '```',
];
