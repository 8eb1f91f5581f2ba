/**
 * What the client asks of addresses and of a TcToken before anybody is contacted. Values and schemes as the AusweisApp checks
 * them; that the browser returns to where the token came from is the rule of BSI TR-03124-1 as we know it at second hand.
 */
import { PAOS_BINDING, TLS_PSK_PROTOCOL } from '../../src/formats/tc-token.ts';
import type { TcToken } from '../../src/formats/tc-token.ts';
import type { SourceMark } from '../../src/core/account.ts';

/** Which addresses the client goes to. */
export interface AddressPolicy {
  /** Plain HTTP is taken too, as in the developer mode of the AusweisApp. */
  readonly allowsHttp: boolean;
  /** Whether this program may contact it at all; ours. */
  readonly mayContact: (url: URL) => boolean;
}

/** A web address that the client goes to. @returns undefined for any other */
export function usableAddress(text: string, { allowsHttp, mayContact }: AddressPolicy): URL | undefined {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && !(allowsHttp && url.protocol === 'http:'))) return undefined;
  return url.username + url.password === '' && mayContact(url) ? url : undefined;
}

export interface TokenRule {
  readonly name: string;
  readonly text: string;
  readonly source: string;
  readonly mark: SourceMark;
  holds(token: TcToken, policy: AddressPolicy): boolean;
}

const APP = 'AusweisApp, src/workflows/base/TcToken.cpp';

/** Broken: no channel to the server; the browser is sent back with that result. */
export const CHANNEL_RULES: readonly TokenRule[] = [
  { name: 'binding', text: 'Binding is PAOS', source: APP, mark: 'V', holds: ({ binding }) => binding === PAOS_BINDING },
  {
    name: 'path-security-protocol',
    text: 'PathSecurity-Protocol is absent or TLS with a pre-shared key',
    source: APP,
    mark: 'V',
    holds: ({ pathSecurityProtocol }) => pathSecurityProtocol === undefined || pathSecurityProtocol === TLS_PSK_PROTOCOL,
  },
  {
    name: 'server-address',
    text: 'ServerAddress is an https address',
    source: APP,
    mark: 'V',
    holds: ({ serverAddress }, policy) => usableAddress(serverAddress, policy) !== undefined,
  },
  { name: 'psk', text: 'PSK is hexadecimal', source: APP, mark: 'V', holds: ({ psk = '' }) => /^(?:[0-9A-Fa-f]{2})*$/.test(psk) },
  {
    name: 'session',
    text: 'SessionIdentifier and PSK are there: the exchange of the simulators needs both',
    source: 'ours',
    mark: 'I',
    holds: ({ sessionIdentifier, psk = '' }) => sessionIdentifier !== '' && psk !== '',
  },
];

/** Where the browser may be sent: the origin of the token. @returns undefined for any other address */
export function returnAddress(text: string | undefined, tokenUrl: URL, policy: AddressPolicy): URL | undefined {
  const url = text === undefined || text === '' ? undefined : usableAddress(text, policy);
  return url?.origin === tokenUrl.origin ? url : undefined;
}
