/** Both back links are URL-encoded in the link to the payment page: their own signs do not end or split them. Client practice. */
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule } from './payment-rule.ts';

const LINKS = ['backlinkSuccess', 'backlinkAbort'];

/** @requirement EPBL-020 */
export const encodeBackLinks = applicationRule('EPBL-020', 'encode-back-links', ({ attempts }) => {
  const page = attempts.find(({ pageUrl }) => pageUrl !== undefined)?.pageUrl;
  if (page === undefined) return [cannotTell('fee-not-begun')];
  const query = page.slice(page.indexOf('?') + 1).split('&');
  return LINKS.flatMap((name) => {
    const raw = query.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
    const isEncoded = raw !== undefined && !raw.includes('://') && URL.canParse(decoded(raw));
    return isEncoded ? [] : [broken('fee-links-raw', { params: { name, seen: raw ?? '-' } })];
  });
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}
