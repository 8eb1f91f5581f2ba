/**
 * The cookies of one browser (RFC 6265bis, as browsers of today do it): Secure, HttpOnly, SameSite, name prefixes, with
 * loopback counted as secure. Cookies without SameSite go along with a form from another site, as browsers let them within
 * their first two minutes. Values leave this file in requests only; elsewhere a digest stands for them.
 */
import { Cookie, CookieJar } from 'tough-cookie';

/** A cookie without its value. */
export interface CookieView {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly isSecure: boolean;
  readonly isHttpOnly: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | 'unset';
  /** It has an end of its own instead of ending with the browser. */
  readonly isPersistent: boolean;
  /** Equal for equal values within one driver. */
  readonly valueDigest: string;
}

/** What kind of request asks for cookies: from the same site or typed, a link from elsewhere, a form from elsewhere. */
export type CookieContext = 'strict' | 'lax' | 'none';

export interface Cookies {
  /** Takes over `Set-Cookie` headers; what a browser would refuse is refused silently. */
  store(url: string, headers: readonly string[]): void;
  /** @returns value of the `Cookie` header, empty without cookies */
  header(url: string, context: CookieContext): string;
  views(): readonly CookieView[];
  /** Another browser with the same cookies, as after a theft; what happens to one does not touch the other. */
  copy(): Cookies;
  clear(): void;
}

/** As browsers bound them; a hostile portal must not fill the memory. */
const MAX_COOKIES = 300;
const MAX_COOKIE_CHARACTERS = 4_096;

/** @param digest stands for values, `createRedactor` has one */
export function createCookies(digest: (value: string) => string, jar: CookieJar = new CookieJar()): Cookies {
  const all = (): readonly Cookie[] => [...(jar.serializeSync()?.cookies ?? [])].flatMap((known) => Cookie.fromJSON(known) ?? []);
  return {
    store(url, headers) {
      for (const header of headers.slice(0, MAX_COOKIES)) {
        const cookie = header.length > MAX_COOKIE_CHARACTERS ? undefined : Cookie.parse(header);
        if (cookie === undefined || (isForEverySite(header) && !cookie.secure)) continue;
        jar.setCookieSync(cookie, url, { ignoreError: true });
      }
      if (all().length > MAX_COOKIES) jar.removeAllCookiesSync();
    },
    header: (url, context) => jar.getCookieStringSync(url, { sameSiteContext: context }),
    views: () => all().map((cookie) => viewOf(cookie, digest)),
    copy: () => createCookies(digest, jar.cloneSync() ?? new CookieJar()),
    clear() {
      jar.removeAllCookiesSync();
    },
  };
}

/** Browsers refuse `SameSite=None` without `Secure`. */
function isForEverySite(header: string): boolean {
  return header.split(';').some((part) => part.trim().toLowerCase().replaceAll(' ', '') === 'samesite=none');
}

function viewOf(cookie: Cookie, digest: (value: string) => string): CookieView {
  const { key, value, domain, path, secure, httpOnly, sameSite } = cookie;
  return {
    name: key,
    domain: domain ?? '',
    path: path ?? '/',
    isSecure: secure,
    isHttpOnly: httpOnly,
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : 'unset',
    isPersistent: cookie.isPersistent(),
    valueDigest: digest(value),
  };
}
