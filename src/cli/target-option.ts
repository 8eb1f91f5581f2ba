/** The option `--target`: the vendor's target file, or the reference product that comes with the suite. */
import { loadEmbeddedTarget } from '../runner/embedded.ts';
import { loadProfile, profileIds } from '../runner/catalogue.ts';
import { accountOf } from '../runner/portal/profile-account.ts';
import type { KeyRing } from '../runner/keys.ts';
import type { LoadedTarget } from '../runner/run-options.ts';
import { loadAnyTargetFile } from '../runner/target-file.ts';
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
  if (target === undefined) return loadReference(profile, keys);
  const loaded = await loadAnyTargetFile(session.pathOf(target), session.env);
  if (profile === undefined) return loaded;
  if (loadProfile(profile).room !== loaded.room) throw otherRoom(profile, target);
  if (loaded.room === 'dvdv-client') return { ...loaded, target: { ...loaded.target, profile } };
  if (loaded.room === 'mailbox') return { ...loaded, target: { ...loaded.target, profile } };
  if (loaded.room === 'payment-service') return { ...loaded, target: { ...loaded.target, profile } };
  if (loaded.room === 'paying-portal') return { ...loaded, target: { ...loaded.target, profile } };
  if (loaded.room === 'directory') return { ...loaded, target: { ...loaded.target, profile } };
  return loaded.room === 'portal' ? { ...loaded, target: { ...loaded.target, profile } } : { ...loaded, target: { ...loaded.target, profile } };
}

/** The reference product that comes along for the profile's role. */
async function loadReference(profile: string | undefined, keys: KeyRing): Promise<LoadedTarget> {
  if (profile === undefined) return loadEmbeddedTarget({ keys });
  const known = loadProfile(profile);
  if (known.room === 'portal') return (await import('../runner/portal/embedded-portal.ts')).loadEmbeddedPortal({ profile, account: accountOf(known) });
  if (known.room === 'dvdv-client') return (await import('../runner/dvdv-client/embedded-dvdv-client.ts')).loadEmbeddedDvdvClient({ profile });
  if (known.room === 'mailbox') return (await import('../runner/mailbox/embedded-mailbox-sender.ts')).loadEmbeddedMailboxSender({ profile });
  if (known.room === 'payment-service') return (await import('../runner/payment-service/embedded-payment-service.ts')).loadEmbeddedPaymentService({ profile });
  if (known.room === 'paying-portal') return (await import('../runner/payment/embedded-paying-portal.ts')).loadEmbeddedPayingPortal({ profile });
  if (known.room === 'directory') return (await import('../runner/directory/embedded-directory.ts')).loadEmbeddedDirectory({ profile });
  const loaded = await loadEmbeddedTarget({ keys });
  return { ...loaded, target: { ...loaded.target, profile } };
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
