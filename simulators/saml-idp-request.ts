/**
 * What arrives at a single sign-on endpoint: read within bounds, matched with a registered service provider, its signature
 * verified with that provider's keys. Where a signature is valid the request is read again from what it covers, so that
 * nothing outside the signature counts.
 */
import { SamlReadingError, readPostForm, readRedirectQuery, verifyRedirectSignature } from '../src/formats/saml-message.ts';
import type { ReceivedSaml, SamlBinding, SamlReadingCode } from '../src/formats/saml-message.ts';
import type { ConsumerService, ServiceProviderMetadata } from '../src/formats/saml-metadata.ts';
import { readAuthnRequest } from '../src/formats/saml-request.ts';
import type { AuthnRequest } from '../src/formats/saml-request.ts';
import { verifyXml } from '../src/formats/xml-signature.ts';
import type { XmlVerification } from '../src/formats/xml-signature.ts';
import { postServices } from './saml-idp-service-providers.ts';
import type { ServiceProviders } from './saml-idp-service-providers.ts';

/** `unverifiable`: signed, and there is no key to verify with. */
export interface SignatureFinding {
  readonly state: 'valid' | 'absent' | 'invalid' | 'unverifiable';
  /** URI of the algorithm, as written. */
  readonly algorithm?: string;
  readonly reason?: string;
}

/** A request with everything that rules look at. */
export interface RequestFacts {
  readonly binding: SamlBinding;
  /** Absent when the message cannot be read; `unreadable` says why. */
  readonly received?: ReceivedSaml;
  readonly unreadable?: SamlReadingCode;
  readonly request?: AuthnRequest;
  /** Registered under the issuer. */
  readonly provider?: ServiceProviderMetadata;
  readonly signature: SignatureFinding;
  /** Where the answer goes; absent when the request names an address that is not registered. */
  readonly consumer?: ConsumerService;
  /** Where it should have been sent. */
  readonly ssoUrl: string;
  /** Milliseconds since the epoch, of the tenant's clock. */
  readonly now: number;
  /** A request with this ID came before. */
  readonly isRepeated: boolean;
  readonly maxAgeSeconds?: number;
  /** Version 2 of the AKDB extension is enforced; of no meaning elsewhere. */
  readonly enforcesVersion2: boolean;
}

export interface ArrivedMessage {
  readonly binding: SamlBinding;
  /** Body of a form, or query as sent. */
  readonly text: string;
  readonly ssoUrl: string;
  readonly now: number;
  readonly maxAgeSeconds?: number | undefined;
  readonly enforcesVersion2: boolean;
}

const ABSENT: SignatureFinding = { state: 'absent' };

/**
 * Gathers the facts. Never throws because of the message.
 * @param isRepeated asked with issuer and ID of a request that can be read
 */
export function gatherFacts(arrived: ArrivedMessage, providers: ServiceProviders, isRepeated: (issuer: string, id: string) => boolean): RequestFacts {
  const { text, maxAgeSeconds, ...rest } = arrived;
  const base = { ...rest, ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }), signature: ABSENT, isRepeated: false };
  try {
    const received = arrived.binding === 'HTTP-POST' ? readPostForm(new URLSearchParams(text), 'SAMLRequest') : readRedirectQuery(text, 'SAMLRequest');
    const claimed = readAuthnRequest(received.xml);
    const provider = providers.find(claimed.issuer ?? '')?.metadata;
    const { request, signature } = verified(received, claimed, provider);
    const consumer = provider === undefined ? undefined : consumerOf(request, provider);
    return {
      ...base,
      received,
      request,
      signature,
      isRepeated: request.issuer !== undefined && request.id !== undefined && isRepeated(request.issuer, request.id),
      ...(provider === undefined ? {} : { provider }),
      ...(consumer === undefined ? {} : { consumer }),
    };
  } catch (error) {
    if (!(error instanceof SamlReadingError)) throw error;
    return { ...base, unreadable: error.code };
  }
}

interface VerifiedRequest {
  readonly request: AuthnRequest;
  readonly signature: SignatureFinding;
}

function verified(received: ReceivedSaml, claimed: AuthnRequest, provider: ServiceProviderMetadata | undefined): VerifiedRequest {
  const isSigned = received.binding === 'HTTP-POST' ? claimed.hasSignature : received.query?.signature !== undefined;
  if (!isSigned) return { request: claimed, signature: ABSENT };
  const certificates = provider?.signingCertificates ?? [];
  if (certificates.length === 0) return { request: claimed, signature: { state: 'unverifiable' } };
  if (received.binding === 'HTTP-Redirect') return { request: claimed, signature: findingOf(verifyRedirectSignature(received, certificates), true) };
  const verification = verifyXml(received.xml, certificates);
  // The signature must be that of the message itself: what it covers is what was asked.
  const covered = verification.isValid && verification.signed !== undefined ? readAuthnRequest(verification.signed) : undefined;
  const isOfMessage = covered?.id !== undefined && covered.id === claimed.id && covered.issuer === claimed.issuer && verification.signedId === claimed.id;
  return { request: isOfMessage ? { ...covered, hasSignature: true } : claimed, signature: findingOf(verification, isOfMessage) };
}

function findingOf({ isValid, algorithm, reason }: XmlVerification, isOfMessage: boolean): SignatureFinding {
  const why = reason ?? (isOfMessage ? undefined : 'reference');
  return {
    state: isValid && isOfMessage ? 'valid' : 'invalid',
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(why === undefined ? {} : { reason: why }),
  };
}

/** Core 3.4.1: by address or by index, exactly as registered; else the default of the metadata. */
function consumerOf(request: AuthnRequest, provider: ServiceProviderMetadata): ConsumerService | undefined {
  const services = postServices(provider);
  const { assertionConsumerServiceUrl: url, assertionConsumerServiceIndex: index } = request;
  if (url !== undefined) return services.find(({ location }) => location === url);
  if (index !== undefined) return services.find((service) => String(service.index) === index);
  return services.find(({ isDefault }) => isDefault) ?? services[0];
}
