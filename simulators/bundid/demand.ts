/**
 * What a request asks of BundID, after the rules about when the extension counts at all (SSB 9, 9.2): the level, the means,
 * the attributes, and how the service wants to be shown. Pure.
 */
import { levelNumber } from '../../src/core/account.ts';
import type { AkdbDisplay, AkdbExtension, AkdbRequestedAttribute, AuthnRequest } from '../../src/formats/saml-request.ts';
import type { RequestFacts } from '../saml-idp-request.ts';

export interface RequestedAttribute {
  /** As written. */
  readonly name: string;
  readonly isRequired: boolean;
}

/** Which levels satisfy the request. `unreachable`: it names nothing that BundID has. */
export type LevelDemand = { readonly kind: 'minimum' | 'exact'; readonly level: 1 | 2 | 3 | 4 } | { readonly kind: 'unreachable' };

export interface Demand {
  /** Absent when there is none, or when it does not count. */
  readonly extension?: AkdbExtension;
  /** Why an extension that is there does not count. */
  readonly ignored?: 'unsigned' | 'attributes-malformed';
  readonly level: LevelDemand;
  /** Names of the listed methods; absent: all. */
  readonly methods?: readonly string[];
  /** `all`: everything the account has, as with version 1 and without extension. */
  readonly attributes: 'all' | readonly RequestedAttribute[];
  readonly wantsStatusDetail: boolean;
  readonly display: AkdbDisplay;
}

/** Reads the demand. */
export function demandOf({ request, signature, enforcesVersion2 }: Pick<RequestFacts, 'request' | 'signature' | 'enforcesVersion2'>): Demand {
  const level = levelDemandOf(request);
  const found = request?.extension;
  if (found === undefined) return { level, ...NOTHING };
  const ignored = enforcesVersion2 ? undefined : whyIgnored(found, signature.state === 'valid');
  if (ignored !== undefined) return { level, ignored, ...NOTHING };
  const methods = methodsOf(found);
  return {
    extension: found,
    level,
    ...(methods === undefined ? {} : { methods }),
    attributes: found.version === '2' ? namedAttributes(found) : 'all',
    wantsStatusDetail: found.enableStatusDetail === true,
    display: found.display ?? {},
  };
}

const NOTHING = { attributes: 'all', wantsStatusDetail: false, display: {} } as const;

/** SSB 9: unsigned requests are not evaluated; SSB 9.2.2: a malformed list makes the extension as good as absent. */
function whyIgnored(extension: AkdbExtension, isSigned: boolean): Demand['ignored'] {
  if (!isSigned) return 'unsigned';
  const requested = extension.requestedAttributes;
  if (extension.version === '2' && (requested === undefined || requested.length === 0 || requested.some(hasNoName))) return 'attributes-malformed';
  return undefined;
}

/** Whether an entry lacks its `Name`. */
export function hasNoName({ name }: AkdbRequestedAttribute): boolean {
  return name === undefined || name.trim() === '';
}

/** The listed methods that count; undefined without a list. */
export function methodsOf({ version, methods, allowedMethods }: AkdbExtension): readonly string[] | undefined {
  if (version === '1') return allowedMethods;
  return methods?.filter(({ isEnabled }) => isEnabled).map(({ name }) => name);
}

function namedAttributes({ requestedAttributes = [] }: AkdbExtension): readonly RequestedAttribute[] {
  return requestedAttributes.flatMap(({ name, isRequired }) => (name === undefined ? [] : [{ name: name.trim(), isRequired }]));
}

/** SSB 5.1. Of several classes the lowest counts for a minimum, since each of them would do (Core 3.3.2.2.1). */
function levelDemandOf(request: AuthnRequest | undefined): LevelDemand {
  const context = request?.requestedAuthnContext;
  if (context === undefined || context.classRefs.length === 0) return { kind: 'minimum', level: 1 };
  const known = context.classRefs.flatMap((name) => levelNumber(name.trim()) ?? []);
  const [lowest] = known.toSorted((a, b) => a - b);
  if (lowest === undefined) return { kind: 'unreachable' };
  // Core 3.3.2.2.1: without Comparison it is exact. `better` and `maximum` are named nowhere; they are taken for a minimum.
  const { comparison = 'exact' } = context;
  return { kind: comparison === 'exact' ? 'exact' : 'minimum', level: lowest };
}
