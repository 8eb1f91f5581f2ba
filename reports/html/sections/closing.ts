/** What makes the verdict comprehensible and checkable: decision rule, proof of the suite, evidence, statements. */
import { formatBytes, formatInteger } from '../../numbers.ts';
import { policyRowSentence } from '../../policy-text.ts';
import { fill } from '../../texts.ts';
import type { PageContext } from '../context.ts';
import { table, tableRow } from '../elements.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';

export function decisionRuleSection({ result, language, t }: PageContext): Markup {
  const rows = result.profile.policy.map(
    (row) => markup`<li>${policyRowSentence(row, language)}</li>
`,
  );
  return markup`<p>${t.decisionRuleLead}</p>
<ol class="rows">
${rows}</ol>
<p>${t.noRowMeans}</p>
<p>${t.overallLead}</p>
<ul><li>${t.overallNotConformant}</li><li>${t.overallUndetermined}</li><li>${t.overallWithRemarks}</li><li>${t.overallConformant}</li></ul>
`;
}

export function proofSection({ result, t }: PageContext): Markup {
  const { proof, suite } = result;
  if (proof === undefined)
    return markup`<p>${t.noProof}</p>
`;
  const { seeded, detected, suiteVersion } = proof;
  const values = { seeded: formatInteger(seeded), detected: formatInteger(detected), version: suiteVersion };
  const other =
    suiteVersion === suite.version
      ? undefined
      : markup`<p class="limit">${t.proofOtherVersion}</p>
`;
  return markup`<p class="figure"><span class="label">${t.proofFigure}</span> <span class="value">${values.detected} / ${values.seeded}</span></p>
<p>${fill(t.proofText, values)}</p>
${other}`;
}

export function evidenceSection({ result, t }: PageContext): Markup {
  if (result.evidence.length === 0)
    return markup`<p>${t.noEvidence}</p>
`;
  const rows = result.evidence.map(({ path, sizeBytes, sha256 }) =>
    tableRow(markup`<code>${path}</code>`, [formatBytes(sizeBytes), markup`<span class="digest">${sha256}</span>`]),
  );
  return markup`<p>${t.evidenceLead}</p>
${table({ id: 'evidence-files', caption: t.evidenceCaption, columns: [t.file, t.size, 'SHA-256'], rows, kind: 'evidence' })}`;
}

export function statementsSection({ t }: PageContext): Markup {
  const statements = [t.statementSelfTest, t.statementSubject, t.statementTest, t.statementCause, t.statementPart];
  return markup`<ul>
${statements.map(
  (statement) => markup`<li>${statement}</li>
`,
)}</ul>
`;
}
