/**
 * Which area lies in which. No rule for it is published; our reading: regional keys are hierarchical (Land 2 digits, district
 * 3, Kreis 5, association 9, municipality 12), zeros that fill a key up to a longer level say nothing, and a region covers
 * every area whose key begins with its own (fact sheet, sections 11 and 26).
 */
import { AREAS, LAENDER_KEYS } from './routing-api-areas.ts';

/** What a request asks for: a regional key, or a municipality key that no area of ours has. */
export type Place = { readonly kind: 'ars'; readonly key: string } | { readonly kind: 'ags'; readonly key: string };

const LEVELS: readonly (readonly [from: number, to: number])[] = [
  [12, 9],
  [9, 5],
  [5, 3],
  [3, 2],
  [2, 0],
];

/** Cuts the zeros that fill a regional key up. @returns as many digits as the area's level has; empty for the whole country */
export function significantPart(key: string): string {
  let part = key;
  for (const [from, to] of LEVELS) if (part.length === from && /^0+$/.test(part.slice(to))) part = part.slice(0, to);
  return part;
}

/** The place of a municipality key; that of the area which has it, where there is one. */
export function placeOfMunicipalityKey(ags: string): Place {
  if (ags.length < 8) return { kind: 'ars', key: ags };
  if (ags.endsWith('000')) return { kind: 'ars', key: ags.slice(0, 5) };
  const area = AREAS.find((candidate) => candidate.ags === ags);
  return area === undefined ? { kind: 'ags', key: ags } : { kind: 'ars', key: area.ars };
}

/** Whether a region of a destination covers a place. @param region `DE` and up to 12 digits */
export function covers(region: string, place: Place): boolean {
  const own = significantPart(region.slice(2));
  if (place.kind === 'ars') return significantPart(place.key).startsWith(own);
  // A municipality key leaves the association out: below the Kreis only a whole municipality can be compared.
  return own.length <= 5 ? place.key.startsWith(own) : own.length === 12 && own.slice(0, 5) + own.slice(9) === place.key;
}

/** Regional keys that stand for a region in signed addressing data; the whole country as its Länder. */
export function keysOfRegion(region: string): readonly string[] {
  const own = significantPart(region.slice(2));
  return own === '' ? LAENDER_KEYS : [own];
}
