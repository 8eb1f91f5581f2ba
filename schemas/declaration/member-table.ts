/**
 * The table of members in docs/reference/declaration.md, made from the schema. Run as a program it writes the table into the
 * document: `node schemas/declaration/member-table.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface SchemaNode {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

export const BEGIN = '<!-- members: begin (node schemas/declaration/member-table.ts) -->';
export const END = '<!-- members: end -->';
const DOCUMENT = new URL('../../docs/reference/declaration.md', import.meta.url);

/** The schema of declarations. */
export function readDeclarationSchema(): SchemaNode {
  return JSON.parse(readFileSync(new URL('declaration-1.schema.json', import.meta.url), 'utf8')) as SchemaNode;
}

/** The table as Markdown, one row per member in the order of the schema. */
export function memberTable(schema: SchemaNode): string {
  return ['| Member | Needed | Meaning |', '|---|---|---|', ...rows(schema, schema, '')].join('\n');
}

function rows(schema: SchemaNode, node: SchemaNode, prefix: string): readonly string[] {
  const needed = node.required ?? [];
  return Object.entries(node.properties ?? {}).flatMap(([name, given]) => {
    const member = resolved(schema, given);
    const path = `${prefix}${name}`;
    const inside = [...rows(schema, member, `${path}.`), ...(member.items === undefined ? [] : rows(schema, resolved(schema, member.items), `${path}[].`))];
    return [`| \`${path}\` | ${needed.includes(name) ? 'yes' : ''} | ${(member.description ?? '').split(' — ')[1] ?? ''} |`, ...inside];
  });
}

function resolved(schema: SchemaNode, node: SchemaNode): SchemaNode {
  const name = node.$ref?.replace('#/$defs/', '');
  return name === undefined ? node : { ...schema.$defs?.[name], ...node };
}

/** The document with the table of the schema in it. */
export function documentWithTable(document: string, table: string): string {
  const [head = '', rest = ''] = document.split(BEGIN);
  return `${head}${BEGIN}\n${table}\n${END}${rest.split(END)[1] ?? ''}`;
}

/** The document as it is committed. */
export function readDocument(): string {
  return readFileSync(DOCUMENT, 'utf8');
}

if (import.meta.main) writeFileSync(DOCUMENT, documentWithTable(readDocument(), memberTable(readDeclarationSchema())));
