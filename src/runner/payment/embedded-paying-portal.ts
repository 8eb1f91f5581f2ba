/**
 * The embedded portal that takes fees: the reference product of this repository, started as a process of its own with everything a vendor
 * would enter by hand. It doubles as the product in which the proof tool arms faults.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Capability } from '../../core/requirement.ts';
import type { PaymentArrangements } from '../../drivers/payment/target.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../formats/certificate-issuing.ts';
import { suiteVersion } from '../environment.ts';
import { startReferenceProcess } from '../reference-process.ts';
import type { ReferenceChanges } from '../reference-process.ts';
import type { PayingLoaded, PaymentAddresses, RunningPayingPortal } from './paying-loaded.ts';

export interface EmbeddedPayingOptions extends ReferenceChanges {
  /** Profile that is run. */
  readonly profile: string;
}

const PRODUCT = 'Referenz-Bezahlportal';
const CAPABILITIES: readonly Capability[] = ['adapter', 'fit-connect-bridge', 'xbezahldienste', 'pmpayment', 'girocheckout', 'epaybl'];
/** The reference knows a result within half a second; what takes longer is one of its faults. */
const DEADLINE_SECONDS = 2;
const POLL_SECONDS = 0.04;
const DAY_MS = 86_400_000;
const PAIR = { originatorId: 'auskunft-aus-dem-register', endPointId: '12002312' };
const BEWIRTSCHAFTER = '0815';
const MANDANT = '4711';
const AGS = '12002312';
const PROCEDURE = 'auskunft';
const PROJECT = { merchantId: '1234567', projectId: '12345' };

/** The embedded portal, ready to be run. */
export async function loadEmbeddedPayingPortal(options: EmbeddedPayingOptions): Promise<PayingLoaded> {
  const now = Date.now();
  const secret = (): string => randomBytes(24).toString('base64url');
  const [token, salt, projectPassword] = [secret(), secret(), secret()];
  const identity = await issueCertificate({ subject: 'CN=Bezahlportal, O=Pruefstand', notBefore: now - DAY_MS, notAfter: now + 365 * DAY_MS });
  const { certificate } = identity;
  const arrangements: Required<PaymentArrangements> = {
    xbezahldienste: { ...PAIR, client: { kind: 'mtls', certificate } },
    epaybl: { mandantNr: MANDANT, bewirtschafterNr: BEWIRTSCHAFTER, certificate },
    pmpayment: { ags: AGS, procedure: PROCEDURE, salt },
    girocheckout: { ...PROJECT, projectPassword },
  };
  return {
    room: 'paying-portal',
    target: {
      kind: 'embedded',
      profile: options.profile,
      product: { name: PRODUCT, version: suiteVersion(), vendor: 'Prüfstand' },
      deadlineSeconds: DEADLINE_SECONDS,
      adapter: { token },
      capabilities: new Set(CAPABILITIES),
    },
    listen: { hostname: '127.0.0.1', names: ['localhost'], servicePort: 0, controlPort: 0 },
    arrangements,
    usesTls: true,
    start: async (addresses) => startReference(options, { identity, arrangements, token }, addresses),
  };
}

interface Secrets {
  readonly identity: IssuedCertificate;
  readonly arrangements: Required<PaymentArrangements>;
  readonly token: string;
}

async function startReference(options: EmbeddedPayingOptions, secrets: Secrets, addresses: PaymentAddresses): Promise<RunningPayingPortal> {
  const { identity, token } = secrets;
  const product = await startReferenceProcess({
    name: PRODUCT,
    reference: 'bezahlportal',
    changes: options,
    settings: ({ path, write }) => ({
      DATA_DIR: join(path, 'data'),
      ...settingsOf(secrets, addresses),
      CLIENT_CERT_FILE: write('client.pem', identity.certificate),
      CLIENT_KEY_FILE: write('client-key.pem', identity.key),
      ...(addresses.authorityCert === undefined ? {} : { CA_FILE: write('ca.pem', addresses.authorityCert) }),
      POLL_SECONDS: String(POLL_SECONDS),
      ADAPTER_TOKEN: token,
    }),
  });
  return { ...product, portal: { adapter: { url: product.adapterUrl, token } } };
}

function settingsOf({ arrangements: { pmpayment, girocheckout } }: Secrets, addresses: PaymentAddresses): Readonly<Record<string, string>> {
  return {
    XBEZAHLDIENSTE_URL: addresses.xbezahldiensteUrl,
    XBEZAHLDIENSTE_ORIGINATOR: PAIR.originatorId,
    XBEZAHLDIENSTE_ENDPOINT: PAIR.endPointId,
    EPAYBL_URL: addresses.epayblUrl,
    EPAYBL_PAGE_URL: addresses.paypageUrl,
    EPAYBL_MANDANT: MANDANT,
    EPAYBL_BEWIRTSCHAFTER: BEWIRTSCHAFTER,
    PMPAYMENT_URL: addresses.pmPaymentUrl,
    PMPAYMENT_AGS: AGS,
    PMPAYMENT_PROCEDURE: PROCEDURE,
    PMPAYMENT_SALT: pmpayment.salt,
    GIROCHECKOUT_URL: addresses.giroCheckoutUrl,
    GIROCHECKOUT_MERCHANT: PROJECT.merchantId,
    GIROCHECKOUT_PROJECT: PROJECT.projectId,
    GIROCHECKOUT_PASSWORD: girocheckout.projectPassword,
  };
}
