/**
 * The simulated BundID for service providers of others: one host, one tenant per stack with the algorithms that the stack reads, and
 * all cases of the attack catalogue on offer. None of the stacks can send the AKDB extension: version 2 of it is not enforced.
 */
import { randomBytes } from 'node:crypto';
import type { AccountAddresses, AccountControlClient } from '../../../src/core/account-control.ts';
import { issueCertificate } from '../../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../../src/formats/certificate-issuing.ts';
import { startHost } from '../../../src/transport/host.ts';
import type { Host } from '../../../src/transport/host.ts';
import { createRecorder } from '../../../src/transport/recorder.ts';
import { createBundid, createControlClient } from '../../../simulators/bundid/index.ts';
import { ATTACKS } from '../../../simulators/saml-attacks.ts';
import type { Attack } from '../../../simulators/saml-attacks.ts';
import type { DeviationContext, SealPlan } from '../../../simulators/saml-idp-deviation.ts';
import { createSamlIdpKeys } from '../../../simulators/saml-idp-keys.ts';
import type { SamlIdpKeys } from '../../../simulators/saml-idp-keys.ts';
import type { SamlStack } from './stack.ts';

export interface SimulatedAccount extends AsyncDisposable {
  readonly url: string;
  readonly signing: IssuedCertificate;
  readonly encryption: IssuedCertificate;
  /** A tenant for the stack. */
  open(stack: SamlStack): Promise<{ readonly control: AccountControlClient; readonly idp: AccountAddresses; readonly metadata: string }>;
}

const DAY_MS = 86_400_000;

/** BundID signs the assertion; cases that need a signed response get one, signed instead, and have a valid form beside them. */
export const CASES: readonly Attack[] = [...ATTACKS.map(asPossible), ...ATTACKS.filter(({ id }) => id === 'VAL-both-signed').map(responseSigned)];

function asPossible(attack: Attack): Attack {
  return attack.needs.includes('signed-response') ? { ...attack, plan: (plan, context) => changed(attack, { ...plan, signs: 'response' }, context) } : attack;
}

function changed({ plan: change }: Attack, plan: SealPlan, context: DeviationContext): SealPlan {
  return change === undefined ? plan : change(plan, context);
}

function responseSigned(valid: Attack): Attack {
  return { ...valid, id: 'VAL-response-signed', plan: (plan) => ({ ...plan, signs: 'response' }) };
}

export async function startAccount(): Promise<SimulatedAccount> {
  const now = Date.now();
  const issue = async (purpose: string): Promise<IssuedCertificate> =>
    issueCertificate({ subject: `CN=Dienst ${purpose} (nur zum Testen)`, keyKind: 'RSA-2048', notBefore: now - DAY_MS, notAfter: now + DAY_MS, keyUsage: [] });
  const keysOf = async (name: string): Promise<SamlIdpKeys> => createSamlIdpKeys({ name, now, kind: 'RSA-2048' });
  const [own, other, signing, encryption] = await Promise.all([keysOf('BundID'), keysOf('MUK'), issue('1'), issue('2')]);
  // The key of another kind of account signs in one of the cases.
  const keys = { ...own, beside: other.signing };
  const served: { host?: Host } = {};
  const recorder = createRecorder({ salt: randomBytes(16).toString('base64url') });
  const simulator = createBundid({ baseUrl: () => served.host?.url ?? '', keys, recorder, deviations: CASES });
  const host = await startHost({ simulator });
  served.host = host;
  const controlHost = await startHost({ simulator: simulator.control });
  return {
    url: host.url,
    signing,
    encryption,
    async open({ name, cryptoProfile }) {
      const tenant = name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
      const control = createControlClient({ url: controlHost.url, tenant });
      const idp = await control.createTenant({ id: tenant, cryptoProfile, enforcesVersion2: false });
      return { control, idp, metadata: await (await fetch(idp.metadataUrl)).text() };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([host.close(), controlHost.close()]);
    },
  };
}
