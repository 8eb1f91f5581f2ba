/**
 * Placeholders in the environment of a container: what the product has to be told is known when the simulators are up, so
 * that the target file names it instead of stating it. Only `{name}` is one; other braces stay as they are.
 */
import type { FitConnectTarget } from '../core/target.ts';
import type { ServiceAddresses } from './fit-connect-loaded.ts';

/** Where the certificate of the authority lies in the container. */
export const AUTHORITY_FILE = '/run/pruefstand/authority.pem';

type Known = Pick<FitConnectTarget, 'apiVersion' | 'clientId' | 'clientSecret' | 'destination' | 'pollingSeconds' | 'callback' | 'adapter' | 'usesTls'>;
type ToldAddresses = Omit<ServiceAddresses, 'issueServer'>;
type Value = (target: Known, addresses: ToldAddresses) => string | undefined;

/** All placeholders; a value is undefined where the target has no such thing. */
const VALUES = {
  tokenUrl: (_, { tokenUrl }) => tokenUrl,
  submissionApiUrl: (_, { submissionApiUrl }) => submissionApiUrl,
  destinationApiUrl: (_, { destinationApiUrl }) => destinationApiUrl,
  routingUrl: (_, { routingUrl }) => routingUrl,
  authorityFile: ({ usesTls }) => (usesTls ? AUTHORITY_FILE : undefined),
  apiVersion: ({ apiVersion }) => apiVersion,
  destinationId: ({ destination }) => destination.destinationId,
  clientId: ({ clientId }) => clientId,
  clientSecret: ({ clientSecret }) => clientSecret,
  pollingSeconds: ({ pollingSeconds }) => String(pollingSeconds),
  callbackSecret: ({ callback }) => callback?.secret,
  callbackPort: ({ callback }) => portIn(callback?.url),
  adapterToken: ({ adapter }) => adapter?.token,
  adapterPort: ({ adapter }) => portIn(adapter?.url),
} as const satisfies Readonly<Record<string, Value>>;

export type PlaceholderName = keyof typeof VALUES;

export const PLACEHOLDER_NAMES = Object.keys(VALUES) as readonly PlaceholderName[];

const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** Names in a text, whether they exist or not, in order. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? []);
}

/** Whether a target has what a placeholder stands for. The addresses always exist. */
export function hasValue(name: PlaceholderName, target: Known): boolean {
  const value: Value = VALUES[name];
  return value(target, { tokenUrl: '', submissionApiUrl: '', destinationApiUrl: '', routingUrl: '', authorityCert: '' }) !== undefined;
}

/** A text with its placeholders filled; unknown names stay, as the loader has refused them. */
export function fillPlaceholders(text: string, target: Known, addresses: ToldAddresses): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => (isPlaceholder(name) ? ((VALUES[name] as Value)(target, addresses) ?? whole) : whole));
}

export function isPlaceholder(name: string): name is PlaceholderName {
  return Object.hasOwn(VALUES, name);
}

function portIn(address: string | undefined): string | undefined {
  return address === undefined ? undefined : String(portOfAddress(address));
}

/** The port of an address, also where it is the scheme's own. */
export function portOfAddress(address: string): number {
  const { port, protocol } = new URL(address);
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
