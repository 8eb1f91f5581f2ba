/** mod_auth_mellon of Debian: Lasso, and through it xmlsec1, behind an Apache module. */
import { join } from 'node:path';
import { apacheWith, debianVersions, startApache } from './apache.ts';
import { freePort, writeFiles } from './daemon.ts';
import { LEVEL, SHOWN } from './stack.ts';
import type { RunningStack, SamlStack, StackOrder } from './stack.ts';

const FILE = 'mod_auth_mellon.so';
const PACKAGE = 'libapache2-mod-auth-mellon';

export const MOD_AUTH_MELLON: SamlStack = {
  name: 'mod_auth_mellon',
  cryptoProfile: 'legacy',
  isPinned: false,
  obtain: async () => apacheWith(FILE, PACKAGE),
  versions: async () => debianVersions([PACKAGE, 'liblasso3', 'libxmlsec1']),
  start,
};

async function start({ folder, entityId, idpMetadata, signing }: StackOrder): Promise<RunningStack> {
  const port = await freePort();
  writeFiles(folder, { 'idp.xml': idpMetadata, 'sp-key.pem': signing.key, 'sp.pem': signing.certificate });
  const file = (name: string): string => `"${join(folder, name)}"`;
  const apache = await startApache({
    folder,
    port,
    module: { name: 'auth_mellon_module', file: FILE },
    variables: { bPK2: 'MELLON_bPK2', surname: 'MELLON_surname', level: 'MELLON_level', nameId: 'MELLON_NAME_ID' },
    lines: [
      `MellonLockFile ${file('mellon.lock')}`,
      '<Location />',
      'MellonEnable "info"',
      `MellonSPentityId "${entityId}"`,
      `MellonSPPrivateKeyFile ${file('sp-key.pem')}`,
      `MellonSPCertFile ${file('sp.pem')}`,
      `MellonIdPMetadataFile ${file('idp.xml')}`,
      'MellonEndpointPath "/mellon"',
      // Its cookie says SameSite=None, which browsers take from secure origins only; loopback is one.
      'MellonSecureCookie On',
      `MellonAuthnContextClassRef "${LEVEL}"`,
      'MellonAuthnContextComparisonType "minimum"',
      ...Object.entries(SHOWN).map(([name, urn]) => `MellonSetEnv "${name}" "${urn}"`),
      '</Location>',
      '<Location /protected>',
      'AuthType "Mellon"',
      'MellonEnable "auth"',
      'Require valid-user',
      '</Location>',
    ],
  });
  const protectedUrl = `${apache.url}/protected/index.shtml`;
  return {
    loginUrl: protectedUrl,
    protectedUrl,
    metadata: await (await fetch(`${apache.url}/mellon/metadata`)).text(),
    log: apache.log,
    stop: apache.stop,
  };
}
