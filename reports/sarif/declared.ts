/**
 * Problems of the vendor's declaration as SARIF results: they cost conformity as findings do. The place is the proforma that
 * asks; its file has no line that a report could know, so the item is a logical location.
 */
import { createHash } from 'node:crypto';
import { declaredProblems } from '../../src/core/declared-problems.ts';
import type { DeclaredProblem } from '../../src/core/declared-problems.ts';
import type { Language } from '../../src/core/language.ts';
import type { Result } from '../../src/core/result.ts';
import { SARIF_MAPPING } from '../../src/core/verdict.ts';
import { visible, visibleLine } from '../../src/core/visible-text.ts';
import type { SarifAnnotate } from './results.ts';
import { relativeUri } from './texts.ts';

const SEVERITY_OF: Readonly<Record<DeclaredProblem['standing'], 'failure' | 'cantTell' | 'warning'>> = {
  breaks: 'failure',
  open: 'cantTell',
  remarked: 'warning',
};

/** The proforma's file, where the result has problems in its declaration. */
export function declaredPaths({ declaration, profile }: Result): readonly string[] {
  return declaration === undefined || declaredProblems(declaration).length === 0 ? [] : [`profiles/${profile.id}.ics.yaml`];
}

/** One result per problem. @param index place of the proforma's file in the artifacts of the run */
export function declaredResults(result: Result, language: Language, index: number, annotate: SarifAnnotate): readonly object[] {
  const { declaration } = result;
  const [path] = declaredPaths(result);
  if (declaration === undefined || path === undefined) return [];
  const other: Language = language === 'de' ? 'en' : 'de';
  const given = new Map<string, number>();
  return declaredProblems(declaration).map(({ item, kind, standing, text }) => {
    const number = (given.get(`${item} ${kind}`) ?? 0) + 1;
    given.set(`${item} ${kind}`, number);
    const digest = createHash('sha256')
      .update(JSON.stringify([item, null, kind]))
      .digest('hex')
      .slice(0, 32);
    const print = `${digest}:${number}`;
    return {
      ruleId: visibleLine(item),
      ...SARIF_MAPPING[SEVERITY_OF[standing]],
      message: { text: visible(text[language]) },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: relativeUri(path), index }, region: { startLine: 1 } },
          logicalLocations: [{ name: visibleLine(item), fullyQualifiedName: visibleLine(item), kind: 'declaredItem' }],
        },
      ],
      partialFingerprints: { 'requirementCaseMessage/v1': print, primaryLocationLineHash: print },
      ...annotate({ requirement: item, messageKey: kind }),
      properties: { severity: SEVERITY_OF[standing], cause: 'product', messageKey: kind, [`message-${other}`]: visible(text[other]) },
    };
  });
}
