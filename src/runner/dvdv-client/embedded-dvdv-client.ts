/**
 * The embedded directory client: the reference product of this repository that looks addresses up, started as a process of its own
 * with everything a vendor would enter by hand. It doubles as the product in which the proof tool arms faults.
 */
import { randomBytes } from 'node:crypto';
import type { Capability } from '../../core/requirement.ts';
import type { OwnLookUps } from '../../drivers/dvdv-client/target.ts';
import type { IssuedCertificate } from '../../formats/certificate-issuing.ts';
import { cacheFolder, suiteVersion } from '../environment.ts';
import { startReferenceProcess } from '../reference-process.ts';
import type { ReferenceChanges } from '../reference-process.ts';
import type { DvdvAddresses, DvdvClientLoaded, RunningDvdvClient } from './dvdv-client-loaded.ts';
import { openTestPki } from '../test-pki.ts';
import { DEFAULT_ADDRESSEES } from './dvdv-client-target-file.ts';

export interface EmbeddedDvdvClientOptions extends ReferenceChanges {
  /** Profile that is run. */
  readonly profile: string;
}

const PRODUCT = 'Referenz-Adressauskunft';
const CAPABILITIES: readonly Capability[] = [
  'adapter',
  'tls',
  'standalone-login',
  'second-server',
  'bulk-lookups',
  'several-services',
  'offers-services',
  'drives-itself',
  'repeats-look-ups',
];
const OFFERED = { serviceUri: 'http://www.pruefstand.example/xtestbau/23/XTestBau23-BGV-BH2BAB.wsdl', consumers: ['Bauportal'] };
/** What the reference looks up by itself, besides what it is ordered to. */
const OWN: OwnLookUps = {
  lookUps: [
    { organizationKey: 'ags:069900000011', serviceUri: DEFAULT_ADDRESSEES.serviceUris[0], category: DEFAULT_ADDRESSEES.category },
    { organizationKey: 'ags:069900000012', serviceUri: DEFAULT_ADDRESSEES.serviceUris[0], category: DEFAULT_ADDRESSEES.category },
  ],
  everySeconds: 0.5,
  observeSeconds: 20,
};
/** The reference answers at once, or after it has tried both servers. */
const DEADLINE_SECONDS = 10;

/** The embedded client, ready to be run. */
export async function loadEmbeddedDvdvClient(options: EmbeddedDvdvClientOptions): Promise<DvdvClientLoaded> {
  const now = Date.now();
  const identity = await openTestPki(cacheFolder(), now).issue({
    role: 'tls-client',
    commonName: 'Bauaufsicht Prüfstadt (Testdaten)',
    now,
    keyKind: 'RSA-2048',
  });
  const token = randomBytes(24).toString('base64url');
  return {
    room: 'dvdv-client',
    target: {
      kind: 'embedded',
      profile: options.profile,
      product: { name: PRODUCT, version: suiteVersion(), vendor: 'Prüfstand' },
      deadlineSeconds: DEADLINE_SECONDS,
      adapter: { token },
      capabilities: new Set(CAPABILITIES),
    },
    listen: { hostname: '127.0.0.1', names: ['localhost'], servicePort: 0, controlPort: 0, otherPort: 0 },
    client: { certificate: identity.certificate },
    addressees: DEFAULT_ADDRESSEES,
    offered: OFFERED,
    drivesItself: OWN,
    usesTls: true,
    start: async (addresses) => startReference(options, identity, token, addresses),
  };
}

async function startReference(
  options: EmbeddedDvdvClientOptions,
  identity: IssuedCertificate,
  token: string,
  { firstUrl, secondUrl, authorityCert }: DvdvAddresses,
): Promise<RunningDvdvClient> {
  const product = await startReferenceProcess({
    name: PRODUCT,
    reference: 'dvdv-client',
    changes: options,
    settings: ({ write }) => ({
      DVDV_URL: firstUrl,
      DVDV_SUBSTITUTE_URL: secondUrl,
      DVDV_CERT_FILE: write('client.pem', identity.certificate),
      DVDV_KEY_FILE: write('client-key.pem', identity.key),
      ...(authorityCert === undefined ? {} : { CA_FILE: write('ca.pem', authorityCert) }),
      OFFERED_SERVICE: OFFERED.serviceUri,
      CONSUMER_CATEGORIES: OFFERED.consumers.join(','),
      LOOK_UPS: OWN.lookUps.map(({ organizationKey, serviceUri }) => `${organizationKey} ${serviceUri}`).join(','),
      LOOK_UP_EVERY_SECONDS: String(OWN.everySeconds),
      ADAPTER_TOKEN: token,
    }),
  });
  return { ...product, client: { adapter: { url: product.adapterUrl, token } } };
}
