/**
 * One authentication as the client carries it out: token, invitation of the eID server, card, result, way back of the browser.
 * Facts of addresses and results from the AusweisApp; the exchange with the server is ours (`eid-exchange.ts`).
 */
import { headerOf } from '../../src/core/exchange.ts';
import { MAX_TC_TOKEN_BYTES, readTcToken } from '../../src/formats/tc-token.ts';
import type { TcToken } from '../../src/formats/tc-token.ts';
import type { HttpOutcome, HttpRequest } from '../../src/transport/http-client.ts';
import { EID_FIELDS, restrictedIdOf } from '../eid-card.ts';
import type { EidCard, EidData, EidField } from '../eid-card.ts';
import { invitationIn, opened, readSealed, sealed } from '../eid-exchange.ts';
import type { EidInvitation, EidOperation, EidResult } from '../eid-exchange.ts';
import { CHANNEL_RULES, returnAddress, usableAddress } from './token-rules.ts';
import type { AddressPolicy } from './token-rules.ts';

/** Results by the part after `#` of `http://www.bsi.bund.de/ecard/api/1.1/resultminor/…`. */
export const MINORS = {
  cancelled: 'cancellationByUser',
  channel: 'trustedChannelEstablishmentFailed',
  communication: 'communicationError',
  client: 'clientError',
} as const;

/** Where the browser goes. `page`: there is no address to send it to. */
export type Way = { readonly kind: 'redirect'; readonly url: string } | { readonly kind: 'page'; readonly status: 400 | 404; readonly reason: string };

export interface Surroundings extends AddressPolicy {
  /** Sends one request, without following redirects. */
  readonly send: (request: HttpRequest, operation: string) => Promise<HttpOutcome>;
}

/** An authentication that waits for a card. */
export interface Workflow {
  readonly tokenUrl: URL;
  readonly token: TcToken;
  readonly invitation: EidInvitation;
}

const MAX_REDIRECTS = 5;
/** Those that the AusweisApp follows. */
const REDIRECTS: ReadonlySet<number> = new Set([302, 303, 307]);

/** From the address of the token to the invitation of the server. @returns a way when it ends before */
export async function begin(tcTokenUrl: string, surroundings: Surroundings): Promise<Workflow | Way> {
  const first = usableAddress(tcTokenUrl, surroundings);
  if (first === undefined) return { kind: 'page', status: 400, reason: 'tcTokenURL' };
  const fetched = await fetchToken(first, surroundings);
  if ('kind' in fetched) return fetched;
  const { url: tokenUrl, token } = fetched;
  const broken = CHANNEL_RULES.find(({ holds }) => !holds(token, surroundings));
  if (broken !== undefined) return wayBack({ tokenUrl, token }, { major: 'error', minor: MINORS.channel }, surroundings);
  const answer = await tell(token, { step: 'start' }, surroundings);
  const message = answer === undefined ? undefined : readSealed(answer);
  const invitation = message?.session === token.sessionIdentifier ? invitationIn(opened(message, token.psk ?? '')) : undefined;
  if (invitation === undefined) return wayBack({ tokenUrl, token }, { major: 'error', minor: MINORS.channel }, surroundings);
  return { tokenUrl, token, invitation };
}

async function fetchToken(first: URL, surroundings: Surroundings): Promise<{ readonly url: URL; readonly token: TcToken } | Way> {
  let url = first;
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const outcome = await surroundings.send({ method: 'GET', url: url.href, headers: { Accept: 'text/xml, application/xml' } }, 'tctoken');
    if (outcome.kind === 'failure') return NOT_FOUND;
    const { status, headers, body } = outcome.answer;
    if (status === 200) return tokenIn(url, body);
    const next = REDIRECTS.has(status) ? usableAddress(URL.parse(headerOf(headers, 'location') ?? '', url.href)?.href ?? '', surroundings) : undefined;
    if (next === undefined) return NOT_FOUND;
    url = next;
  }
  return NOT_FOUND;
}

const NOT_FOUND: Way = { kind: 'page', status: 404, reason: 'TCTokenType' };

function tokenIn(url: URL, body: Uint8Array): { readonly url: URL; readonly token: TcToken } | Way {
  const reading = body.byteLength > MAX_TC_TOKEN_BYTES ? undefined : readTcToken(body);
  return reading?.kind === 'token' ? { url, token: reading.token } : NOT_FOUND;
}

/** Reads the card, whose PIN was accepted, and tells the server. */
export async function authenticate(workflow: Workflow, card: EidCard, surroundings: Surroundings): Promise<Way> {
  return finish(workflow, resultOf(workflow.invitation, card), surroundings);
}

/** Ends with a result: tells the server and sends the browser back. */
export async function finish(workflow: Pick<Workflow, 'token' | 'tokenUrl'>, result: EidResult, surroundings: Surroundings): Promise<Way> {
  const answer = await tell(workflow.token, { step: 'result', result }, surroundings);
  if (answer === undefined && result.major === 'ok') return wayBack(workflow, { major: 'error', minor: MINORS.communication }, surroundings);
  return wayBack(workflow, result, surroundings);
}

/** A card that lacks a field says so; nothing can be denied that is required. */
function resultOf({ rights, sector }: EidInvitation, { persona, data }: EidCard): EidResult {
  const known: EidData = { ...data, RestrictedID: restrictedIdOf(persona, sector) };
  const asked = EID_FIELDS.filter((field) => rights[field] === 'REQUIRED' || rights[field] === 'ALLOWED');
  const operation = (field: EidField): EidOperation => (!asked.includes(field) ? 'PROHIBITED' : known[field] === undefined ? 'NOTONCHIP' : 'ALLOWED');
  return {
    major: 'ok',
    operations: Object.fromEntries(EID_FIELDS.map((field) => [field, operation(field)])),
    data: Object.fromEntries(asked.flatMap((field) => (known[field] === undefined ? [] : [[field, known[field]]]))),
  };
}

/** @returns the answer; undefined when none came or the server did not take it */
async function tell(token: TcToken, message: Parameters<typeof sealed>[0], { send }: Surroundings): Promise<string | undefined> {
  const body = sealed(message, token.sessionIdentifier, token.psk ?? '');
  const outcome = await send({ method: 'POST', url: token.serverAddress, headers: { 'Content-Type': 'application/json' }, body }, 'eid-exchange');
  if (outcome.kind === 'failure' || outcome.answer.status !== 200) return undefined;
  return Buffer.from(outcome.answer.body).toString('utf8');
}

/** `RefreshAddress` with the result; without a usable one `CommunicationErrorAddress`; without either a page. */
function wayBack({ token, tokenUrl }: Pick<Workflow, 'token' | 'tokenUrl'>, result: EidResult, policy: AddressPolicy): Way {
  const refresh = returnAddress(token.refreshAddress, tokenUrl, policy);
  if (refresh !== undefined) return { kind: 'redirect', url: withResult(refresh, result) };
  const communicationError = returnAddress(token.communicationErrorAddress, tokenUrl, policy);
  if (communicationError === undefined) return { kind: 'page', status: 400, reason: 'RefreshAddress, CommunicationErrorAddress' };
  return { kind: 'redirect', url: withResult(communicationError, { major: 'error', minor: MINORS.communication }) };
}

function withResult(address: URL, result: EidResult): string {
  const url = new URL(address);
  url.searchParams.append('ResultMajor', result.major);
  if (result.major === 'error') url.searchParams.append('ResultMinor', result.minor);
  return url.href;
}
