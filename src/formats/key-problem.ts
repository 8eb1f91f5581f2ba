/** A private key or its certificates that cannot be used, told in both languages. */
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';

/** @throws ERR_CONFIG_KEY_INVALID always */
export function refuseKey(text: Bilingual, mend?: Bilingual, cause?: unknown): never {
  throw new TranslatedError('ERR_CONFIG_KEY_INVALID', text, { ...(mend === undefined ? {} : { mend }), ...(cause === undefined ? {} : { cause }) });
}
