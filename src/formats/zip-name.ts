/**
 * Names inside a ZIP file that mean the same file to every reader on every system: relative, with `/`, in UTF-8 and
 * Unicode NFC, without characters that a reader drops, turns round or cannot store. Everything else has a name of its own.
 */

/** What is wrong with a name. */
export type NameFlaw = 'traversal' | 'absolute' | 'unclean';

const MAX_NAME_CHARS = 240;
/** Control, format (bidirectional, zero-width), unassigned and private characters, line and paragraph separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
const RESERVED_CHARACTERS = /[<>:"|?*\\]/;
const RESERVED_WORDS = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Decodes a name; undefined when it is not UTF-8, or beyond ASCII without saying that it is UTF-8. */
export function decodeName(bytes: Buffer, isUtf8: boolean): string | undefined {
  if (!isUtf8 && bytes.some((byte) => byte > 0x7e)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The flaw of a file's name, the gravest first. A folder's name is judged without its last `/`. */
export function flawOfName(name: string): NameFlaw | undefined {
  const segments = name.split(/[/\\]/);
  if (segments.includes('..')) return 'traversal';
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'absolute';
  const isClean =
    name.length <= MAX_NAME_CHARS &&
    name === name.normalize('NFC') &&
    !INVISIBLE.test(name) &&
    !RESERVED_CHARACTERS.test(name) &&
    segments.every((segment) => segment !== '' && segment !== '.' && !/^ |[ .]$/.test(segment) && !RESERVED_WORDS.test(segment));
  return isClean ? undefined : 'unclean';
}

/** Equal for names that some file system takes for the same: other case of letters, other Unicode form. */
export function sameNameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replace(/\/$/, '');
}

/** A name for people: invisible characters are written out, and it is short. */
export function visibleName(name: string): string {
  const text = name.replace(new RegExp(`${INVISIBLE.source}|["\\\\]`, 'gu'), (character) =>
    character === '"' || character === '\\' ? `\\${character}` : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return text.length > MAX_NAME_CHARS ? `${text.slice(0, MAX_NAME_CHARS)}…` : text;
}
