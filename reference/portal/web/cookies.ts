/**
 * The two cookies of this product. The session cookie stays at home (`SameSite=Lax`); the cookie of an open login has to
 * come along when the account posts its response from another site, so it is `SameSite=None; Secure`. Over plain http,
 * which is possible on this machine only, browsers refuse that combination, and both are `Lax`.
 */
import type { Faults } from '../faults.ts';

/** Names of the cookies. */
export const SESSION_COOKIE = 'sitzung';
export const LOGIN_COOKIE = 'anmeldung';

/** Writes `Set-Cookie` values. */
export interface Cookies {
  readonly session: (id: string) => string;
  readonly login: (handle: string) => string;
  readonly forget: (name: string) => string;
}

/** Creates the writer; `isSecure` is false only for plain http on this machine. */
export function createCookies(isSecure: boolean, faults: Faults): Cookies {
  const crossSite = isSecure ? 'None' : 'Lax';
  const loginSite = faults.has('strict-cookie') ? 'Strict' : crossSite;
  const tail = isSecure ? '; Secure' : '';
  return {
    session: (id) => `${SESSION_COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax${tail}`,
    login: (handle) => `${LOGIN_COOKIE}=${handle}; Path=/; HttpOnly; SameSite=${loginSite}; Max-Age=3600${tail}`,
    forget: (name) => `${name}=; Path=/; HttpOnly; SameSite=${name === LOGIN_COOKIE ? crossSite : 'Lax'}; Max-Age=0${tail}`,
  };
}

/** Reads the cookies of a request; of a name sent twice the first counts. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const cut = pair.indexOf('=');
    const name = pair.slice(0, cut).trim();
    if (cut > 0 && !cookies.has(name)) cookies.set(name, pair.slice(cut + 1).trim());
  }
  return cookies;
}
