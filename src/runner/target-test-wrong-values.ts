/** Target files whose values do not fit together, and secrets that are not there. Each differs from a good one in one point. */
import { edit, set } from './target-test-changes.ts';
import type { WrongTarget } from './target-test-changes.ts';

export const WRONG_VALUES: readonly WrongTarget[] = [
  {
    what: 'an unknown profile',
    change: set('profile', 'fit-connect-fachverfaren'),
    code: 'ERR_CONFIG_PROFILE_UNKNOWN',
    at: '/profile',
    said: /Profil „fit-connect-fachverfaren“ gibt es nicht/,
    mend: /fit-connect-fachverfahren/,
  },
  { what: 'a deadline below the interval', change: set('pickup.deadlineSeconds', 5), at: '/pickup/deadlineSeconds', said: /nicht länger/, mend: /30 s/ },
  {
    what: 'a variable that is not set',
    change: set('credentials.clientSecret', { env: 'PRODUKT_SECRET' }),
    at: '/credentials/clientSecret/env',
    said: /PRODUKT_SECRET.*nicht gesetzt/,
    mend: /PRODUKT_SECRET setzen/,
  },
  {
    what: 'a secret file that is not there',
    change: set('callback.secret', { file: 'fehlt.txt' }),
    code: 'ERR_CONFIG_FILE_UNREADABLE',
    at: '/callback/secret/file',
    said: /fehlt\.txt ist nicht lesbar: die Datei gibt es nicht/,
    mend: /Ordner der Zieldatei/,
  },
  {
    what: 'an empty secret file',
    change: set('callback.secret', { file: 'samples/empty-secret.txt' }),
    at: '/callback/secret/file',
    said: /ist leer/,
    mend: /Geheimnis/,
  },
  {
    what: 'a short callback secret',
    change: set('callback.secret', { file: 'samples/short-secret.txt' }),
    at: '/callback/secret',
    said: /9 Zeichen.*32 bis 512/,
    mend: /zufälliges/,
  },
  { what: 'a callback over http', change: set('callback.url', 'http://localhost:8443/callback'), at: '/callback/url', said: /http:\/\//, mend: /allowHttp/ },
  {
    what: 'a callback path only',
    change: set('callback.url', '/callback'),
    at: '/callback/url',
    said: /keine vollständige Adresse/,
    mend: /https:\/\/localhost/,
  },
  {
    what: 'credentials in the adapter address',
    change: set('adapter.url', 'https://a:b@localhost/x'),
    at: '/adapter/url',
    said: /ohne Zugangsdaten/,
    mend: /https/,
  },
  { what: 'one port for both', change: set('listen.controlPort', 8470), at: '/listen/controlPort', said: /denselben Anschluss 8470/, mend: /verschiedene/ },
  {
    what: 'all addresses without a name',
    change: edit((document) => {
      document.setIn(['listen', 'hostname'], '0.0.0.0');
      document.deleteIn(['listen', 'names']);
    }),
    at: '/listen/hostname',
    said: /0\.0\.0\.0/,
    mend: /listen\.names/,
  },
  { what: 'a name with a port', change: set('listen.names', ['host:8470']), at: '/listen/names/0', said: /weder ein Rechnername/, mend: /ohne Anschluss/ },
];
