/** `doctor` for a directory: what is declared, whether both servers answer, whether the login succeeds and the named entries are there. */
import { createAsker } from '../../drivers/directory/asker.ts';
import type { Asked, Asker } from '../../drivers/directory/asker.ts';
import type { DirectoryServer } from '../../drivers/directory/target.ts';
import { createRecorder } from '../../transport/recorder.ts';
import { ok, targetFault, warning } from '../doctor-entry.ts';
import type { Tell } from '../doctor-entry.ts';
import type { DirectoryLoaded } from './directory-loaded.ts';

/** Examines a directory that is running. */
export async function examineDirectory(loaded: DirectoryLoaded, tell: Tell): Promise<void> {
  const { directory, target, trusted = [] } = loaded;
  examineDeclarations(loaded, tell);
  if (directory === undefined) return;
  await using asker = createAsker({ directory, recorder: createRecorder(), tenant: 'default', timeoutMs: target.deadlineSeconds * 1000, trusted });
  const servers: readonly DirectoryServer[] = directory.backendUrls.second === undefined ? ['first'] : ['first', 'second'];
  for (const server of servers) if (!(await examineServer(asker, server, directory.backendUrls[server] ?? '', tell))) return;
  await examineEntries(asker, loaded, tell);
}

function examineDeclarations({ entries, directory }: DirectoryLoaded, tell: Tell): void {
  const missing: readonly (readonly [boolean, string])[] = [
    [entries.known === undefined, 'known'],
    [entries.ended === undefined, 'ended'],
    [entries.own === undefined, 'own'],
    [directory?.backendUrls.second === undefined, 'servers[1]'],
  ];
  for (const [isMissing, member] of missing)
    if (isMissing)
      tell(
        warning(
          { de: `directory.${member} fehlt; was davon abhängt, bleibt ungeprüft.`, en: `directory.${member} is missing; what depends on it stays untested.` },
          { de: 'docs/reference/directories.md sagt, was dadurch geprüft würde.', en: 'docs/reference/directories.md says what it would test.' },
        ),
      );
}

/** @returns whether the server can be asked */
async function examineServer(asker: Asker, server: DirectoryServer, url: string, tell: Tell): Promise<boolean> {
  const asked = await asker.ask({ kind: 'look-up', server, function: 'version' });
  const status = statusOf(asked);
  if (asked.failure === undefined && status === 200) {
    tell(ok(`Das Verzeichnis antwortet unter ${url}`, `The directory answers at ${url}`));
    return true;
  }
  if (asked.failure === 'no-token' || status === 401)
    tell(
      targetFault(
        { de: `Die Anmeldung unter ${url} ist gescheitert (Status ${status}).`, en: `The login at ${url} failed (status ${status}).` },
        {
          de: 'Ist das Zertifikat im Verzeichnis eingetragen und gehört der Schlüssel dazu? Stimmt der Eingangspfad?',
          en: 'Is the certificate registered in the directory, and is the key its own? Is the entry path right?',
        },
      ),
    );
  else
    tell(
      targetFault(
        {
          de: `Das Verzeichnis antwortet unter ${url} nicht (${asked.failure ?? status}).`,
          en: `The directory does not answer at ${url} (${asked.failure ?? status}).`,
        },
        {
          de: 'Adresse bis /dvdv2-backend, Netz und trustedCertificates prüfen.',
          en: 'Check the address up to /dvdv2-backend, the network and trustedCertificates.',
        },
      ),
    );
  return false;
}

async function examineEntries(asker: Asker, { entries: { known, ended } }: DirectoryLoaded, tell: Tell): Promise<void> {
  if (known !== undefined) {
    const { category: _, ...request } = known;
    const status = statusOf(await asker.ask({ kind: 'look-up', function: 'findservicedescription', request }));
    tell(
      status === 200
        ? ok(`Der Eintrag ${known.organizationKey} ist da`, `The entry ${known.organizationKey} is there`)
        : targetFault(
            {
              de: `Das Verzeichnis kennt den Dienst von ${known.organizationKey} nicht (Status ${status}).`,
              en: `The directory has no such service of ${known.organizationKey} (status ${status}).`,
            },
            { de: 'Unter directory.known einen Eintrag nennen, der jetzt gilt.', en: 'Name an entry under directory.known that is valid now.' },
          ),
    );
  }
  if (ended === undefined) return;
  const status = statusOf(await asker.ask({ kind: 'look-up', function: 'findservicedescription', request: ended }));
  if (status === 200)
    tell(
      warning(
        {
          de: `Der Dienst von ${ended.organizationKey} wird geantwortet, obwohl er nicht mehr gelten soll.`,
          en: `The service of ${ended.organizationKey} is answered although it is to have ended.`,
        },
        {
          de: 'Unter directory.ended einen abgelaufenen Dienst nennen, oder das Verzeichnis prüfen.',
          en: 'Name an ended service under directory.ended, or look into the directory.',
        },
      ),
    );
}

function statusOf({ exchange }: Asked): number {
  return exchange.response?.status ?? 0;
}
