/** The address under which products reach a simulator. */

/** The listening address by the first name that the certificate covers, where there is one. */
export function publicAddress(url: string, [name]: readonly string[]): string {
  if (name === undefined || url === '') return url;
  const named = new URL(url);
  named.hostname = name;
  return named.origin;
}
