/** How browsers of the suite name themselves, so that the record tells them apart, and from those of people. */
const OWN = 'compatible; Pruefstand; ';

/** Text of `User-Agent`. @param name of the browser, of which a run has one each */
export function browserIdentification(name: string): string {
  return `Mozilla/5.0 (${OWN}${name})`;
}

/** Whether a `User-Agent` is that of a browser of the suite. */
export function isOwnBrowser(userAgent: string): boolean {
  return userAgent.includes(OWN);
}
