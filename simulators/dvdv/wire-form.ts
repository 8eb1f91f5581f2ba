/**
 * Where the wire is known to differ from its published description (sheet, section 3.1), each difference as a switch: on is
 * the form that one open client observed, off the form that the description prints.
 */
import type { WireSeed } from './contract.ts';

export interface Deviation {
  readonly name: string;
  /** What is sent when it is on, and what the description prints. */
  readonly observed: string;
  readonly documented: string;
  readonly source: string;
}

const CLIENT = 'open client modelled on the official library, with its sample answers';

/** All deviations by name. */
export const DEVIATIONS = {
  'light-organizations': {
    observed: 'findOrganizationsByServiceElement answers a list of organisations without certificates and services',
    documented: 'one object with organisation and representatives',
    source: CLIENT,
  },
  'plain-uris': {
    observed: 'findServiceSpecificationUrisByCategory answers a list of texts',
    documented: 'a list of objects that describe services',
    source: CLIENT,
  },
  'null-members': {
    observed: 'ids, types and names of older entries are null although declared as required',
    documented: 'they are always there',
    source: CLIENT,
  },
  'absent-as-null': {
    observed: 'members without value are null, also where the description does not declare null',
    documented: 'they are left out there',
    source: CLIENT,
  },
  'snake-token': {
    observed: 'the token answer has access_token, expires_in and not-before-policy, as in the schema',
    documented: 'the example beside the schema has accessToken, expiresIn and notBeforePolicy',
    source: CLIENT,
  },
  'version-object': {
    observed: 'version answers an object',
    documented: 'a text, whose content is JSON',
    source: 'the open client takes both; which one is sent is not known',
  },
} as const satisfies Readonly<Record<string, Omit<Deviation, 'name'>>>;

export type DeviationName = keyof typeof DEVIATIONS;
export const DEVIATION_NAMES = Object.keys(DEVIATIONS) as readonly DeviationName[];

/** The form of everything that is sent. */
export interface WireForm {
  /** Whether a deviation is on. */
  readonly deviates: (name: DeviationName) => boolean;
  readonly misses: 404 | 204;
  readonly tokens: 'any-server' | 'issuing-server';
}

/** The form that a seed asks for. */
export function wireFormOf({ deviations = {}, misses = 404, tokens = 'any-server' }: WireSeed = {}): WireForm {
  return { deviates: (name) => deviations[name] ?? true, misses, tokens };
}
