/** Whom a call trusts, from files; and where in files something about keys and certificates is wrong. */
import { PruefstandError, isPruefstandError } from '../core/errors.ts';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { readAnchors } from '../formats/certificate-chain.ts';
import { decodeUtf8 } from '../formats/json.ts';
import { readNamed } from '../runner/named-file.ts';
import type { Session } from './session.ts';
import type { TrustOptions } from './trust-options.ts';

/** More is no key and no list of certificates. */
export const KEY_FILE_BYTES = 1_048_576;

const ANCHORS: Bilingual = { de: 'Die Datei mit den vertrauten Zertifikaten', en: 'The file of trusted certificates' };

/** Whom a call trusts. */
export interface Trust {
  readonly anchors: readonly Uint8Array[];
  readonly tsaAnchors: readonly Uint8Array[];
}

/** Certificates from PEM files; those of time stamps are the same unless others are named. @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_INVALID */
export function loadTrust({ trust = [], trustTsa }: TrustOptions, session: Session): Trust {
  const anchors = trust.flatMap((path) => anchorsIn(path, session));
  return { anchors, tsaAnchors: trustTsa?.flatMap((path) => anchorsIn(path, session)) ?? anchors };
}

function anchorsIn(path: string, session: Session): readonly Uint8Array[] {
  const bytes = readNamed(session.pathOf(path), ANCHORS, { maxBytes: KEY_FILE_BYTES });
  return located([path], session, () => readAnchors(decodeUtf8(bytes) ?? ''));
}

/** Whoever reads keys and certificates knows their bytes only: the names of the files are added here. */
export function located<T>(paths: readonly string[], session: Session, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isPruefstandError(error) || error.place !== undefined) throw error;
    const place = paths.map((path) => session.shown(session.pathOf(path))).join(', ');
    const { code, message, hint, cause } = error;
    if (error instanceof TranslatedError) throw new TranslatedError(code, error.text, { place, cause, mend: error.mend ?? KEY_MEND });
    throw new PruefstandError(code, message, { place, cause, hint: hint ?? session.tell(KEY_MEND) });
  }
}

const KEY_MEND: Bilingual = {
  de: 'Schlüssel, Zertifikat und Passwort nennen, die zusammengehören.',
  en: 'Name a key, a certificate and a password that belong together.',
};
