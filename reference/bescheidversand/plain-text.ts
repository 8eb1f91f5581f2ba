/**
 * Texts of clerks as mailboxes may show them: tags are taken out, and links that are not https lose their scheme, so that nobody
 * is led there by a click. Everything else stays as it was written.
 */

/** The text without markup. A `<` that no tag begins with stays. */
export function plainText(text: string): string {
  let current = text;
  // Taking one tag out may put another together.
  for (let previous = ''; previous !== current;) {
    previous = current;
    current = current.replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '').replaceAll(/<[/!?]?[a-z][^>]*>/gi, '');
  }
  return current.replaceAll(/\b(?:http|ftp):\/\//gi, '');
}
