/**
 * The SAML library as this product uses it, one instance for each account. It builds and signs requests and judges
 * conditions and audience; the rest is ours: its cache of requests knows no browser, and its own way through a response
 * cannot read today's encryption.
 */
import { SAML } from '@node-saml/node-saml';
import { signXml } from '@node-saml/node-saml/lib/xml.js';
import { XMLSerializer } from '@xmldom/xmldom';
import type { Provider } from '../accounts/provider.ts';
import type { Faults } from '../faults.ts';
import type { KeyPair } from '../keys.ts';
import { adjustRequest } from './request-shape.ts';
import { requestExtensions } from './request-extension.ts';
import type { ServiceDescription } from './request-extension.ts';
import { requestId } from './request-id.ts';
import { NAME_ID, NS, STATUS } from './names.ts';
import { Refusal } from './refusal.ts';
import { attribute, parseXml } from './xml.ts';
import { escaped } from '../web/html.ts';
import type { Level } from '../accounts/levels.ts';
import { storkText } from '../accounts/levels.ts';

/** One account as seen by the library. */
export interface ServiceProviderOptions {
  readonly provider: Provider;
  readonly entityId: string;
  readonly acsUrl: string;
  readonly signing: KeyPair;
  readonly service: ServiceDescription;
  readonly skewMs: number;
  readonly faults: Faults;
}

/** What a request is made from; the rest is the same for each. */
export interface RequestWish {
  readonly level: Level;
  /** Where "back" at the account leads; undefined lets the account answer with a response. */
  readonly backUrl: string | undefined;
}

/** A request, with its signature inside and without. */
export interface BuiltRequest {
  readonly id: string;
  readonly xml: string;
  readonly unsignedXml: string;
}

/** Builds requests and judges assertions. */
export interface ServiceProvider {
  request(wish: RequestWish): Promise<BuiltRequest>;
  /** The signed answer to a LogoutRequest. */
  logoutResponse(wish: LogoutAnswer): string;
  /** Throws a Refusal when conditions or audience do not hold. */
  judge(assertionXml: string): Promise<void>;
}

/** What a LogoutRequest is answered with. */
export interface LogoutAnswer {
  readonly destination: string;
  readonly inResponseTo: string;
  /** Whether there was such a session. */
  readonly isDone: boolean;
}

class Library extends SAML {
  authnRequest(): Promise<string> {
    return this.generateAuthorizeRequestAsync(false, false);
  }

  async checkConditions(assertionXml: string): Promise<void> {
    await this.processValidlySignedAssertionAsync(assertionXml, '', null);
  }
}

/** Creates the service provider for one account. */
export function createServiceProvider(options: ServiceProviderOptions): ServiceProvider {
  return {
    request: async (wish) => {
      const document = parseXml(await createLibrary(options, wish).authnRequest());
      const root = document.documentElement;
      adjustRequest(root, options);
      const id = attribute(root, 'ID') ?? '';
      const unsignedXml = new XMLSerializer().serializeToString(root);
      return { id, xml: options.faults.has('request-unsigned') ? unsignedXml : sign(unsignedXml, 'AuthnRequest', options), unsignedXml };
    },
    logoutResponse: (answer) => sign(logoutResponse(answer, options), 'LogoutResponse', options),
    judge: async (assertionXml) => {
      try {
        await createLibrary(options, { level: 1, backUrl: undefined }).checkConditions(assertionXml);
      } catch (error) {
        // The texts of the library name values of the message; which rule it was is not told apart.
        throw new Refusal('conditions', 'invalid', error instanceof Error ? error.message : undefined);
      }
    },
  };
}

function createLibrary({ provider, entityId, acsUrl, service, skewMs, faults }: ServiceProviderOptions, wish: RequestWish): Library {
  const isCitizen = provider.kind === 'citizen';
  const isTransient = isCitizen || faults.has('muk-name-id-transient');
  const forgetsForceAuthn = isCitizen ? faults.has('no-force-authn') : faults.has('muk-no-force-authn');
  const hasContext = isCitizen ? !faults.has('no-level-requested') : faults.has('muk-stork-level');
  return new Library({
    issuer: entityId,
    callbackUrl: acsUrl,
    entryPoint: provider.ssoUrl,
    idpCert: [...provider.certificates],
    audience: faults.has('ignores-audience') || faults.has('ignores-addressee') ? false : entityId,
    acceptedClockSkewMs: faults.has('ignores-conditions-window') ? -1 : skewMs,
    identifierFormat: isTransient ? NAME_ID.transient : NAME_ID.persistent,
    forceAuthn: !forgetsForceAuthn,
    disableRequestedAuthnContext: !hasContext,
    authnContext: [storkText(wish.level)],
    racComparison: faults.has('comparison-exact') ? 'exact' : 'minimum',
    generateUniqueId: () => requestId(faults),
    ...(isCitizen ? { samlAuthnRequestExtensions: requestExtensions(service, wish, faults) } : {}),
  });
}

/** Core 3.7.2; whom the account names and nobody here knows is an unknown principal (3.2.2.2). */
function logoutResponse({ destination, inResponseTo, isDone }: LogoutAnswer, { entityId, faults }: ServiceProviderOptions): string {
  const code = (name: string, inner = ''): string => `<samlp:StatusCode Value="${STATUS}${name}">${inner}</samlp:StatusCode>`;
  return (
    `<samlp:LogoutResponse xmlns:samlp="${NS.samlp}" xmlns:saml="${NS.saml}" ID="${requestId(faults)}" Version="2.0" IssueInstant="${new Date().toISOString()}"` +
    ` Destination="${escaped(destination)}" InResponseTo="${escaped(inResponseTo)}"><saml:Issuer>${escaped(entityId)}</saml:Issuer>` +
    `<samlp:Status>${isDone ? code('Success') : code('Requester', code('UnknownPrincipal'))}</samlp:Status></samlp:LogoutResponse>`
  );
}

function sign(xml: string, root: string, { signing, faults }: ServiceProviderOptions): string {
  const hash = faults.has('request-sha1') ? 'sha1' : 'sha256';
  const path = `/*[local-name(.)="${root}"]`;
  const location = { reference: `${path}/*[local-name(.)="Issuer"]`, action: 'after' } as const;
  return signXml(xml, path, location, {
    // The library hands it to node:crypto as it is; its types know texts only.
    privateKey: signing.privateKey as unknown as string,
    publicCert: signing.certificate,
    signatureAlgorithm: hash,
    digestAlgorithm: hash,
  });
}
