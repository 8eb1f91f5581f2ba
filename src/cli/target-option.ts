/** The option `--target`: the vendor's target file, or the reference product that comes with the suite. */
import { loadEmbeddedTarget } from '../runner/embedded.ts';
import { loadProfile } from '../runner/catalogue.ts';
import type { KeyRing } from '../runner/keys.ts';
import type { LoadedTarget } from '../runner/run-options.ts';
import { loadTargetFile } from '../runner/target-file.ts';
import type { Session } from './session.ts';

export interface TargetChoice {
  readonly target?: string;
  readonly profile?: string;
}

/** @throws ERR_CONFIG_... when the target file or the profile cannot be used */
export async function loadChosenTarget({ target, profile }: TargetChoice, keys: KeyRing, session: Session): Promise<LoadedTarget> {
  if (profile !== undefined) loadProfile(profile);
  const loaded = target === undefined ? await loadEmbeddedTarget({ keys }) : await loadTargetFile(session.pathOf(target), session.env);
  return profile === undefined ? loaded : { ...loaded, target: { ...loaded.target, profile } };
}
