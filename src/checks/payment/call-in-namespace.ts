/** The element of an ePayBL operation is in the namespace of the interface, as the one child of a SOAP 1.1 body. Client practice. */
import { childOf, readXmlTree } from '../../formats/xml-tree.ts';
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { CallsSubject } from './subject.ts';

const REQUIREMENT = 'EPBL-010';
const NAMESPACE = 'http://www.bff.bund.de/ePayment';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const LIMITS = { maxSizeBytes: 1_048_576, maxDepth: 30, maxTags: 5_000 };
const MOST_EVIDENCE = 3;

/** @requirement EPBL-010 */
export const callInNamespace: Check<CallsSubject> = {
  id: 'call-in-namespace',
  requirement: REQUIREMENT,
  run({ calls }) {
    if (calls.length === 0) return [findingOf(REQUIREMENT, cannotTell('fee-creation-not-seen'), [])];
    const wrong = calls.filter(({ request }) => !isRight(request.body.text ?? ''));
    return wrong.length === 0
      ? []
      : [findingOf(REQUIREMENT, broken('fee-namespace', { params: { count: wrong.length } }), placesOf(wrong.slice(0, MOST_EVIDENCE), 'request/body'))];
  },
};

function isRight(text: string): boolean {
  const reading = readXmlTree(Buffer.from(text), LIMITS);
  if (reading.kind !== 'tree' || reading.root.name !== 'Envelope' || reading.root.namespace !== SOAP) return false;
  const children = childOf(reading.root, 'Body', SOAP)?.children ?? [];
  return children.length === 1 && children[0]?.namespace === NAMESPACE;
}
