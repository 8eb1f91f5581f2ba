/**
 * `earl.jsonld`: the result in W3C's Evaluation and Report Language 1.0 (http://www.w3.org/ns/earl#) as JSON-LD with its
 * own context, nothing to fetch. One assertion per requirement and per case; EARL knows no severity, so `info` tells it.
 */
import type { Language } from '../src/core/language.ts';
import { requirementReason } from '../src/core/not-run.ts';
import type { ReportOptions, ReportWriter } from '../src/core/report.ts';
import type { VerificationMethod } from '../src/core/requirement.ts';
import type { CaseResult, RequirementResult, Result } from '../src/core/result.ts';
import { VERDICT_WORDS } from '../src/core/verdict-words.ts';
import { VERDICT_MAPPING } from '../src/core/verdict.ts';
import type { Verdict } from '../src/core/verdict.ts';
import { findingsOf, findingLine, openReasons, reasonText } from './finding-text.ts';
import { occurrencesOf } from './findings.ts';
import { SEVERITY_WORDS, SHARED_TEXTS } from './texts.ts';

const CONTEXT = {
  earl: 'http://www.w3.org/ns/earl#',
  dct: 'http://purl.org/dc/terms/',
  doap: 'http://usefulinc.com/ns/doap#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  assertedBy: { '@id': 'earl:assertedBy', '@type': '@id' },
  subject: { '@id': 'earl:subject', '@type': '@id' },
  test: { '@id': 'earl:test', '@type': '@id' },
  result: { '@id': 'earl:result' },
  outcome: { '@id': 'earl:outcome', '@type': '@id' },
  mode: { '@id': 'earl:mode', '@type': '@id' },
  info: { '@id': 'earl:info' },
  date: { '@id': 'dct:date', '@type': 'xsd:dateTime' },
  isPartOf: { '@id': 'dct:isPartOf', '@type': '@id' },
  hasPart: { '@id': 'dct:hasPart', '@type': '@id' },
} as const;

/** Which of EARL's modes a way of verification is. */
const MODES: Readonly<Record<VerificationMethod, string>> = {
  automated: 'earl:automatic',
  assisted: 'earl:semiAuto',
  inspection: 'earl:manual',
  none: 'earl:automatic',
};

/** A relative reference that is a fragment; everything outside RFC 3986's unreserved characters is percent-encoded. */
function fragment(kind: string, id: string): string {
  return `#${kind}-${encodeURIComponent(id.toWellFormed())}`;
}

function literal(text: string, language: Language): object {
  return { '@value': text, '@language': language };
}

interface Claim {
  readonly id: string;
  readonly test: string;
  readonly mode: string;
  readonly verdict: Verdict;
  readonly info: string;
  readonly date: string;
}

function assertion({ id, test, mode, verdict, info, date }: Claim, language: Language): object {
  const result = { '@type': 'earl:TestResult', outcome: VERDICT_MAPPING[verdict].earl, date, info: literal(info, language) };
  return { '@id': id, '@type': 'earl:Assertion', assertedBy: '#assertor', subject: '#subject', test, mode, result };
}

function requirementInfo(result: Result, entry: RequirementResult, language: Language): string {
  const { requirement, verdict, worst } = entry;
  const severity = worst === undefined || worst === 'cantTell' || verdict === 'cantTell' ? '' : ` (${SEVERITY_WORDS[worst][language]})`;
  const own = occurrencesOf(result).filter(({ finding }) => finding.requirement === requirement.id);
  const lines = [...new Set(own.map(({ finding }) => findingLine(finding, language)))];
  const reason = requirementReason(result, entry);
  return [`${VERDICT_WORDS[verdict][language]}${severity}`, ...(reason === undefined ? [] : [reason[language]]), ...lines].join('\n');
}

function requirementNodes(result: Result, entry: RequirementResult, language: Language): readonly object[] {
  const { requirement, verdict, cases } = entry;
  const id = fragment('requirement', requirement.id);
  const node = {
    '@id': id,
    '@type': 'earl:TestRequirement',
    'dct:identifier': requirement.id,
    'dct:title': literal(requirement.text[language], language),
    'dct:source': requirement.clause[language],
    ...(cases.length === 0 ? {} : { hasPart: cases.map((caseId) => fragment('case', caseId)) }),
  };
  const info = requirementInfo(result, entry, language);
  const mode = MODES[requirement.verification.method];
  return [node, assertion({ id: fragment('assertion-requirement', requirement.id), test: id, mode, verdict, info, date: result.run.finishedAt }, language)];
}

function caseInfo(result: Result, entry: CaseResult, language: Language): string {
  const word = VERDICT_WORDS[entry.verdict][language];
  if (entry.attempts.length === 0) return `${word}: ${reasonText(result, entry, language)}`;
  const found = findingsOf(entry, ['failure', 'warning', 'observation']).map((finding) => findingLine(finding, language));
  return [word, ...openReasons(entry, language), ...found].join('\n');
}

/** Mode of a case: assisted when one of its requirements is. */
function caseMode(result: Result, { requirements }: CaseResult): string {
  const isAssisted = result.requirements.some(({ requirement }) => requirements.includes(requirement.id) && requirement.verification.method === 'assisted');
  return isAssisted ? MODES.assisted : MODES.automated;
}

function caseNodes(result: Result, entry: CaseResult, language: Language): readonly object[] {
  const id = fragment('case', entry.id);
  const node = {
    '@id': id,
    '@type': 'earl:TestCase',
    'dct:identifier': entry.id,
    'dct:title': literal(entry.name, 'de'),
    isPartOf: entry.requirements.map((requirementId) => fragment('requirement', requirementId)),
  };
  const date = entry.attempts.at(-1)?.startedAt ?? result.run.finishedAt;
  const claim = {
    id: fragment('assertion-case', entry.id),
    test: id,
    mode: caseMode(result, entry),
    verdict: entry.verdict,
    info: caseInfo(result, entry, language),
    date,
  };
  return [node, assertion(claim, language)];
}

function partiesOf({ suite, target, profile, run }: Result, language: Language): readonly object[] {
  const version = suite.commit === undefined ? suite.version : `${suite.version} (${suite.commit})`;
  const description = `${profile.title[language]} ${profile.version}. ${SHARED_TEXTS.selfTest[language]}, ${run.id}.`;
  return [
    {
      '@id': '#assertor',
      '@type': ['earl:Software', 'earl:Assertor'],
      'dct:title': suite.name,
      'dct:hasVersion': version,
      'dct:description': literal(description, language),
    },
    {
      '@id': '#subject',
      '@type': ['earl:TestSubject', 'earl:Software'],
      'dct:title': target.product.name,
      'dct:hasVersion': target.product.version,
      'dct:creator': { '@type': 'foaf:Organization', 'foaf:name': target.product.vendor },
    },
  ];
}

function documentOf(result: Result, { language }: ReportOptions): object {
  const graph = [
    ...partiesOf(result, language),
    ...result.requirements.flatMap((entry) => requirementNodes(result, entry, language)),
    ...result.cases.flatMap((entry) => caseNodes(result, entry, language)),
  ];
  return { '@context': CONTEXT, '@graph': graph };
}

export const earlWriter: ReportWriter = {
  id: 'earl',
  write: (result, options) => [{ name: 'earl.jsonld', mediaType: 'application/ld+json', content: `${JSON.stringify(documentOf(result, options), null, 2)}\n` }],
};
