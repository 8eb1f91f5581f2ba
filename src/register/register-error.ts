/** What is refused in more than one place of the register, with sentence and mend in both languages. */
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';

/** A file of the register that is not as we wrote it. */
export function brokenRegister(text: Bilingual, place: string, cause?: unknown): TranslatedError {
  return new TranslatedError('ERR_CONFIG_INVALID', text, {
    place,
    cause,
    mend: {
      de: 'Das Register aus der letzten Sicherung wiederherstellen; von Hand wird nur register.yaml geändert.',
      en: 'Restore the register from the last backup; only register.yaml is changed by hand.',
    },
  });
}

/** A change that the rules of the register do not allow. */
export function refusedChange(text: Bilingual, mend: Bilingual, place?: string): TranslatedError {
  return new TranslatedError('ERR_CONFIG_ARGUMENT', text, { mend, ...(place === undefined ? {} : { place }) });
}
