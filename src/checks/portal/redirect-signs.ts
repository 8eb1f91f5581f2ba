/** Whether a foreign address got power over the browser: redirect, refresh, link or form, an injected header, or BackURL. */
import type { RawHeader } from '../../core/exchange.ts';
import type { AttackSubject } from './attack-subject.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { isRead, readRequest } from './request-reading.ts';

const MOST_CHARACTERS = 65_536;
/** Attributes that take a browser somewhere, value in either kind of quotes. */
const TARGETS = /\b(?:href|action|formaction|src)\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})')/gi;
const REFRESH = /http-equiv\s*=\s*["']?refresh["']?[^>]{0,200}?url\s*=\s*([^"'>\s]{1,2000})/gi;

export function redirectFlaws({ answers, evil, requests = [] }: AttackSubject): readonly Flaw[] {
  if (evil.length === 0 || !answers.some(({ response }) => response !== undefined)) return [cannotTell('attack-effect-not-seen')];
  const leads = (value: string): boolean => evil.some((mark) => value.trim().toLowerCase().startsWith(mark.toLowerCase()));
  const injected = requests.find((exchange) => {
    const reading = readRequest(exchange);
    const backUrl = isRead(reading) ? reading.request.extension?.display?.backUrl : undefined;
    return backUrl !== undefined && evil.some((mark) => backUrl.includes(mark));
  });
  const away = answers.find(
    ({ response }) => response !== undefined && (isLed(response.headers, evil, leads) || linksIn(response.body.text ?? '').some(leads)),
  );
  return [
    ...(away === undefined ? [] : [broken('attack-redirected', { evidence: [{ exchange: away.id, at: 'response' }] })]),
    ...(injected === undefined ? [] : [broken('attack-in-back-url', { evidence: [{ exchange: injected.id, at: 'request/body/SAMLRequest' }] })]),
  ];
}

function isLed(headers: readonly RawHeader[], evil: readonly string[], leads: (value: string) => boolean): boolean {
  return headers.some(([name, value]) => {
    const known = name.toLowerCase();
    if (known === 'location') return leads(value);
    if (known === 'refresh') return leads(value.replace(/^[^;,]{0,20}[;,]\s*url\s*=\s*/i, ''));
    return evil.some((mark) => mark.toLowerCase() === known);
  });
}

function linksIn(html: string): readonly string[] {
  const bounded = html.slice(0, MOST_CHARACTERS);
  const targets = [...bounded.matchAll(TARGETS)].map(([, double, single]) => double ?? single ?? '');
  return [...targets, ...[...bounded.matchAll(REFRESH)].map(([, url = '']) => url)].map(unescaped);
}

function unescaped(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/').replaceAll('&#47;', '/').replaceAll('&#x3A;', ':').replaceAll('&#58;', ':');
}
