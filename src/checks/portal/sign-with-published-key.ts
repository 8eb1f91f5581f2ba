/**
 * Metadata hold the key that requests are signed with. Clause: BundID interface description 9; that the key comes from the
 * metadata is inferred. A request without signature is not a matter of this check.
 */
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { isRead, readRequest } from './request-reading.ts';
import { metadataOf } from './request-rule.ts';
import { signatureOf } from './request-signature.ts';
import type { RequestsSubject } from './subject.ts';

/** @requirement BID-MD-07 */
export const signWithPublishedKey: Check<RequestsSubject> = {
  id: 'sign-with-published-key',
  requirement: 'BID-MD-07',
  run(subject) {
    const metadata = metadataOf(subject);
    if (metadata === undefined)
      return [findingOf('BID-MD-07', cannotTell('metadata-not-seen'), placesOf(subject.metadata === undefined ? [] : [subject.metadata]))];
    const place = [{ exchange: metadata.exchange.id, at: metadata.at }];
    const keys = metadata.model.signingCertificates;
    if (keys.length === 0) return [findingOf('BID-MD-07', broken('metadata-no-key', { params: { use: 'signing' } }), place)];
    return judgeSignatures(subject, keys);
  },
};

function judgeSignatures({ requests }: RequestsSubject, keys: readonly string[]): readonly Finding[] {
  const signatures = requests.flatMap((exchange) => {
    const reading = readRequest(exchange);
    const signature = isRead(reading) ? signatureOf(reading, keys) : undefined;
    return signature?.isPresent === true ? [{ exchange, signature }] : [];
  });
  if (signatures.length === 0) return [findingOf('BID-MD-07', cannotTell('no-signed-request', { cause: 'product' }), placesOf(requests))];
  const foreign = signatures.filter(({ signature }) => signature.state === 'wrong').map(({ exchange }) => exchange);
  if (foreign.length > 0) return [findingOf('BID-MD-07', broken('request-signature-other-key'), placesOf(foreign, 'request'))];
  const unclear = signatures.filter(({ signature }) => signature.state === 'unverifiable');
  return unclear
    .slice(0, 1)
    .map(({ exchange, signature: { algorithm = '–' } }) =>
      findingOf('BID-MD-07', cannotTell('request-signature-unverifiable', { params: { algorithm }, cause: 'suite' }), placesOf([exchange], 'request')),
    );
}
