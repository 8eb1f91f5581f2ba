/**
 * Reads the metadata of an account once, at the start: from a file, over https, or over http on this machine. They are
 * not refreshed while the product runs, so nobody who gets hold of the line can slip in a key.
 */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { pemFromBody } from '../keys.ts';
import { HTTP_POST, HTTP_REDIRECT, NS } from '../saml/names.ts';
import { attribute, childNamed, childrenNamed, descendants, isNamed, parseXml, textOf } from '../saml/xml.ts';
import { LABELS, kindOf } from './provider.ts';
import type { Provider, ProviderName } from './provider.ts';

/** The metadata of an account are unusable; the message completes "BUNDID_METADATA_URL …". */
export class MetadataError extends Error {
  override readonly name = 'MetadataError';
}

const MAX_BYTES = 1024 * 1024;
const TIMEOUT_MS = 10_000;
const BINDINGS = { post: HTTP_POST, redirect: HTTP_REDIRECT } as const;

/** Fetches metadata; `ca` is PEM to trust in addition. */
export async function fetchMetadata(url: string, ca: string | undefined): Promise<string> {
  try {
    const answer = await get(url, ca);
    if (answer.statusCode !== 200) throw new MetadataError(`answers ${answer.statusCode ?? 0}`);
    return await bodyOf(answer);
  } catch (error) {
    if (error instanceof MetadataError) throw error;
    throw new MetadataError('cannot be fetched', { cause: error });
  }
}

function get(url: string, ca: string | undefined): Promise<IncomingMessage> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const options = { timeout: TIMEOUT_MS, signal: AbortSignal.timeout(TIMEOUT_MS), ...(ca === undefined ? {} : { ca }) };
    send(url, options, resolve).once('error', reject).end();
  });
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new MetadataError('is larger than 1 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Reads what the product needs from metadata.
 *
 * @throws MetadataError when something is missing
 */
export function readProviderMetadata(name: ProviderName, xml: string, preferred: Provider['binding']): Provider {
  const role = findRole(xml);
  const { entityId, element } = role;
  const certificates = childrenNamed(element, NS.md, 'KeyDescriptor')
    .filter((key) => attribute(key, 'use') !== 'encryption')
    .flatMap(descendants)
    .filter((found) => isNamed(found, NS.ds, 'X509Certificate'))
    .map((found) => pemFromBody(textOf(found)));
  const services = childrenNamed(element, NS.md, 'SingleSignOnService');
  const bindings = preferred === 'post' ? (['post', 'redirect'] as const) : (['redirect', 'post'] as const);
  const offers = bindings.map((binding) => ({ binding, location: services.find((found) => attribute(found, 'Binding') === BINDINGS[binding]) }));
  const { binding, location } = offers.find((offer) => offer.location !== undefined) ?? { binding: preferred, location: undefined };
  const ssoUrl = attribute(location, 'Location') ?? '';
  if (entityId === '' || !URL.canParse(ssoUrl) || certificates.length === 0) throw new MetadataError('lacks entityID, login address or signing certificate');
  const slo = childrenNamed(element, NS.md, 'SingleLogoutService').find((found) => attribute(found, 'Binding') === HTTP_POST);
  const sloUrl = attribute(slo, 'Location');
  return {
    ...{ name, kind: kindOf(name), label: LABELS[name], entityId, ssoUrl, binding, certificates },
    sloUrl: sloUrl !== undefined && URL.canParse(sloUrl) ? sloUrl : undefined,
  };
}

function findRole(xml: string): { readonly entityId: string; readonly element: Element } {
  if (xml.includes('<!DOCTYPE')) throw new MetadataError('has a DOCTYPE');
  let root: Element;
  try {
    root = parseXml(xml).documentElement;
  } catch {
    throw new MetadataError('is not well-formed');
  }
  const entity = descendants(root).find(
    (element) => isNamed(element, NS.md, 'EntityDescriptor') && childNamed(element, NS.md, 'IDPSSODescriptor') !== undefined,
  );
  const element = childNamed(entity, NS.md, 'IDPSSODescriptor');
  if (element === undefined) throw new MetadataError('describes no account');
  return { entityId: attribute(entity, 'entityID') ?? '', element };
}
