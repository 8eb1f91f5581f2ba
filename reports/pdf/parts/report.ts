/** The whole report as blocks, sections in the order in which a reader asks. Numbers of sections are written into their titles. */
import type { ReportContext } from '../context.ts';
import { heading } from '../model.ts';
import type { Block } from '../model.ts';
import { certificateBlocks } from './certificate.ts';
import { evidenceBlocks, proofBlocks, statementBlocks } from './closing.ts';
import { findingBlocks } from './findings.ts';
import { headBlocks } from './head.ts';
import { caseBlocks, notTestedBlocks, requirementBlocks } from './lists.ts';
import { countBlocks, ruleBlocks } from './overall.ts';
import { basisBlocks, declarationBlocks, itemBlocks } from './subject.ts';

interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

function sectionsOf(context: ReportContext): readonly Section[] {
  const { t, certificate, declaration } = context;
  return [
    { title: t.item, blocks: itemBlocks(context) },
    { title: t.basisTitle, blocks: basisBlocks(context) },
    ...(declaration === undefined ? [] : [{ title: t.declaration, blocks: declarationBlocks(context, declaration) }]),
    { title: t.glance, blocks: countBlocks(context) },
    { title: t.decisionRule, blocks: ruleBlocks(context) },
    ...(certificate === undefined ? [] : [{ title: t.certificate, blocks: certificateBlocks(context, certificate) }]),
    { title: t.findings, blocks: findingBlocks(context) },
    { title: t.requirementsTable, blocks: requirementBlocks(context) },
    { title: t.notTested, blocks: notTestedBlocks(context) },
    { title: t.casesTable, blocks: caseBlocks(context) },
    { title: t.proof, blocks: proofBlocks(context) },
    { title: t.evidence, blocks: evidenceBlocks(context) },
    { title: t.statements, blocks: statementBlocks(context) },
  ];
}

export function reportBlocks(context: ReportContext): readonly Block[] {
  const sections = sectionsOf(context).flatMap(({ title, blocks }, index) => [heading(2, `${index + 1} ${title}`), ...blocks]);
  return [...headBlocks(context), ...sections];
}
