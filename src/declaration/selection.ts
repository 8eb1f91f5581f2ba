/**
 * Which scenarios a declaration leaves out: those whose requirements all stand or fall with items that are not selected, and
 * those that need a capability of such an item. A mandatory item that is declared `no` takes nothing out: its cases are
 * run, since what must be is tested whatever was declared (ITU-T X.290: an error of the static review).
 */
import type { Proforma, StaticReview } from '../core/declaration.ts';
import type { Bilingual } from '../core/language.ts';
import type { Capability } from '../core/requirement.ts';
import { notSelectedReasons, reasonOfItem } from '../core/selection.ts';

export interface Selection {
  /** Requirements that are left out, with the reason. */
  readonly requirements: ReadonlyMap<string, Bilingual>;
  /** Capabilities the product does not have by its declaration, with the reason. */
  readonly capabilities: ReadonlyMap<Capability, Bilingual>;
}

/** What a review leaves out. */
export function selectionOf(review: StaticReview, proforma: Proforma): Selection {
  const capabilities = proforma.items.flatMap(({ id, capability }) => {
    const item = review.items.find((candidate) => candidate.id === id);
    return capability === undefined || item === undefined || item.isSelected ? [] : [[capability, reasonOfItem(item)] as const];
  });
  return { requirements: notSelectedReasons(review), capabilities: new Map(capabilities) };
}

/**
 * Why a scenario is left out.
 * @returns undefined when it is selected
 */
export function reasonAgainst(
  scenario: { readonly requirements: readonly string[]; readonly needs: readonly Capability[] },
  { requirements, capabilities }: Selection,
): Bilingual | undefined {
  const reasons = scenario.requirements.flatMap((requirement) => requirements.get(requirement) ?? []);
  if (reasons.length > 0 && reasons.length === scenario.requirements.length) return reasons[0];
  return scenario.needs.flatMap((capability) => capabilities.get(capability) ?? [])[0];
}
