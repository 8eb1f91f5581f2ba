/**
 * TcToken, schema version 1.3 (BSI TR-03124-1): where an eID client finds the eID server and where the browser goes
 * afterwards. Reading is about shape: order does not matter, white space around texts does not count, as the AusweisApp reads
 * it. Which values a client accepts is the client's business.
 */
import { textElement, xmlElement } from './xml-writing.ts';
import { childOf, childrenOf, readXmlTree } from './xml-tree.ts';
import type { XmlTreeElement, XmlTreeProblem } from './xml-tree.ts';

/** Values as written, trimmed; an element that is there may be empty. */
export interface TcToken {
  readonly serverAddress: string;
  readonly sessionIdentifier: string;
  readonly refreshAddress: string;
  readonly communicationErrorAddress?: string;
  readonly binding: string;
  readonly pathSecurityProtocol?: string;
  /** Hexadecimal. */
  readonly psk?: string;
}

export type TcTokenProblem = XmlTreeProblem | 'root' | 'missing' | 'twice';

export type TcTokenReading =
  | { readonly kind: 'token'; readonly token: TcToken }
  | { readonly kind: 'problem'; readonly problem: TcTokenProblem; /** Name of the element in question. */ readonly where: string };

/** The only binding and the only protocol that are in use. */
export const PAOS_BINDING = 'urn:liberty:paos:2006-08';
export const TLS_PSK_PROTOCOL = 'urn:ietf:rfc:4279';

const ROOT = 'TCTokenType';
/** A token has some hundred bytes. */
export const MAX_TC_TOKEN_BYTES = 65_536;
const LIMITS = { maxSizeBytes: MAX_TC_TOKEN_BYTES, maxDepth: 8, maxTags: 100 };
const NEEDED = ['ServerAddress', 'SessionIdentifier', 'RefreshAddress', 'Binding'] as const;
const OPTIONAL = ['CommunicationErrorAddress', 'PathSecurity-Protocol', 'PathSecurity-Parameters'] as const;

/** Reads a token. Never throws, whatever the bytes are. */
export function readTcToken(bytes: Uint8Array): TcTokenReading {
  const reading = readXmlTree(bytes, LIMITS);
  if (reading.kind === 'problem') return { kind: 'problem', problem: reading.problem, where: ROOT };
  const { root } = reading;
  if (root.name !== ROOT || root.namespace !== '') return { kind: 'problem', problem: 'root', where: root.name.slice(0, 100) };
  const missing = NEEDED.find((name) => childOf(root, name) === undefined);
  if (missing !== undefined) return { kind: 'problem', problem: 'missing', where: missing };
  const twice = [...NEEDED, ...OPTIONAL].find((name) => childrenOf(root, name).length > 1);
  if (twice !== undefined) return { kind: 'problem', problem: 'twice', where: twice };
  return { kind: 'token', token: tokenOf(root) };
}

function tokenOf(root: XmlTreeElement): TcToken {
  const text = (name: string): string | undefined => childOf(root, name)?.text.trim();
  const communicationErrorAddress = text('CommunicationErrorAddress');
  const pathSecurityProtocol = text('PathSecurity-Protocol');
  const psk = childOf(childOf(root, 'PathSecurity-Parameters'), 'PSK')?.text.trim();
  return {
    serverAddress: text('ServerAddress') ?? '',
    sessionIdentifier: text('SessionIdentifier') ?? '',
    refreshAddress: text('RefreshAddress') ?? '',
    binding: text('Binding') ?? '',
    ...(communicationErrorAddress === undefined ? {} : { communicationErrorAddress }),
    ...(pathSecurityProtocol === undefined ? {} : { pathSecurityProtocol }),
    ...(psk === undefined ? {} : { psk }),
  };
}

/** A token in the order of the schema. @returns a document with declaration */
export function writeTcToken(token: TcToken): string {
  const { communicationErrorAddress, pathSecurityProtocol, psk } = token;
  const parts = [
    textElement('ServerAddress', token.serverAddress),
    textElement('SessionIdentifier', token.sessionIdentifier),
    textElement('RefreshAddress', token.refreshAddress),
    textElement('CommunicationErrorAddress', communicationErrorAddress),
    textElement('Binding', token.binding),
    textElement('PathSecurity-Protocol', pathSecurityProtocol),
    psk === undefined ? '' : xmlElement('PathSecurity-Parameters', {}, textElement('PSK', psk)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement(ROOT, {}, parts.join(''))}`;
}
