/** The option `--target`: the vendor's target file, or the reference product that comes with the suite. */
import { loadEmbeddedTarget } from '../runner/embedded.ts';
import { loadProfile, profileIds } from '../runner/catalogue.ts';
import type { KeyRing } from '../runner/keys.ts';
import { loadReferenceOf } from '../runner/rooms.ts';
import type { LoadedTarget } from '../runner/run-options.ts';
import { loadAnyTargetFile } from '../runner/target-file.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { meantAmong } from './arguments.ts';
import { argumentError } from './failure.ts';
import type { Session } from './session.ts';

export interface TargetChoice {
  readonly target?: string;
  readonly profile?: string;
  /** The portal that comes along is reached by https. */
  readonly tls?: boolean;
}

/** @throws ERR_CONFIG_... when the target file or the profile cannot be used */
export async function loadChosenTarget({ target, profile, tls }: TargetChoice, keys: KeyRing, session: Session): Promise<LoadedTarget> {
  if (profile !== undefined) requireProfile(profile);
  const usesTls = tls === true;
  if (usesTls && (target !== undefined || profile === undefined || loadProfile(profile).room !== 'portal')) throw noTlsHere();
  if (target === undefined) return loadReference(profile, keys, usesTls);
  const loaded = await loadAnyTargetFile(session.pathOf(target), session.env);
  if (profile === undefined) return loaded;
  if (loadProfile(profile).room !== loaded.room) throw otherRoom(profile, target);
  return withProfile(loaded, profile);
}

function withProfile<Loaded extends LoadedTarget>(loaded: Loaded, profile: string): Loaded {
  return { ...loaded, target: { ...loaded.target, profile } };
}

/** The reference product that comes along for the profile's role. */
async function loadReference(profile: string | undefined, keys: KeyRing, usesTls: boolean): Promise<LoadedTarget> {
  if (profile === undefined) return loadEmbeddedTarget({ keys });
  return (await loadReferenceOf(loadProfile(profile), { usesTls })) ?? withProfile(await loadEmbeddedTarget({ keys }), profile);
}

function noTlsHere(): TranslatedError {
  return argumentError(
    {
      de: '--tls gilt dem mitgelieferten Portal: mit --profile und ohne --target.',
      en: '--tls is for the portal that comes along: with --profile and without --target.',
    },
    { de: 'Eine Zieldatei sagt selbst, ob ihr Produkt über https erreicht wird.', en: 'A target file says itself whether its product is reached by https.' },
  );
}

function otherRoom(profile: string, target: string): TranslatedError {
  return new TranslatedError(
    'ERR_CONFIG_INVALID',
    { de: `Das Profil „${profile}“ passt nicht zu dieser Zieldatei.`, en: `The profile "${profile}" does not fit this target file.` },
    {
      place: `${target} (/profile)`,
      mend: { de: 'Ein Profil nennen, das dieselbe Schnittstelle prüft.', en: 'Name a profile that tests the same interface.' },
    },
  );
}

function requireProfile(id: string): void {
  if (profileIds().includes(id)) return;
  throw new TranslatedError(
    'ERR_CONFIG_PROFILE_UNKNOWN',
    { de: `Ein Profil „${id}“ gibt es nicht.`, en: `There is no profile "${id}".` },
    { mend: meantAmong(id, profileIds()) },
  );
}
