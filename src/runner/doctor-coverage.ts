/** `doctor` tells which scenarios a target leaves out, and why, before the run. */
import type { Bilingual } from '../core/language.ts';
import type { FitConnectTarget } from '../core/target.ts';
import { catalogueOf, loadProfile, selectRequirements } from './catalogue.ts';
import { ok } from './doctor-entry.ts';
import type { Tell } from './doctor-entry.ts';
import { chooseScenarios } from './scenario-choice.ts';
import { readScenarios } from './scenarios.ts';

/** Counts scenarios per reason; what is inapplicable costs nothing, what is untested may leave the conclusion open. */
export function examineCoverage({ profile: id, capabilities }: FitConnectTarget, tell: Tell): void {
  const profile = loadProfile(id);
  const requirements = selectRequirements(catalogueOf(profile), profile);
  const scenarios = readScenarios(profile, requirements);
  const { chosen, leftOut } = chooseScenarios(scenarios, profile, capabilities);
  tell(
    ok(
      `${chosen.length} von ${scenarios.length} Szenarien des Profils ${id} sind an diesem Ziel möglich`,
      `${chosen.length} of ${scenarios.length} scenarios of the profile ${id} are possible with this target`,
    ),
  );
  const reasons = new Map<string, { readonly reason: Bilingual; readonly verdict: 'inapplicable' | 'untested'; count: number }>();
  for (const { verdict, reason } of leftOut) {
    const known = reasons.get(reason.en) ?? { reason, verdict, count: 0 };
    known.count++;
    reasons.set(reason.en, known);
  }
  for (const { reason, verdict, count } of reasons.values()) {
    const word: Bilingual = verdict === 'untested' ? { de: 'nicht geprüft', en: 'untested' } : { de: 'nicht anwendbar', en: 'not applicable' };
    tell({ status: verdict === 'untested' ? 'warning' : 'note', text: { de: `${count} ${word.de}: ${reason.de}`, en: `${count} ${word.en}: ${reason.en}` } });
  }
}
