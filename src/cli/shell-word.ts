/** A path in a call that is shown to be copied: in quotes where a shell would take it apart. */
export function shellWord(path: string): string {
  if (/^[\p{L}\p{N}\p{M}_@%+=:,./\\-]+$/u.test(path)) return path;
  // Double quotes serve every shell; only in single ones do its own signs mean nothing.
  return /["$`\\!]/u.test(path) ? `'${path.replaceAll("'", "'\\''")}'` : `"${path}"`;
}
