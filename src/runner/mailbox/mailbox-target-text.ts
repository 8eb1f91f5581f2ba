/**
 * The target file of a sender to mailboxes that `init` writes: valid as it is, and complete, so that nothing has to be looked up. What
 * is optional stands there as a comment.
 */
import type { Bilingual } from '../../core/language.ts';
import { describeSchemaMember } from '../../formats/shape-words.ts';
import { comment, memberOf, quoted, switchedOff } from '../init-sheet.ts';
import type { WriteMember } from '../init-sheet.ts';
import { DEFAULT_PORTS } from '../target-file-format.ts';
import type { MailboxInitOptions } from './init-mailbox.ts';
import { mailboxFileSchema } from './mailbox-target-file.ts';

const HEAD: Bilingual = {
  de: 'Zieldatei des Prüfstands: das Produkt, das an Postfächer sendet. „pruefstand doctor --target <diese Datei>“ prüft sie, „pruefstand run --target <diese Datei>“ startet den Lauf. Mehr: docs/reference/mailbox-senders.md.',
  en: 'Target file of Prüfstand: the product that sends to mailboxes. "pruefstand doctor --target <this file>" checks it, "pruefstand run --target <this file>" starts the run. More: docs/reference/mailbox-senders.md.',
};

/** The text of the file, valid for the loader as it is. */
export function mailboxTargetText(options: MailboxInitOptions): string {
  const schema = mailboxFileSchema();
  const member = memberOf((pointer) => describeSchemaMember(schema, pointer));
  return `${[...head(options, member), ...network(options, member), ...sender(options, member)].join('\n')}\n`;
}

function head({ language, product, role }: MailboxInitOptions, member: WriteMember): readonly string[] {
  const own = (name: string, text: string): readonly string[] => member(`/procedure/${name}`, text, language, '  ');
  return [
    ...comment(HEAD[language], ''),
    'pruefstand: 1',
    ...member('/profile', 'profile: zbp-absender', language),
    ...switchedOff('', member('/environment', 'environment: Abnahme', language)),
    ...member('/product', 'product:', language),
    `  name: ${quoted(product.name)}`,
    `  version: ${quoted(product.version)}`,
    `  vendor: ${quoted(product.vendor)}`,
    ...member('/procedure', 'procedure:', language),
    ...own('role', `role: ${role}`),
    ...switchedOff('  ', own('level', 'level: 3')),
    ...switchedOff('  ', own('sendsAttachments', 'sendsAttachments: false')),
    ...switchedOff('  ', own('reportsStates', 'reportsStates: true')),
    ...switchedOff('  ', own('usesSoap', 'usesSoap: true')),
    ...switchedOff('  ', own('servesOrganisations', 'servesOrganisations: true')),
  ];
}

function network({ language, serviceHosts }: MailboxInitOptions, member: WriteMember): readonly string[] {
  const names = serviceHosts.length === 0 ? ['localhost'] : serviceHosts;
  const isHere = names.every((name) => name === 'localhost' || name === '127.0.0.1');
  return [
    ...member('/listen', 'listen:', language),
    `  hostname: ${isHere ? '127.0.0.1' : '0.0.0.0'}`,
    ...member('/listen/names', `names: [${names.map(quoted).join(', ')}]`, language, '  '),
    `  servicePort: ${DEFAULT_PORTS.service}`,
    `  controlPort: ${DEFAULT_PORTS.control}`,
    ...member('/tls', 'tls:', language),
    '  authorityCert: tls/authority.pem',
    '  authorityKey: tls/authority-key.pem',
    ...switchedOff('', member('/trustedCertificates', 'trustedCertificates: [adapter-ca.pem]', language)),
  ];
}

function sender({ language, senderName, adapterUrl }: MailboxInitOptions, member: WriteMember): readonly string[] {
  return [
    ...member('/mailbox', 'mailbox:', language),
    ...member('/mailbox/sender', 'sender:', language, '  '),
    ...member('/mailbox/sender/name', `name: ${quoted(senderName)}`, language, '    '),
    ...member('/mailbox/sender/certificate', 'certificate: sender.pem', language, '    '),
    ...switchedOff('    ', member('/mailbox/sender/productionCertificate', 'productionCertificate: sender-prod.pem', language, '    ')),
    ...member('/mailbox/adapter', 'adapter:', language, '  '),
    `    url: ${quoted(adapterUrl)}`,
    ...member('/mailbox/adapter/token', 'token: { file: product/adapter-token.txt }', language, '    '),
    ...switchedOff('    ', member('/mailbox/adapter/showsLog', 'showsLog: true', language, '    ')),
    ...switchedOff('  ', bridge(language, member)),
    ...switchedOff('  ', member('/mailbox/deadlineSeconds', 'deadlineSeconds: 30', language, '  ')),
  ];
}

function bridge(language: MailboxInitOptions['language'], member: WriteMember): readonly string[] {
  const own = (name: string, text: string): readonly string[] => member(`/mailbox/fitConnect/${name}`, text, language, '    ');
  return [
    ...member('/mailbox/fitConnect', 'fitConnect:', language, '  '),
    ...own('clientId', 'clientId: bescheidversand'),
    ...own('clientSecret', 'clientSecret: { env: FITCONNECT_CLIENT_SECRET }'),
    ...own('destinationId', 'destinationId: 5a3f1d0c-8b7e-4c6a-9d21-3e4f5a6b7c8d'),
    ...own('port', 'port: 8472'),
    ...own('isOnlyWay', 'isOnlyWay: true'),
  ];
}
