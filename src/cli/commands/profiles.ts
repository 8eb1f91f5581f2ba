/** `profiles`: what can be claimed and tested. */
import type { Language } from '../../core/language.ts';
import { catalogueOf, loadProfile, profileIds, selectRequirements } from '../../runner/catalogue.ts';
import { readScenarios } from '../../runner/scenarios.ts';
import type { CliCommand } from '../command.ts';
import type { Session } from '../session.ts';
import { paintFor, widthOf, wrapped } from '../terminal.ts';

export const profilesCommand: CliCommand = {
  usage: 'profiles',
  summary: { de: 'alle Profile mit Rolle, Version und Umfang', en: 'all profiles with role, version and extent' },
  description: {
    de: 'Zeigt, welche Profile mitkommen und was sie prüfen. Mit run --profile wird das Referenzprodukt eines Profils geprüft.',
    en: 'Shows which profiles come along and what they test. With run --profile the reference product of a profile is tested.',
  },
  examples: ['profiles', 'profiles --lang en'],
  configure: () => undefined,
  async run(_, __, session) {
    session.print(...profileIds().flatMap((id, index) => [...(index === 0 ? [] : ['']), ...linesOf(id, session)]));
    return Promise.resolve(0);
  },
};

const STATUS: Readonly<Record<'draft' | 'published', Readonly<Record<Language, string>>>> = {
  draft: { de: 'Entwurf', en: 'draft' },
  published: { de: 'veröffentlicht', en: 'published' },
};

function linesOf(id: string, session: Session): readonly string[] {
  const { say, tell, language, stdout, env } = session;
  const paint = paintFor(stdout, env);
  const profile = loadProfile(id);
  const catalogue = catalogueOf(profile);
  const requirements = selectRequirements(catalogue, profile);
  const binding = requirements.filter(({ level }) => level === 'MUST' || level === 'MUST NOT').length;
  const automated = requirements.filter(({ verification }) => verification.method === 'automated' || verification.method === 'assisted').length;
  const scenarios = readScenarios(profile, requirements).length;
  const width = Math.min(widthOf(stdout), 100);
  const specifications = [profile.specification, ...(profile.also ?? [])].map(({ id: name, version }) => `${name} ${version}`).join(', ');
  return [
    `${paint('strong', id)}  ${profile.version}, ${STATUS[profile.status][language]}`,
    `  ${tell(profile.title)}`,
    ...wrapped(tell(profile.description), width, '  '),
    ...wrapped(`${say('Rolle', 'Role')}: ${profile.role}. ${say('Spezifikation', 'Specification')}: ${specifications}.`, width, '  '),
    `  ${say('Anforderungen', 'Requirements')}: ${requirements.length} (${binding} ${say('verbindlich', 'binding')}, ${automated} ${say('am Produkt geprüft', 'tested on the product')})   ${say('Szenarien', 'Scenarios')}: ${scenarios}`,
  ];
}
