/** The gate as JUnit: one test case per rule of the policy, so that a build server shows which one closed it. */
import { formatSeconds } from '../../reports/numbers.ts';
import { attributes, element, emptyElement } from '../../reports/xml.ts';
import type { Language } from '../core/language.ts';
import type { GateReport, JudgedChange, RuleOutcome } from './decide.ts';
import type { GateRules } from './policy.ts';
import { baselineLine, conclusionLine, itemLine, ruleLine, waiverLine } from './telling.ts';
import { GATE_TEXTS, RULE_WORDS } from './texts.ts';

const KIND_OF: Readonly<Partial<Record<RuleOutcome['rule'], JudgedChange['kind']>>> = {
  newFailures: 'newFailure',
  newWarnings: 'newWarning',
  newlyUntested: 'newlyUntested',
  newlyUndetermined: 'newlyUndetermined',
};

function details({ rule }: RuleOutcome, report: GateReport, language: Language): string {
  if (rule === 'staleWaivers')
    return report.waivers
      .filter(({ state }) => state !== 'holds')
      .map((use) => waiverLine(use, language))
      .join('\n');
  const kind = KIND_OF[rule];
  if (kind === undefined) return conclusionLine(report, language);
  return report.changes
    .filter((change) => change.kind === kind && change.isCounted)
    .map(({ item }) => itemLine(item, language))
    .join('\n');
}

/** A rule that the policy does not ask for is skipped. */
function testCase(outcome: RuleOutcome, report: GateReport, language: Language): string {
  const named = { name: RULE_WORDS[outcome.rule][language], classname: `pruefstand.gate.${outcome.rule}`, time: formatSeconds(0) };
  if (outcome.isAsked && !outcome.isBroken) return `    ${emptyElement('testcase', named)}\n`;
  const message = ruleLine(outcome, report, language);
  const type = outcome.rule satisfies keyof GateRules | 'staleWaivers';
  const content = outcome.isAsked
    ? element(outcome.rule === 'undetermined' ? 'error' : 'failure', { message, type }, details(outcome, report, language))
    : emptyElement('skipped', { message: GATE_TEXTS.notCountedMark[language] });
  return `    <testcase${attributes(named)}>\n      ${content}\n    </testcase>\n`;
}

/** The document, in the dialect of reports/junit.ts. */
export function renderGateJUnit(report: GateReport, language: Language): string {
  const { rules, decidedAt, current } = report;
  const isError = ({ rule, isBroken }: RuleOutcome): boolean => isBroken && rule === 'undetermined';
  const numbers = {
    tests: String(rules.length),
    failures: String(rules.filter((outcome) => outcome.isBroken && !isError(outcome)).length),
    errors: String(rules.filter(isError).length),
  };
  const skipped = String(rules.filter(({ isAsked }) => !isAsked).length);
  const named = {
    name: `${GATE_TEXTS.gate[language]} ${current.profile.id}: ${current.product.name} ${current.product.version}`,
    ...numbers,
    time: formatSeconds(0),
  };
  const suite = { name: GATE_TEXTS.gate[language], ...numbers, skipped, time: formatSeconds(0), timestamp: decidedAt, package: 'pruefstand.gate' };
  const properties = { conclusion: conclusionLine(report, language), baseline: baselineLine(report, language) };
  const told = Object.entries(properties).map(([name, value]) => `      ${emptyElement('property', { name, value })}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(named)}>\n  <testsuite${attributes(suite)}>\n    <properties>\n${told.join('')}    </properties>\n${rules.map((outcome) => testCase(outcome, report, language)).join('')}  </testsuite>\n</testsuites>\n`;
}
