/** What was tested: item, target, declared options, profile, specification, suite and run, each with its digest. */
import { formatDuration, formatInteger } from '../../numbers.ts';
import { fill, KIND_WORDS } from '../../texts.ts';
import type { PageContext } from '../context.ts';
import { table, tableRow } from '../elements.ts';
import { joinMarkup, markup } from '../markup.ts';
import type { Markup, MarkupValue } from '../markup.ts';

function digest(sha256: string): Markup {
  return markup`<span class="digest">SHA-256 ${sha256}</span>`;
}

function itemRows(context: PageContext): readonly (readonly [string, MarkupValue])[] {
  const { result, t } = context;
  const { product, kind, sha256 } = result.target;
  return [
    [t.product, product.name],
    [t.productVersion, product.version],
    [t.vendor, product.vendor],
    [t.targetKind, context.say(KIND_WORDS[kind])],
    [t.targetDigest, digest(sha256)],
  ];
}

function basisRows(context: PageContext): readonly (readonly [string, MarkupValue])[] {
  const { result, t } = context;
  const { profile, specification, suite } = result;
  const versionOf = (version: string): string => fill(t.version, { version });
  const commit = suite.commit === undefined ? undefined : markup`<br />${fill(t.commit, { commit: suite.commit })}`;
  return [
    [t.profile, markup`${context.say(profile.title)} (${profile.id}), ${versionOf(profile.version)}<br />${digest(profile.sha256)}`],
    [
      t.specification,
      markup`${context.say(specification.title)} (${specification.id}), ${versionOf(specification.version)}<br />${digest(specification.sha256)}`,
    ],
    [t.suite, markup`${suite.name}, ${versionOf(suite.version)}${commit}`],
  ];
}

function runRows({ result, language, t }: PageContext): readonly (readonly [string, MarkupValue])[] {
  const { id, startedAt, finishedAt, durationMs, attempts, node, platform } = result.run;
  return [
    [t.run, markup`<span class="id">${id}</span>`],
    [t.time, fill(t.timeValue, { start: startedAt, end: finishedAt, duration: formatDuration(durationMs, language) })],
    [t.repeats, formatInteger(attempts)],
    [t.environment, `Node.js ${node}, ${platform}`],
  ];
}

function declaredValue({ t }: PageContext, value: string | number | boolean | readonly string[]): MarkupValue {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  return typeof value === 'object' ? joinMarkup(value, ', ') : String(value);
}

function declaredTable(context: PageContext): Markup {
  const { result, t } = context;
  const names = Object.keys(result.target.declared).sort();
  if (names.length === 0) return markup`<p>${t.nothingDeclared}</p>`;
  const rows = names.map((name) => tableRow(markup`<code>${name}</code>`, [declaredValue(context, result.target.declared[name] ?? '')]));
  return table({ id: 'declared', caption: t.declaredCaption, columns: [t.property, t.value], rows, kind: 'facts' });
}

export function subjectSection(context: PageContext): Markup {
  const { t } = context;
  const rows = [...itemRows(context), ...basisRows(context), ...runRows(context)].map(([name, value]) => tableRow(name, [value]));
  return markup`${table({ id: 'subject-facts', caption: t.subjectCaption, columns: [t.property, t.value], rows, kind: 'facts' })}
<h3>${t.declared}</h3>
${declaredTable(context)}`;
}
