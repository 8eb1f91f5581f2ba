/**
 * Addresses as a browser compares them: origin, site, loopback. Different ports of loopback count as different sites here
 * unless the portal owns them, because account and portal never share a site in operation (HTML, "site"; Secure Contexts, 3.1).
 */
import { getPublicSuffix } from 'tough-cookie';

/** @returns an http or https address without fragment; undefined for anything else */
export function absolute(reference: string | undefined, base?: string): string | undefined {
  if (reference === undefined || !URL.canParse(reference, base)) return undefined;
  const url = new URL(reference, base);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

export function originOf(url: string): string {
  return new URL(url).origin;
}

/** How two addresses are to each other, by the words of `Sec-Fetch-Site`. */
export type SiteRelation = 'same-origin' | 'same-site' | 'cross-site';

/** @param ownOrigins origins of the portal, which are one site wherever they share a host */
export function relationOf(from: string, to: string, ownOrigins: ReadonlySet<string>): SiteRelation {
  const [a, b] = [new URL(from), new URL(to)];
  if (a.origin === b.origin) return 'same-origin';
  if (a.protocol !== b.protocol) return 'cross-site';
  const isOwn = ownOrigins.has(a.origin) && ownOrigins.has(b.origin);
  if (isLocal(a.hostname) || isLocal(b.hostname)) return a.hostname === b.hostname && isOwn ? 'same-site' : 'cross-site';
  return siteOf(a.hostname) === siteOf(b.hostname) ? 'same-site' : 'cross-site';
}

/** Loopback, and numbers and single names in general: they have no registrable domain. */
function isLocal(hostname: string): boolean {
  return hostname.startsWith('[') || /^[\d.]+$/.test(hostname) || !hostname.includes('.') || hostname.endsWith('.localhost');
}

function siteOf(hostname: string): string {
  return getPublicSuffix(hostname, { ignoreError: true }) ?? hostname;
}
