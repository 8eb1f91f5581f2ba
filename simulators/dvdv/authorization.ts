/**
 * Who may ask by which network (sheet, sections 3 and 3.3). A look-up without a good token is answered 401 without content;
 * the word in front of the token is `EmbeddedBearer`, and nothing else is taken.
 */
import { empty } from './answer.ts';
import type { Answer } from './answer.ts';
import { headerValue } from './call.ts';
import type { Call, Refusal } from './call.ts';
import type { AuthorizationView, EntryName } from './contract.ts';
import { problem } from './problems.ts';
import type { IssuedToken } from './tokens.ts';

const HEADER = /^(\S+)(?: +(\S+))?\s*$/;

/** Notes how the header was used, and whose call it is. Judges nothing. */
export function identify(call: Call): void {
  const { tenant } = call;
  const value = headerValue(call, 'authorization');
  const [, scheme, token = ''] = HEADER.exec(value ?? '') ?? [];
  const issued = tenant.tokens.find(token);
  call.notes.authorization = { ...(scheme === undefined ? {} : { scheme }), token: stateOf(call, token, issued) };
  call.peer = issued === undefined ? tenant.anonymousPeer : tenant.peerOf(issued.fingerprint);
}

function stateOf({ tenant, server, startedAt }: Call, token: string, issued: IssuedToken | undefined): AuthorizationView['token'] {
  if (token === '') return 'none';
  if (issued === undefined) return tenant.networks.iamTokens.includes(token) ? 'valid' : 'unknown';
  if (issued.endsAt <= startedAt) return 'ended';
  return tenant.form.tokens === 'issuing-server' && issued.server !== server ? 'of-other-server' : 'valid';
}

/** Refuses who has no access by that entry path. */
export function admit(call: Call, entry: EntryName): Refusal {
  const { networks } = call.tenant;
  if (networks[entry] === 'closed') return problem('network-closed');
  if (networks[entry] === 'open' || networks[entry] === 'noauth') return undefined;
  const { scheme, token } = call.notes.authorization ?? {};
  const wanted = entry === 'standalone' ? 'EmbeddedBearer' : 'Bearer';
  return scheme === wanted && token === 'valid' ? undefined : UNAUTHENTICATED;
}

/** @spec DVDV2 API 2.15.0: 401 has no content */
export const UNAUTHENTICATED: Answer = { ...empty(401), refusal: 'no-valid-token' };
