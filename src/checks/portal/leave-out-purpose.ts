/**
 * Purpose is not sent, and with simple HTML at most. Clause: BundID interface description 9.5. The full list of allowed elements
 * is not public: what goes beyond the known ones warns, scripts, handlers and other links than https are broken.
 */
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';
const FORBIDDEN = /<\s*(?:script|iframe|object|embed|style|form|svg)\b|\son[a-z]{2,20}\s*=|\bhref\s*=\s*["']?\s*(?!["']?https:)[^\s"'>]/i;
const KNOWN = ['h1', 'p', 'a', 'b', 'i'];

/** @requirement BID-RQ-17 */
export const leaveOutPurpose = requestRule('BID-RQ-17', 'leave-out-purpose', ({ request: { extension } }) => {
  const purpose = extension?.display?.purpose ?? '';
  if (purpose === '') return [];
  if (FORBIDDEN.test(purpose)) return [broken('purpose-forbidden-html', { at: AT })];
  const other = [...purpose.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name = '']) => name.toLowerCase()).filter((name) => !KNOWN.includes(name));
  return [
    broken('purpose-sent', { at: AT }),
    ...(other.length === 0 ? [] : [broken('purpose-other-html', { params: { seen: [...new Set(other)].join(', ') }, at: AT, basis: 'I' })]),
  ];
});
