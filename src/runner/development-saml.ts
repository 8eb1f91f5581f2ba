/** Accounts of `simulate` that log people and organisations in by SAML, and the metadata of the services that use them. */
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { AccountTenantSeed } from '../core/account-control.ts';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { createAccountControlClient } from '../../simulators/account-control-client.ts';
import type { AccountSimulator, AccountSimulatorOptions } from '../../simulators/account-simulator.ts';
import { createSamlIdpKeys } from '../../simulators/saml-idp-keys.ts';
import type { SamlIdpKeys } from '../../simulators/saml-idp-keys.ts';
import { whyUnusable } from '../../simulators/saml-idp-service-providers.ts';
import { CONTROL, kept, serve, TENANT } from './development-accounts.ts';
import type { DevelopmentSystem, SystemOptions, SystemRow } from './development-accounts.ts';

interface Account {
  readonly title: Bilingual;
  /** In the subject of its certificates. */
  readonly name: string;
  /** Below the folder of the development set-up. */
  readonly folder: string;
  readonly make: (options: AccountSimulatorOptions) => AccountSimulator;
}

/** Starts an account; services are those of the metadata given, and those that are registered through the control interface later. */
export function accountOf({ title, name, folder: own, make }: Account): (options: SystemOptions) => Promise<DevelopmentSystem> {
  return async ({ folder, now, port, metadata, onExchange, eidClientUrl }) => {
    const keys = await kept(join(folder, own, 'keys.json'), now, async () => createSamlIdpKeys({ name, now }));
    const served = await serve({ port, onExchange, make: (recorder, baseUrl) => make({ baseUrl, keys, recorder }) });
    try {
      const rows = await rowsOf(
        served.controlUrl,
        { serviceProviders: metadata, ...(eidClientUrl === undefined ? {} : { eid: { clientUrl: eidClientUrl } }) },
        keys,
      );
      return { title, rows, [Symbol.asyncDispose]: async () => served[Symbol.asyncDispose]() };
    } catch (error) {
      await served[Symbol.asyncDispose]();
      throw error;
    }
  };
}

async function rowsOf(controlUrl: string, seed: Omit<AccountTenantSeed, 'id'>, { signing }: SamlIdpKeys): Promise<readonly SystemRow[]> {
  const control = createAccountControlClient({ url: controlUrl, tenant: TENANT });
  const { entityId, metadataUrl, ssoPostUrl, ssoRedirectUrl, sloPostUrl } = await control.createTenant({ id: TENANT, ...seed });
  const services = await control.serviceProviders();
  return [
    [{ de: 'entityID', en: 'entityID' }, entityId],
    [{ de: 'Metadaten', en: 'Metadata' }, metadataUrl],
    [{ de: 'Anmeldung, HTTP-POST', en: 'Login, HTTP-POST' }, ssoPostUrl],
    ...row({ de: 'Anmeldung, HTTP-Redirect', en: 'Login, HTTP-Redirect' }, ssoRedirectUrl),
    ...row({ de: 'Abmeldung, HTTP-POST', en: 'Logout, HTTP-POST' }, sloPostUrl),
    [{ de: 'Signaturzertifikat, SHA-256', en: 'Signing certificate, SHA-256' }, new X509Certificate(signing.certificate).fingerprint256],
    ...services.flatMap(({ entityId: name }) => row({ de: 'Dienst', en: 'Service' }, name)),
    [CONTROL, controlUrl],
  ];
}

function row(label: Bilingual, value: string | undefined): readonly SystemRow[] {
  return value === undefined ? [] : [[label, value]];
}

/** Text of a metadata document that a login could be answered with. @throws ERR_CONFIG_INVALID for any other */
export function requireServiceProvider(text: string, file: string): string {
  const reason = whyUnusable(text);
  if (reason === undefined) return text;
  throw new TranslatedError(
    'ERR_CONFIG_INVALID',
    { de: `Die SAML-Metadaten sind nicht verwendbar: ${reason.de}.`, en: `The SAML metadata cannot be used: ${reason.en}.` },
    {
      place: file,
      mend: {
        de: 'Die Metadaten des Dienstes nehmen, mit AssertionConsumerService und Verschlüsselungsschlüssel.',
        en: 'Take the metadata of the service, with an AssertionConsumerService and a key for encryption.',
      },
    },
  );
}
