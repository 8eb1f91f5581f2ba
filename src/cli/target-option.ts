/** The option `--target`: the vendor's target file, or the reference product that comes with the suite. */
import { loadEmbeddedTarget } from '../runner/embedded.ts';
import { profileIds } from '../runner/catalogue.ts';
import type { KeyRing } from '../runner/keys.ts';
import type { LoadedTarget } from '../runner/run-options.ts';
import { loadTargetFile } from '../runner/target-file.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { meantAmong } from './arguments.ts';
import type { Session } from './session.ts';

export interface TargetChoice {
  readonly target?: string;
  readonly profile?: string;
}

/** @throws ERR_CONFIG_... when the target file or the profile cannot be used */
export async function loadChosenTarget({ target, profile }: TargetChoice, keys: KeyRing, session: Session): Promise<LoadedTarget> {
  if (profile !== undefined) requireProfile(profile);
  const loaded = target === undefined ? await loadEmbeddedTarget({ keys }) : await loadTargetFile(session.pathOf(target), session.env);
  return profile === undefined ? loaded : { ...loaded, target: { ...loaded.target, profile } };
}

function requireProfile(id: string): void {
  if (profileIds().includes(id)) return;
  throw new TranslatedError(
    'ERR_CONFIG_PROFILE_UNKNOWN',
    { de: `Ein Profil „${id}“ gibt es nicht.`, en: `There is no profile "${id}".` },
    { mend: meantAmong(id, profileIds()) },
  );
}
