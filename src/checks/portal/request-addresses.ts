/** Issuer, Destination and AssertionConsumerService of a request against metadata and account. Shared by both accounts. */
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { ReadMetadata, ReadRequest } from './request-reading.ts';
import { metadataOf } from './request-rule.ts';
import type { RequestsSubject } from './subject.ts';

const AT = 'request/body/SAMLRequest';

export function addressFlaws(seen: ReadRequest, subject: RequestsSubject): readonly Flaw[] {
  const metadata = metadataOf(subject);
  return [...destinationFlaws(seen, subject), ...(metadata === undefined ? [cannotTell('metadata-not-seen')] : ownFlaws(seen, metadata))];
}

function destinationFlaws({ received, request }: ReadRequest, { facts: { idp } }: RequestsSubject): readonly Flaw[] {
  const wanted = received.binding === 'HTTP-Redirect' ? (idp.ssoRedirectUrl ?? idp.ssoPostUrl) : idp.ssoPostUrl;
  const seen = request.destination;
  return seen === wanted ? [] : [broken('request-destination', { params: { wanted, seen: seen ?? '–' }, at: AT, nearest: `Destination="${wanted}"` })];
}

function ownFlaws({ request }: ReadRequest, { model }: ReadMetadata): readonly Flaw[] {
  const { issuer, assertionConsumerServiceUrl: url, assertionConsumerServiceIndex: index } = request;
  const issuerFlaws = issuer === model.entityId ? [] : [broken('request-issuer', { params: { wanted: model.entityId, seen: issuer ?? '–' }, at: AT })];
  if (url === undefined && index === undefined) return [...issuerFlaws, broken('request-no-acs', { at: AT, basis: 'I' })];
  const isRegistered = url === undefined ? model.acs.some((service) => String(service.index) === index) : model.acs.some(({ location }) => location === url);
  return isRegistered ? issuerFlaws : [...issuerFlaws, broken('request-acs', { params: { seen: url ?? `index ${index ?? ''}` }, at: AT })];
}
