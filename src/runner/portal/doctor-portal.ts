/** `doctor` for a portal: its file, its metadata, its pages, and whether the suite can see that nobody is logged in. */
import { SamlReadingError } from '../../formats/saml-message.ts';
import { readServiceProvider } from '../../formats/saml-metadata.ts';
import { isPruefstandError } from '../../core/errors.ts';
import { createPortalDriver } from '../../drivers/portal/create-driver.ts';
import { fetchPortalMetadata } from '../../drivers/portal/metadata-fetch.ts';
import { attackAuthorisationOf, otherSideOf } from '../../drivers/portal/target.ts';
import type { PortalTarget } from '../../drivers/portal/target.ts';
import { configurationFault, ok, targetFault, warning } from '../doctor-entry.ts';
import type { Tell } from '../doctor-entry.ts';
import { examinePorts } from '../doctor-network.ts';
import type { PortalLoaded } from './portal-loaded.ts';
import { TranslatedError } from '../../core/translated-error.ts';

/** Examines a portal that is running. */
export async function examinePortal(loaded: PortalLoaded, tell: Tell): Promise<void> {
  await examinePorts(loaded.listen, tell);
  examineDeclarations(loaded, tell);
  await examineMetadata(loaded.portal, loaded.trusted, tell);
  const beside = loaded.portal === undefined ? undefined : otherSideOf(loaded.portal);
  if (beside !== undefined) await examineMetadata(beside, loaded.trusted, tell);
  if (loaded.portal?.driver.kind === 'http') await examineNobody(loaded, tell);
}

function examineDeclarations({ portal, target, declared, account }: PortalLoaded, tell: Tell): void {
  // With Mein Unternehmenskonto requests name neither level nor attributes.
  if (account === 'bundid' && !target.capabilities.has('declared-attributes'))
    tell(
      warning(
        {
          de: 'procedure nennt nicht Niveau, Angaben und Kennzeichen; ob die Anfragen dazu passen, bleibt ungeprüft.',
          en: 'procedure does not name level, attributes and identifier; whether requests fit stays untested.',
        },
        { de: 'level, attributes und needsIdentifier angeben.', en: 'Give level, attributes and needsIdentifier.' },
      ),
    );
  if (declared.level !== undefined) tell(ok(`Die Leistung verlangt Niveau ${declared.level}`, `The procedure demands level ${declared.level}`));
  const permission = portal === undefined ? undefined : attackAuthorisationOf(portal);
  if (permission !== undefined)
    tell(ok(`Angriffe hat ${permission.name} (${permission.role}) erlaubt`, `Attacks were authorised by ${permission.name} (${permission.role})`));
  else
    tell(
      warning(
        { de: 'Niemand hat Angriffe erlaubt; es laufen keine.', en: 'Nobody authorised attacks; none will run.' },
        { de: 'Unter portal.attacks angeben, wer sie erlaubt hat.', en: 'Say under portal.attacks who allowed them.' },
      ),
    );
}

async function examineMetadata(portal: PortalTarget | undefined, trusted: readonly string[] = [], tell: Tell): Promise<void> {
  if (portal === undefined) return;
  try {
    const { entityId, acs } = readServiceProvider(await fetchPortalMetadata(portal, trusted));
    tell(ok(`Metadaten von ${entityId} mit ${acs.length} Rückadressen`, `Metadata of ${entityId} with ${acs.length} return addresses`));
  } catch (error) {
    if (error instanceof TranslatedError) tell(targetFault(error.text, error.mend ?? CHECK_ADDRESS));
    else if (error instanceof SamlReadingError)
      tell(targetFault({ de: `Die Metadaten sind nicht lesbar (${error.code}).`, en: `The metadata cannot be read (${error.code}).` }, CHECK_ADDRESS));
    else if (isPruefstandError(error)) tell(configurationFault({ de: error.message, en: error.message }, CHECK_ADDRESS));
    else throw error;
  }
}

const CHECK_ADDRESS = { de: 'Adresse oder Datei unter portal.metadata prüfen.', en: 'Check address or file under portal.metadata.' };

/** A browser that never logged in must be seen as nobody, or every attack would pass for one that succeeded. */
async function examineNobody({ portal, trusted = [] }: PortalLoaded, tell: Tell): Promise<void> {
  if (portal === undefined) return;
  await using driver = createPortalDriver({ target: portal, accountOrigins: [], ca: trusted, note: async () => '', salt: '' });
  const browser = await driver.openBrowser('doctor');
  const { session, problem } = await browser.whoami();
  if (session === 'none') tell(ok('Ohne Anmeldung ist niemand angemeldet', 'Without a login nobody is logged in'));
  else if (session === 'authenticated')
    tell(
      targetFault(
        { de: 'Ein neuer Browser gilt schon als angemeldet.', en: 'A new browser passes for logged in already.' },
        { de: 'protectedUrl und die Merkmale unter whoami prüfen.', en: 'Check protectedUrl and the markers under whoami.' },
      ),
    );
  else
    tell(
      targetFault(
        {
          de: `Ob jemand angemeldet ist, ist nicht zu sehen (${problem?.detail ?? '?'}).`,
          en: `Whether somebody is logged in cannot be seen (${problem?.detail ?? '?'}).`,
        },
        { de: 'Läuft das Portal? protectedUrl und whoami prüfen.', en: 'Is the portal running? Check protectedUrl and whoami.' },
      ),
    );
}
