/** URIs of a category comprise the service that its organisation offers. Our reading of DVDV2 API 2.15.0, findServiceSpecificationUrisByCategory. */
import { broken, cannotTell } from '../flaw.ts';
import { objectsIn, textAt, textsIn } from './answer-reading.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-062 */
export const listOfferedServices = contentRule(
  'DVDV-DIR-062',
  'list-offered-services',
  'findServiceSpecificationUrisByCategory',
  (value, answer, { entries }) => {
    const wanted = entries.known?.serviceSpecificationUri;
    if (wanted === undefined || !Array.isArray(value)) return [cannotTell('directory-not-asked')];
    const uris = [...textsIn(value), ...objectsIn(value).flatMap((entry) => textAt(entry, 'serviceSpecificationUri') ?? [])];
    if (uris.includes(wanted)) return [];
    const isReadable = value.length === uris.length;
    return !isReadable
      ? [cannotTell('directory-answer-unreadable', { params: { function: answer.function } })]
      : [broken('service-not-listed', { params: { uri: wanted, listed: uris.length }, at: 'response/body' })];
  },
);
