/** The files of the repository as git would keep them, for guards that read all of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folders and files that are never committed; the same as in .gitignore. */
const IGNORED = /^(\.git|node_modules|dist|coverage|pruefstand-out|pruefstand-target|reports\/out)(\/|$)|(^|\/)node_modules(\/|$)|\.log$/;
const TEXT = /(^|\/)(LICENSE|run|\.[a-z]+(ignore|rc|attributes|config))$|\.(ts|mts|js|mjs|cjs|json|md|ya?ml|feature|xsd|xml|xsl|css|html|svg|sh|txt|csv)$/;

/** Paths relative to the root with `/`, sorted by code unit. */
export function repositoryFiles(): readonly string[] {
  return walk(ROOT).sort();
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = join(folder, entry.name);
    const path = relative(ROOT, full).split(sep).join('/');
    if (IGNORED.test(path)) return [];
    return entry.isDirectory() ? walk(full) : [path];
  });
}

/** Those of the files that hold text written by people or programs. */
export function textFiles(): readonly string[] {
  return repositoryFiles().filter((path) => TEXT.test(path));
}

/** One file's text. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
