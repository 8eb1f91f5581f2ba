/**
 * The extension is there, in version 2. Clause: BundID interface description 9. Members that the description does not have, or
 * has once only, are a remark of ours.
 */
import { AKDB_REQUEST } from '../../formats/saml-names.ts';
import { readXmlTree } from '../../formats/xml-dom.ts';
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';
const REQUEST_BOOLEANS = ['ForceAuthn', 'IsPassive', 'AllowCreate'];

/** @requirement BID-RQ-04 */
export const sendExtensionVersion2 = requestRule('BID-RQ-04', 'send-extension-version-2', ({ request, received: { xml } }) => {
  const { extension, problems } = request;
  if (extension === undefined)
    return [broken('extension-missing', { at: AT, nearest: `<akdb:AuthenticationRequest xmlns:akdb="${AKDB_REQUEST}" Version="2">` })];
  const wrong = extension.version === '2' ? [] : [broken('extension-version', { params: { seen: extension.version ?? '–' }, at: AT, nearest: 'Version="2"' })];
  const children = new Set(readXmlTree(xml).children.map(({ name }) => name));
  const odd = problems.filter(({ code, where }) => {
    if (code === 'several-extensions') return true;
    if (code === 'not-a-boolean') return !REQUEST_BOOLEANS.includes(where);
    return ['duplicate-element', 'unknown-element', 'wrong-namespace'].includes(code) && !children.has(where);
  });
  return [...wrong, ...odd.map(({ code, where }) => broken('extension-odd', { params: { seen: `${code}: ${where}` }, at: AT, basis: 'I' }))];
});
