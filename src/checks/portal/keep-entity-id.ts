/**
 * The entityID stays what it is, in the metadata of the run and in the requests. Clause: BundID interface description 6.2.2; FAQ
 * 9.2.5. Seen is one run, with a restart where the product has one; whether the name tells the operator, and what comes of it in
 * later years, is not. That requests name the entityID of the metadata is a rule of its own (BID-RQ-01).
 */
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import { isRead, readMetadata, readRequest } from './request-reading.ts';
import type { RequestsSubject } from './subject.ts';

/** A name, and where it stands. */
interface Named {
  readonly name: string;
  readonly exchange: { readonly id: string };
}

/** @requirement BID-MD-05 */
export const keepEntityId: Check<RequestsSubject> = {
  id: 'keep-entity-id',
  requirement: 'BID-MD-05',
  run({ metadata, laterMetadata = [], requests }) {
    const documents = [...(metadata === undefined ? [] : [metadata]), ...laterMetadata].map(readMetadata);
    const published = documents.filter(isRead).map(({ exchange, model }): Named => ({ name: model.entityId, exchange }));
    const issuers = requests
      .map(readRequest)
      .flatMap((reading) => (isRead(reading) && reading.request.issuer !== undefined ? [{ name: reading.request.issuer, exchange: reading.exchange }] : []));
    const changes = [...changeIn(published), ...changeIn(issuers)];
    const isSeenTwice = published.length > 1 || issuers.length > 1;
    const unread = documents.find((reading) => !isRead(reading));
    const flaws = changes.length > 0 || (isSeenTwice && unread === undefined) ? changes : [openFlaw(unread?.exchange)];
    return flaws.map((flaw) => findingOf('BID-MD-05', flaw, placesOf([...published, ...issuers].slice(0, 1).map(({ exchange }) => exchange))));
  },
};

/** The first name that is another one than the first. */
function changeIn(named: readonly Named[]): readonly Flaw[] {
  const [first] = named;
  const other = named.find(({ name }) => name !== first?.name);
  if (first === undefined || other === undefined) return [];
  return [broken('entity-id-changed', { params: { before: first.name, after: other.name }, evidence: placesOf([first.exchange, other.exchange]) })];
}

function openFlaw(unread: Named['exchange'] | undefined): Flaw {
  return unread === undefined
    ? cannotTell('entity-id-seen-once')
    : cannotTell('metadata-not-fetched-again', { cause: 'product', evidence: placesOf([unread]) });
}
