/** Addresses that the eID goes by: the client is a program on the person's own machine. */

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

/** Whether a text is a plain web address of this machine, without credentials, query and fragment. */
export function isLoopback(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && isLoopbackHost(url) && /^https?:$/.test(url.protocol) && url.username + url.password + url.search + url.hash === '';
}

/** Whether an address is one of this machine. */
export function isLoopbackHost({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname);
}
