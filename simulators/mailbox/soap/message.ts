/**
 * A message over SOAP, `BspNachricht`: what the schema demands as far as it matters here, and the rules beyond it
 * (interface description, 12). `Ereignis` and `Encoding` are demanded by the schema and absent or ignored in practice. The
 * order of elements is not judged.
 */
import { toTimestamp } from '../../../src/core/clock.ts';
import { childOf, childrenOf, readXmlTree } from '../../../src/formats/xml-tree.ts';
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import type { Call } from '../call.ts';
import type { AssuranceLevel } from '../contract.ts';
import type { Message } from '../store.ts';
import { readContainers } from './containers.ts';
import { isAllowedHtml } from './html.ts';
import { MESSAGE_NAMESPACE } from './names.ts';
import { fail } from './outcome.ts';
import type { Outcome, Refused } from './outcome.ts';

const VERSIONS = ['1.1', '1.2', '1.3', '1.4', '1.5'];
const EDITIONS = ['2017-03-15', '2018-04-01', '2018-11-01', '2019-06-28', '2020-03-15'];
/** Five attachments of 2 MB in Base64, and the text. */
const MAX_BYTES = 20 * 1024 * 1024;

/** The root element of a message. @returns undefined for a document that cannot be read */
export function readMessage(document: Uint8Array): XmlTreeElement | undefined {
  const reading = readXmlTree(document, { maxSizeBytes: MAX_BYTES });
  return reading.kind === 'tree' ? reading.root : undefined;
}

/** The handle a message is for, as it stands there. */
export function handleOf(root: XmlTreeElement | undefined): string | undefined {
  return textAt(root, ['NachrichtenKopf', 'Empfaenger', 'PostkorbId']);
}

/** Judges a message and makes what is stored. */
export function takeMessage(call: Call, root: XmlTreeElement | undefined, via: Message['via']): Outcome {
  const refused = refuseForm(root) ?? refuseHandle(call, root) ?? refuseContent(root);
  if (refused !== undefined || root === undefined) return refused ?? fail('20', 'Die Nachricht ist nicht lesbar.');
  const attachments = readContainers(call.tenant, childrenOf(childOf(root, 'NachrichtenInhalt'), 'DataContainer'));
  return 'kind' in attachments ? attachments : { kind: 'taken', message: { ...messageOf(call, root, via), attachments } };
}

const REQUIRED: readonly (readonly string[])[] = [
  ['NachrichtenKopf', 'Identifikation.Nachricht', 'Erstellungszeitpunkt'],
  ['NachrichtenKopf', 'Identifikation.Nachricht', 'NachrichtenId'],
  ['NachrichtenKopf', 'Absender', 'Dienst'],
  ['NachrichtenKopf', 'Absender', 'Mandant'],
  ['NachrichtenKopf', 'Empfaenger', 'PostkorbId'],
  ['NachrichtenInhalt', 'Betreff'],
  ['NachrichtenInhalt', 'FreiText', 'Text'],
];

function refuseForm(root: XmlTreeElement | undefined): Refused | undefined {
  if (root === undefined) return fail('20', 'Die Nachricht ist kein lesbares XML.');
  if (root.name !== 'BspNachricht' || root.namespace !== MESSAGE_NAMESPACE) return fail('20', 'Das Wurzelelement ist nicht BspNachricht.');
  const { version = '', fassung = '' } = root.attributes;
  if (!VERSIONS.includes(version) || !EDITIONS.includes(fassung)) return fail('20', 'Version oder Fassung der Nachricht ist unbekannt.');
  const missing = REQUIRED.find((path) => textAt(root, path) === undefined);
  if (missing !== undefined) return fail('20', `Es fehlt ${missing.join('/')}.`);
  const created = textAt(root, ['NachrichtenKopf', 'Identifikation.Nachricht', 'Erstellungszeitpunkt']) ?? '';
  return /^-?\d{4,}-\d{2}-\d{2}T/.test(created) && !Number.isNaN(Date.parse(created)) ? undefined : fail('20', 'Erstellungszeitpunkt ist kein Zeitpunkt.');
}

function refuseHandle({ tenant }: Call, root: XmlTreeElement | undefined): Refused | undefined {
  const mailbox = tenant.store.mailbox(handleOf(root) ?? '');
  return mailbox === undefined || mailbox.isDeleted ? fail('30', 'Das Postfach ist nicht bekannt.') : undefined;
}

const TEXTS = [
  ['NachrichtenKopf', 'Absender', 'Mandant'],
  ['NachrichtenKopf', 'Absender', 'Hyperlink'],
  ['NachrichtenInhalt', 'Betreff'],
  ['NachrichtenInhalt', 'FreiText', 'Text'],
] as const;

function refuseContent(root: XmlTreeElement | undefined): Refused | undefined {
  const forbidden = TEXTS.find((path) => !isAllowedHtml(textAt(root, path) ?? ''));
  if (forbidden !== undefined) return fail('31', `${forbidden.at(-1) ?? ''} enthält HTML, das nicht zugelassen ist.`);
  const link = textAt(root, ['NachrichtenKopf', 'Absender', 'Hyperlink']);
  return link === undefined || link.startsWith('<') || /^https:\/\//i.test(link) ? undefined : fail('31', 'Hyperlink ist keine https-Adresse.');
}

function messageOf(call: Call, root: XmlTreeElement, via: Message['via']): Omit<Message, 'attachments'> {
  const { tenant } = call;
  const head = (...path: readonly string[]): string | undefined => textAt(root, ['NachrichtenKopf', ...path]);
  const link = head('Absender', 'Hyperlink');
  const reference = head('Identifikation.Nachricht', 'NachrichtenId');
  const receipt = head('lesebestaetigungAntwortAdresse');
  const reply = head('Absender', 'Email');
  return {
    messageUuid: tenant.service.ids(),
    messageId: tenant.nextMessageId(),
    via,
    exchange: '',
    providedAt: toTimestamp(tenant.clock.now()),
    mailboxUuid: handleOf(root) ?? '',
    level: levelOf(root),
    sender: head('Absender', 'Mandant') ?? '',
    service: head('Absender', 'Dienst') ?? '',
    title: textAt(root, ['NachrichtenInhalt', 'Betreff']) ?? '',
    content: textAt(root, ['NachrichtenInhalt', 'FreiText', 'Text']) ?? '',
    ...(link === undefined ? {} : { senderUrl: link }),
    ...(reference === undefined ? {} : { reference }),
    ...(receipt === undefined ? {} : { retrievalConfirmationAddress: receipt }),
    ...(reply === undefined ? {} : { replyAddress: reply }),
  };
}

/** Missing or unknown means the highest (12.1.2). */
function levelOf(root: XmlTreeElement): AssuranceLevel {
  const text = textAt(root, ['NachrichtenInhalt', 'StorkQaaLevel']) ?? '';
  return Number(/^(?:LEVEL_|STORK-QAA-Level-)([1-4])$/.exec(text)?.[1] ?? 4) as AssuranceLevel;
}

/** Trimmed. @returns undefined when the element is missing or empty */
function textAt(root: XmlTreeElement | undefined, path: readonly string[]): string | undefined {
  const text = path.reduce<XmlTreeElement | undefined>((element, name) => childOf(element, name), root)?.text.trim();
  return text === '' ? undefined : text;
}
