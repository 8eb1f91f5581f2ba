/**
 * Findings as SARIF results, in the order of cases. Equal findings of several attempts are one result; its fingerprint is
 * made of requirement, case and message key, so that it stays the same from run to run whatever the values are.
 */
import { createHash } from 'node:crypto';
import type { EvidencePlace, JudgedFinding } from '../../src/core/finding.ts';
import type { Language } from '../../src/core/language.ts';
import type { CaseResult, Result } from '../../src/core/result.ts';
import { findingKey } from '../../src/core/same-finding.ts';
import { SARIF_MAPPING } from '../../src/core/verdict.ts';
import { openReasons } from '../finding-text.ts';
import { unexplainedCases } from '../findings.ts';
import { CAUSE_WORDS, SHARED_TEXTS } from '../texts.ts';
import { visible, visibleLine } from '../../src/core/visible-text.ts';
import { SARIF_TEXTS, relativeUri } from './texts.ts';

/** What makes a result the same one in another run. `messageKey` is empty for a case without verdict and finding. */
export interface SarifIdentity {
  readonly requirement: string;
  /** Absent for a problem of the declaration; `requirement` is then the proforma's item. */
  readonly caseId?: string;
  readonly messageKey: string;
}

/** What the gate adds to a result. */
export interface SarifAnnotation {
  readonly baselineState?: 'new' | 'unchanged' | 'updated';
  readonly suppressions?: readonly {
    readonly kind: 'external';
    readonly status: 'accepted';
    readonly justification: string;
    readonly properties?: Readonly<Record<string, string>>;
  }[];
}

export type SarifAnnotate = (identity: SarifIdentity) => SarifAnnotation;

interface Found {
  readonly finding: JudgedFinding;
  readonly places: readonly EvidencePlace[];
}

/** Findings of a case that say the same, once. */
function distinct({ attempts }: CaseResult): readonly Found[] {
  const found = new Map<string, { readonly finding: JudgedFinding; readonly places: Map<string, EvidencePlace> }>();
  for (const finding of attempts.flatMap(({ findings }) => findings)) {
    const key = findingKey(finding);
    const known = found.get(key) ?? { finding, places: new Map<string, EvidencePlace>() };
    for (const place of finding.evidence) known.places.set(JSON.stringify([place.exchange, place.at ?? null]), place);
    found.set(key, known);
  }
  return [...found.values()].map(({ finding, places }) => ({ finding, places: [...places.values()] }));
}

interface Sheet {
  readonly result: Result;
  readonly language: Language;
  readonly paths: readonly string[];
  readonly annotate: SarifAnnotate;
  /** Fingerprints given so far: several findings of a case may share key and requirement. */
  readonly given: Map<string, number>;
}

function fingerprint(identity: SarifIdentity, given: Sheet['given']): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([identity.requirement, identity.caseId, identity.messageKey]))
    .digest('hex')
    .slice(0, 32);
  const number = (given.get(digest) ?? 0) + 1;
  given.set(digest, number);
  return `${digest}:${number}`;
}

function locationOf(entry: CaseResult, place: EvidencePlace | undefined, { result, paths }: Sheet): object {
  const { path, line } = entry.feature;
  const exchange = place === undefined ? undefined : result.cited.find(({ id }) => id === place.exchange);
  const request = exchange === undefined ? undefined : `${exchange.request.method} ${exchange.request.target} → ${exchange.response?.status ?? '–'}`;
  const inside =
    place === undefined
      ? []
      : [
          {
            name: visibleLine(place.exchange),
            fullyQualifiedName: visibleLine(place.at === undefined ? place.exchange : `${place.exchange}/${place.at}`),
            kind: 'exchange',
            ...(request === undefined ? {} : { decoratedName: visibleLine(request) }),
          },
        ];
  return {
    physicalLocation: { artifactLocation: { uri: relativeUri(path), index: paths.indexOf(path) }, region: { startLine: Math.max(1, line) } },
    logicalLocations: [{ name: visibleLine(entry.name), fullyQualifiedName: visibleLine(entry.id), kind: 'testCase' }, ...inside],
  };
}

/** A failure that repeated runs did not confirm is for a person to look at, not an error. */
function mappingOf(finding: JudgedFinding, { result }: Sheet): (typeof SARIF_MAPPING)['failure'] {
  const isOpen =
    finding.severity === 'failure' && result.requirements.some((entry) => entry.requirement.id === finding.requirement && entry.verdict === 'cantTell');
  return SARIF_MAPPING[isOpen ? 'cantTell' : finding.severity];
}

function messageOf(finding: JudgedFinding, isConfirmed: boolean, language: Language): string {
  const { summary, expected, observed } = finding.text[language];
  return visible(
    [
      ...(isConfirmed ? [] : [SARIF_TEXTS.unsteadyFinding[language]]),
      summary,
      `${SHARED_TEXTS.expected[language]}: ${expected}`,
      `${SHARED_TEXTS.observed[language]}: ${observed}`,
      ...(finding.cause === 'product' ? [] : [`${SHARED_TEXTS.cause[language]}: ${CAUSE_WORDS[finding.cause][language]}`]),
    ].join('\n'),
  );
}

function ruleReference(id: string, { result }: Sheet): object {
  const index = result.requirements.findIndex(({ requirement }) => requirement.id === id);
  return { ruleId: id, ...(index < 0 ? {} : { ruleIndex: index }) };
}

/** Code scanning on GitHub tells alerts apart by `primaryLocationLineHash` alone; there is no source line to hash. */
function identified(identity: SarifIdentity, { given, annotate }: Sheet): object {
  const print = fingerprint(identity, given);
  return { partialFingerprints: { 'requirementCaseMessage/v1': print, primaryLocationLineHash: print }, ...annotate(identity) };
}

function findingResult(entry: CaseResult, { finding, places }: Found, sheet: Sheet): object {
  const mapping = mappingOf(finding, sheet);
  const isConfirmed = mapping.kind === SARIF_MAPPING[finding.severity].kind;
  const other: Language = sheet.language === 'de' ? 'en' : 'de';
  const locations = (places.length === 0 ? [undefined] : places).map((place) => locationOf(entry, place, sheet));
  return {
    ...ruleReference(finding.requirement, sheet),
    ...mapping,
    message: { text: messageOf(finding, isConfirmed, sheet.language) },
    locations,
    ...identified({ requirement: finding.requirement, caseId: entry.id, messageKey: finding.messageKey }, sheet),
    properties: {
      severity: finding.severity,
      cause: finding.cause,
      messageKey: finding.messageKey,
      [`message-${other}`]: messageOf(finding, isConfirmed, other),
    },
  };
}

/** One result per requirement of a case that could not be told and has nothing to show for it. */
function openResults(entry: CaseResult, sheet: Sheet): readonly object[] {
  const say = (language: Language): string => visible([SARIF_TEXTS.noVerdict[language], ...openReasons(entry, language)].join('\n'));
  const other: Language = sheet.language === 'de' ? 'en' : 'de';
  return entry.requirements.map((requirement) => ({
    ...ruleReference(requirement, sheet),
    ...SARIF_MAPPING.open,
    message: { text: say(sheet.language) },
    locations: [locationOf(entry, undefined, sheet)],
    ...identified({ requirement, caseId: entry.id, messageKey: '' }, sheet),
    properties: { severity: 'cantTell', [`message-${other}`]: say(other) },
  }));
}

/** All results of a run. @param paths feature files, in the order of the run's artifacts */
export function sarifResults(result: Result, language: Language, paths: readonly string[], annotate: SarifAnnotate): readonly object[] {
  const sheet: Sheet = { result, language, paths, annotate, given: new Map() };
  const open = new Set(unexplainedCases(result).map(({ id }) => id));
  return result.cases.flatMap((entry) => [
    ...distinct(entry).map((found) => findingResult(entry, found, sheet)),
    ...(open.has(entry.id) ? openResults(entry, sheet) : []),
  ]);
}
