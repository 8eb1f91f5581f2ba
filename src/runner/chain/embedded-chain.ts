/**
 * The embedded product of the chain: the reference online service of this repository with a fee, started as a process of its own with everything
 * a vendor would enter by hand. It doubles as the product in which the proof tool arms faults.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Capability } from '../../core/requirement.ts';
import type { IssuedCertificate } from '../../formats/certificate-issuing.ts';
import { cacheFolder, suiteVersion } from '../environment.ts';
import { makePortalKey, startReferencePortal } from '../portal/embedded-portal.ts';
import type { ReferenceOptions } from '../portal/embedded-portal.ts';
import type { ChainAddresses, ChainLoaded, RunningChainProduct } from './chain-loaded.ts';
import { openTestPki } from '../test-pki.ts';

export interface EmbeddedChainOptions {
  /** Profile that is run. */
  readonly profile: string;
  /** Names of faults to arm in the product. */
  readonly faults?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const CAPABILITIES: readonly Capability[] = ['adapter', 'browser-login', 'fit-connect-bridge', 'restart', 'asks-directory'];
/** The reference is done within two seconds; what takes longer is one of its faults, or a machine that is busy. */
const DEADLINE_SECONDS = 30;
const POLL_SECONDS = 0.04;
const PAIR = { originatorId: 'kindergartenanmeldung', endPointId: '12002312' };

/** The embedded product, ready to be run. */
export async function loadEmbeddedChain(options: EmbeddedChainOptions): Promise<ChainLoaded> {
  const now = Date.now();
  const secret = (): string => randomBytes(24).toString('base64url');
  const [signing, encryption, login] = await Promise.all([
    makePortalKey('sign', now),
    makePortalKey('encrypt', now),
    openTestPki(cacheFolder(), now).issue({ role: 'tls-client', commonName: 'Onlinedienst Prüfstadt (Testdaten)', now, keyKind: 'RSA-2048' }),
  ]);
  const token = secret();
  const payment = { ...PAIR, client: { kind: 'basic' as const, username: 'kindergartenanmeldung', password: secret() } };
  const delivery = { clientId: 'referenz-onlinedienst', clientSecret: secret() };
  const keys: ReferenceOptions['keys'] = { signing, encryption, tls: undefined };
  return {
    room: 'chain',
    target: {
      kind: 'embedded',
      profile: options.profile,
      product: { name: 'Referenz-Onlinedienst', version: suiteVersion(), vendor: 'Prüfstand' },
      deadlineSeconds: DEADLINE_SECONDS,
      adapter: { token },
      capabilities: new Set(CAPABILITIES),
    },
    listen: { hostname: '127.0.0.1', names: ['localhost'], ports: { account: 0, payment: 0, directory: 0, substituteDirectory: 0, delivery: 0 } },
    usesTls: true,
    payment,
    directory: { certificate: login.certificate },
    delivery,
    start: async (addresses) => startReference({ options, addresses, payment, delivery, login, token, keys }),
  };
}

interface Start {
  readonly options: EmbeddedChainOptions;
  readonly addresses: ChainAddresses;
  readonly payment: typeof PAIR & { readonly client: { readonly username: string; readonly password: string } };
  readonly delivery: ChainLoaded['delivery'];
  readonly login: IssuedCertificate;
  readonly token: string;
  readonly keys: ReferenceOptions['keys'];
}

async function startReference({ options, addresses, payment, delivery, login, token, keys }: Start): Promise<RunningChainProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-kette-'));
  const write = (name: string, content: string): string => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const environment = {
    XBEZAHLDIENSTE_URL: addresses.xbezahldiensteUrl,
    XBEZAHLDIENSTE_ORIGINATOR: payment.originatorId,
    XBEZAHLDIENSTE_ENDPOINT: payment.endPointId,
    XBEZAHLDIENSTE_USERNAME: payment.client.username,
    XBEZAHLDIENSTE_PASSWORD: payment.client.password,
    DVDV_URL: addresses.directoryUrl,
    DVDV_CERT_FILE: write('directory.pem', login.certificate),
    DVDV_KEY_FILE: write('directory-key.pem', login.key),
    AUTHORITY_KEY: addresses.entry.organizationKey,
    AUTHORITY_SERVICE: addresses.entry.serviceUri,
    AUTHORITY_CATEGORY: addresses.entry.category,
    FITCONNECT_TOKEN_URL: addresses.tokenUrl,
    FITCONNECT_SUBMISSION_API_URL: addresses.submissionApiUrl,
    FITCONNECT_CLIENT_ID: delivery.clientId,
    FITCONNECT_CLIENT_SECRET: delivery.clientSecret,
    SERVICE_IDENTIFIER: addresses.service.identifier,
    SERVICE_NAME: addresses.service.name,
    DATA_SCHEMA_URI: addresses.schemaUri,
    POLL_SECONDS: String(POLL_SECONDS),
    DATA_DIR: folder,
    ...(addresses.authorityCert === undefined ? {} : { CA_FILE: write('ca.pem', addresses.authorityCert) }),
    ...options.environment,
  };
  const running = await startReferencePortal({
    ...options,
    environment,
    account: 'bundid',
    token,
    keys,
    addresses: { own: addresses.account, other: undefined },
  });
  void running.ended.then(() => rmSync(folder, { recursive: true, force: true }));
  const adapter = { url: running.adapterUrl ?? '', token };
  return { ...running, product: { portal: running.portal, fees: { adapter } } };
}
