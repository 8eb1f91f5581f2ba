/** Addresses that a browser opens as a page: everything else would let a page of the payment service lead into something else. */

/** Whether a text is an absolute http or https address without blanks and control characters. */
export function isWebAddress(value: string): boolean {
  if (value.length > 2082) return false;
  return PLAIN_ADDRESS.test(value) || (/^https?:/i.test(value) && !/[\s\p{Cc}\p{Cs}]/u.test(value) && URL.canParse(value));
}

/**
 * What nearly every address is like, and every parser takes: host names of ASCII that are neither numbers nor Punycode, and signs that have no
 * meaning of their own after them.
 */
const PLAIN_ADDRESS = /^https?:\/\/(?:(?!xn--)[a-z0-9-]+\.)*(?!xn--)[a-z][a-z-]*(?::\d{1,4})?(?:[/?#][\w\-.~!$&'()*+,;=:@/?#%]*)?$/i;

/** The address with fields added to its query; what is there stays as it is. */
export function withFields(address: string, fields: readonly (readonly [name: string, value: string])[]): string {
  const [beginning, fragment] = splitOnce(address, '#');
  const added = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  return `${beginning}${beginning.includes('?') ? '&' : '?'}${added}${fragment === undefined ? '' : `#${fragment}`}`;
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

/** The address as it can stand in a header: what is no ASCII is percent-encoded, everything else stays as it is. */
export function inHeader(address: string): string {
  return address.replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);
}
