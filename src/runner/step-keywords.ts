/** The keywords of steps (`Wenn `, `Dann `), which cucumber leaves behind in the feature when it compiles scenarios. */
import type { Feature, GherkinDocument, PickleStep } from '@cucumber/messages';

type Child = Partial<Feature['children'][number]>;

function stepsOf({ background, scenario, rule }: Child): readonly { readonly id: string; readonly keyword: string }[] {
  return [...(background?.steps ?? []), ...(scenario?.steps ?? []), ...(rule?.children ?? []).flatMap(stepsOf)];
}

/** Keywords by the id of the step in the feature, as they are written there, with the blank after them. */
export function keywordsIn({ feature }: GherkinDocument): ReadonlyMap<string, string> {
  return new Map((feature?.children ?? []).flatMap(stepsOf).map(({ id, keyword }) => [id, keyword]));
}

/** The keyword of a compiled step; empty where the feature is not known. */
export function keywordOf({ astNodeIds }: PickleStep, keywords: ReadonlyMap<string, string>): string {
  return astNodeIds.map((id) => keywords.get(id)).find((keyword) => keyword !== undefined) ?? '';
}
