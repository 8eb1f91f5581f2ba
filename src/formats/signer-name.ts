/** Whose certificate it is, out of a distinguished name as it is written (RFC 4514): organisation, and whether a name is the one in it. */

/** Values of an attribute, in order, without their escapes. @param type `O`, `CN`, `C` */
export function namesIn(subject: string, type: string): readonly string[] {
  const parts = subject.split(/(?<!\\),\s*(?=[A-Za-z0-9.]+=)/);
  return parts.filter((part) => part.startsWith(`${type}=`)).map((part) => unescaped(part.slice(type.length + 1)));
}

/** Escaped signs stand behind a backslash, other octets as two hex digits (section 2.4). */
function unescaped(value: string): string {
  return value.replace(
    /(?:\\[0-9A-Fa-f]{2})+|\\([^])/g,
    (all, sign: string | undefined) => sign ?? Buffer.from(all.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
}

/** Whether a name is that of the organisation, whatever case and white space; where no organisation is named, of the common name. */
export function isNamedIn(name: string, subject: string): boolean {
  const organisations = namesIn(subject, 'O');
  const names = organisations.length > 0 ? organisations : namesIn(subject, 'CN');
  return names.some((one) => folded(one) === folded(name));
}

function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}
