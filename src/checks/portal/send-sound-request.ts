/**
 * A sound SAML 2.0 AuthnRequest of this service provider to this account. Clause: BundID interface description 10.1. What the
 * OASIS schema forbids beyond names, order of magnitude and repetition of elements is not checked; the form of `ID` is another rule.
 */
import type { AuthnRequest } from '../../formats/saml-request.ts';
import { readXmlTree } from '../../formats/xml-dom.ts';
import type { Flaw } from '../flaw.ts';
import { broken } from '../flaw.ts';
import { addressFlaws } from './request-addresses.ts';
import { requestRule } from './request-rule.ts';

const XS_DATE_TIME = /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;
const OWN_BOOLEANS = ['ForceAuthn', 'IsPassive', 'AllowCreate'];

/** @requirement BID-RQ-01 */
export const sendSoundRequest = requestRule('BID-RQ-01', 'send-sound-request', (seen, subject) => [
  ...shapeFlaws(seen.request, seen.received.xml),
  ...addressFlaws(seen, subject),
]);

function shapeFlaws(request: AuthnRequest, xml: string): readonly Flaw[] {
  const wrong = (seen: string): Flaw => broken('request-invalid', { params: { seen }, at: 'request/body/SAMLRequest' });
  const children = new Set(readXmlTree(xml).children.map(({ name }) => name));
  const problems = request.problems.filter(({ code, where }) => isOfRequest(code, where, children)).map(({ code, where }) => wrong(`${code}: ${where}`));
  return [
    ...problems,
    ...(request.version === '2.0' ? [] : [wrong(`Version: ${request.version ?? '–'}`)]),
    ...(request.id === undefined ? [wrong('ID: –')] : []),
    ...(XS_DATE_TIME.test(request.issueInstant ?? '') ? [] : [wrong(`IssueInstant: ${request.issueInstant ?? '–'}`)]),
  ];
}

/** Problems of the extension belong to the rule about the extension. */
function isOfRequest(code: string, where: string, children: ReadonlySet<string>): boolean {
  if (code === 'not-an-authn-request') return true;
  if (code === 'not-a-boolean') return OWN_BOOLEANS.includes(where);
  return ['duplicate-element', 'unknown-element', 'wrong-namespace'].includes(code) && children.has(where);
}
