/**
 * Accounts that run on the product of BundID (fact sheet, section 10): the same paths, extension, attributes and levels, each
 * with an entityID, keys and a name of its own. What is known of BundID alone is not taken over as a rule of the others.
 */
import type { ServiceProviderMetadata } from '../../src/formats/saml-metadata.ts';
import type { Rule } from '../account-rule.ts';
import type { RequestFacts } from '../saml-idp-request.ts';
import { METADATA_RULES } from './metadata-rules.ts';
import { PRESENTATION_RULES } from './presentation-rules.ts';
import { REQUEST_RULES } from './rules/index.ts';

export const BUNDID_KINDS = ['bundid', 'bayernid'] as const;
export type BundidKind = (typeof BUNDID_KINDS)[number];

export interface AccountKindFacts {
  /** As the pages call it. */
  readonly brand: string;
  /** Where a tenant says nothing. */
  readonly enforcesVersion2: boolean;
  readonly requestRules: readonly Rule<RequestFacts>[];
  readonly metadataRules: readonly Rule<ServiceProviderMetadata>[];
}

/** BMI-ID and the deadline for it belong to the onboarding of BundID. */
const OF_BUNDID_ALONE: ReadonlySet<string> = new Set(['online-service-id']);

/** A rule of BundID at another account: the same product suggests it, no source says it, and it stands for no requirement. */
function inherited<Facts>({ requirement: _, ...rule }: Rule<Facts>): Rule<Facts> {
  return { ...rule, mark: 'I', source: `${rule.source}, written for BundID; the same product` };
}

export const KINDS: Readonly<Record<BundidKind, AccountKindFacts>> = {
  bundid: { brand: 'BundID', enforcesVersion2: true, requestRules: REQUEST_RULES, metadataRules: METADATA_RULES },
  bayernid: {
    brand: 'BayernID',
    // The samples of both versions go to BayernID (SSB 10.1), so that neither can be wrong there.
    enforcesVersion2: false,
    requestRules: REQUEST_RULES.filter(({ name }) => !OF_BUNDID_ALONE.has(name)).map(inherited),
    metadataRules: [...METADATA_RULES.map(inherited), ...PRESENTATION_RULES],
  },
};
