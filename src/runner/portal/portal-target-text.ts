/**
 * The target file of a portal that `init` writes: valid as it is, and complete, so that nothing has to be looked up. What is optional
 * stands there as a comment.
 */
import type { Bilingual, Language } from '../../core/language.ts';
import { describeSchemaMember } from '../../formats/shape-words.ts';
import { comment, memberOf, quoted, switchedOff } from '../init-sheet.ts';
import type { WriteMember } from '../init-sheet.ts';
import { DEFAULT_PORTS } from '../target-file-format.ts';
import type { PortalInitOptions } from './init-portal.ts';
import { portalFileSchema } from './portal-target-file.ts';

/** Where the token of the test interface is kept. */
export const TOKEN_FILE = 'product/adapter-token.txt';

const HEAD: Bilingual = {
  de: 'Zieldatei des Prüfstands: das Portal, das geprüft wird. „pruefstand doctor --target <diese Datei>“ prüft sie, „pruefstand run --target <diese Datei>“ startet den Lauf. Mehr: docs/reference/portals.md.',
  en: 'Target file of Prüfstand: the portal under test. "pruefstand doctor --target <this file>" checks it, "pruefstand run --target <this file>" starts the run. More: docs/reference/portals.md.',
};
const NEEDS: Bilingual = {
  de: 'Ohne diesen Abschnitt bleibt offen, ob die Anfragen des Portals zur Leistung passen.',
  en: 'Without this section it stays open whether the requests of the portal fit the procedure.',
};
const PERMISSION: Bilingual = {
  de: 'Erst mit dieser Erlaubnis werden Angriffe ausgeführt. Sie eintragen, sobald jemand sie erteilt hat, der das darf.',
  en: 'Attacks are carried out with this permission only. Enter it once somebody gave it who may do so.',
};

/** The text of the file, valid for the loader as it is. */
export function portalTargetText(options: PortalInitOptions): string {
  const schema = portalFileSchema();
  const member = memberOf((pointer) => describeSchemaMember(schema, pointer));
  return `${[...head(options, member), ...listen(options, member), ...portal(options, member)].join('\n')}\n`;
}

function head({ language, profile, product }: PortalInitOptions, member: WriteMember): readonly string[] {
  return [
    ...comment(HEAD[language], ''),
    'pruefstand: 1',
    ...member('/profile', `profile: ${profile}`, language),
    ...switchedOff('', member('/environment', 'environment: Abnahme', language)),
    ...member('/product', 'product:', language),
    `  name: ${quoted(product.name)}`,
    `  version: ${quoted(product.version)}`,
    `  vendor: ${quoted(product.vendor)}`,
    ...(profile === 'muk-portal' ? [] : procedure(language, member)),
  ];
}

function procedure(language: Language, member: WriteMember): readonly string[] {
  return [
    ...comment(NEEDS[language], ''),
    ...switchedOff('', [
      ...member('/procedure', 'procedure:', language),
      ...member('/procedure/level', 'level: 3', language, '  '),
      ...member('/procedure/needsIdentifier', 'needsIdentifier: true', language, '  '),
      ...member('/procedure/attributes', 'attributes:', language, '  '),
      '    - { name: urn:oid:1.3.6.1.4.1.25484.494450.3, requiredBecause: "bPK2" }',
      '    - name: urn:oid:2.5.4.4',
      '    - name: urn:oid:2.5.4.42',
    ]),
  ];
}

function listen({ language }: PortalInitOptions, member: WriteMember): readonly string[] {
  return [
    ...member('/listen', 'listen:', language),
    `  servicePort: ${DEFAULT_PORTS.service}`,
    `  controlPort: ${DEFAULT_PORTS.control}`,
    ...switchedOff('  ', member('/listen/otherPort', 'otherPort: 8472', language, '  ')),
    ...switchedOff('', member('/trustedCertificates', 'trustedCertificates: [portal-ca.pem]', language)),
  ];
}

function portal(options: PortalInitOptions, member: WriteMember): readonly string[] {
  const { language, loginUrl, protectedUrl, metadataUrl, press, profile } = options;
  const at = new URL(loginUrl).origin;
  const own = (name: string, text: string): readonly string[] => member(`/portal/${name}`, text, language, '  ');
  const off = (name: string, text: string, more: readonly string[] = []): readonly string[] => switchedOff('  ', [...own(name, text), ...more]);
  const pressed = member('/portal/driver/press', `press: [${(press.length === 0 ? ['Anmelden'] : press).map(quoted).join(', ')}]`, language, '    ');
  return [
    ...member('/portal', 'portal:', language),
    ...own('loginUrl', `loginUrl: ${quoted(loginUrl)}`),
    ...own('protectedUrl', `protectedUrl: ${quoted(protectedUrl)}`),
    ...off('logoutUrl', `logoutUrl: ${quoted(`${at}/logout`)}`),
    ...off('origins', `origins: [${quoted('https://login.portal.example')}]`),
    ...own('metadata', `metadata: { url: ${quoted(metadataUrl)} }`),
    ...own('driver', 'driver:'),
    '    kind: http',
    ...(press.length === 0 ? switchedOff('    ', pressed) : pressed),
    ...whoami(options, member),
    ...off('testInterface', 'testInterface:', [`    token: { file: ${TOKEN_FILE} }`, ...addresses(at, member, language)]),
    ...off('form', 'form:', [`    url: ${quoted(`${at}/antrag`)}`, '    field: vorname', '    save: Speichern', '    submit: Einreichen']),
    ...(profile === 'muk-portal' ? [] : off('stepUp', 'stepUp:', [`    url: ${quoted(`${at}/login?level=4`)}`, '    level: 4'])),
    ...off('returnParameter', 'returnParameter: ziel'),
    ...off('otherAccount', 'otherAccount:', [
      `    loginUrl: ${quoted(`${at}/login?account=2`)}`,
      `    metadata: { url: ${quoted(`${at}/saml/metadata/2`)} }`,
      '    press: [Anmelden]',
    ]),
    ...(profile === 'muk-portal' ? off('takesLogoutByRedirect', 'takesLogoutByRedirect: true') : []),
    ...off('isProduction', 'isProduction: true'),
    ...comment(PERMISSION[language], '  '),
    ...off('attacks', 'attacks:', ['    authorisedBy:', '      name: …', '      role: …', "      date: '2026-11-01'", '      reference: …']),
    ...off('timeoutSeconds', 'timeoutSeconds: 30'),
  ];
}

function addresses(at: string, member: WriteMember, language: Language): readonly string[] {
  return (['clock', 'log', 'applications', 'restart'] as const).flatMap((name) =>
    member(`/portal/testInterface/${name}Url`, `${name}Url: ${quoted(`${at}/test/${name}`)}`, language, '    '),
  );
}

/** A marker, an adapter, or both: one of them has to tell who is logged in. */
function whoami({ language, loginUrl, adapterUrl, loggedIn }: PortalInitOptions, member: WriteMember): readonly string[] {
  const url = adapterUrl ?? `${new URL(loginUrl).origin}/test`;
  const adapter = [...member('/portal/whoami/adapter', 'adapter:', language, '    '), `      url: ${quoted(url)}`, `      token: { file: ${TOKEN_FILE} }`];
  const page = [
    ...member('/portal/whoami/page', 'page:', language, '    '),
    ...member('/portal/whoami/page/loggedIn', `loggedIn: ${quoted(loggedIn ?? 'Angemeldet als')}`, language, '      '),
    ...switchedOff('      ', member('/portal/whoami/page/loggedOut', 'loggedOut: Nicht angemeldet', language, '      ')),
    ...switchedOff('      ', member('/portal/whoami/page/userKey', "userKey: { after: 'Kennung:' }", language, '      ')),
  ];
  return [
    ...member('/portal/whoami', 'whoami:', language, '  '),
    ...(adapterUrl === undefined ? switchedOff('    ', adapter) : adapter),
    ...(loggedIn === undefined && adapterUrl !== undefined ? switchedOff('    ', page) : page),
  ];
}
