/** Documents in step with the repository: links, decision records, folder READMEs, commands and dependencies they name. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import type { Manifest } from './package-staging.ts';
import { ROOT, repositoryFiles, textOf } from './repository-files.ts';

const FILES = repositoryFiles();
const PAGES = FILES.filter((path) => path.endsWith('.md'));
const MANIFEST = JSON.parse(textOf('package.json')) as Manifest & { readonly scripts: Readonly<Record<string, string>> };
/** Prose only: what stands in code is neither a link nor a sentence. */
const WITHOUT_CODE = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

function headingAnchors(page: string): ReadonlySet<string> {
  const headings = textOf(page).matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function brokenLinks(page: string): readonly string[] {
  return [...WITHOUT_CODE(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/i.test(link)) return [];
    const [path = '', anchor] = decodeURIComponent(link).split('#');
    const target = path === '' ? page : normalize(join(dirname(page), path));
    if (!existsSync(join(ROOT, target))) return [`${page}: ${link}`];
    return anchor !== undefined && target.endsWith('.md') && !headingAnchors(target).has(anchor) ? [`${page}: ${link}`] : [];
  });
}

test('every relative link leads to a file, every anchor to a heading', () => {
  assert.ok(PAGES.length > 10, 'the pages were found');
  assert.deepEqual(PAGES.flatMap(brokenLinks), []);
});

test('decision records are numbered once, without gaps, and named like their title says', () => {
  const records = FILES.filter((path) => path.startsWith('docs/adr/') && path.endsWith('.md')).sort();
  assert.deepEqual(
    records.map((path) => /^docs\/adr\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]),
    records.map((_, index) => String(index + 1).padStart(4, '0')),
  );
  for (const record of records) {
    assert.match(textOf(record), new RegExp(`^# ${Number(record.slice(9, 13))}\\. .+\n\n\\w+, \\d{4}-\\d\\d-\\d\\d\\.\n`), record);
    for (const section of ['Context', 'Decision', 'Consequences']) assert.match(textOf(record), new RegExp(`^## ${section}$`, 'm'), record);
  }
});

test('every top-level folder has a README that names a file to copy', () => {
  const folders = [...new Set(FILES.filter((path) => path.includes('/') && !path.startsWith('.')).map((path) => path.split('/', 1)[0] ?? ''))].filter(
    (folder) => folder !== 'bin',
  );
  const namesFile = (folder: string): boolean => {
    const names = [...textOf(`${folder}/README.md`).matchAll(/\]\(([^)\s]+)\)|`([^`\s]+\.\w+)`/g)].map(([, link, code]) => link ?? code ?? '');
    return names.some((name) => FILES.includes(normalize(join(folder, name))) || FILES.includes(name) || existsSync(join(ROOT, folder, name)));
  };
  assert.deepEqual(
    folders.filter((folder) => !FILES.includes(`${folder}/README.md`) || !namesFile(folder)),
    [],
  );
});

test('every page of docs is in its index, and every simulator in theirs', () => {
  const links = (page: string): ReadonlySet<string> =>
    new Set([...textOf(page).matchAll(/\]\(([^)\s#]+)\)/g)].map(([, link = '']) => normalize(join(dirname(page), link))));
  const [documents, systems] = [links('docs/README.md'), links('simulators/README.md')];
  const isIndexed = (path: string): boolean =>
    [...documents].some(
      (link) => path === link || (link.endsWith('/') && path.startsWith(link)) || (dirname(link) === dirname(path) && link.endsWith('README.md')),
    );
  assert.deepEqual(
    PAGES.filter((path) => path.startsWith('docs/') && path !== 'docs/README.md' && !isIndexed(path)),
    [],
  );
  const simulators = new Set(FILES.flatMap((path) => /^simulators\/[^/]+\/(?=README\.md$)/.exec(path) ?? []));
  assert.ok(simulators.size > 5, 'the simulators were found');
  assert.deepEqual(
    [...simulators].filter((folder) => !systems.has(folder)),
    [],
  );
});

test('the table of runtime dependencies is that of package.json', () => {
  const rows = [...textOf('docs/adr/0003-dependencies.md').matchAll(/^\| (\S+) \| (\d\S*) \|/gm)].map(([, name = '', version = '']) => [name, version]);
  assert.deepEqual(Object.fromEntries(rows), MANIFEST.dependencies);
});

test('npm scripts that the documents name exist', () => {
  const named = PAGES.flatMap((page) => [...textOf(page).matchAll(/`npm run ([\w:-]+)/g)].map(([, script = '']) => `${page}: ${script}`));
  assert.ok(named.length > 5, 'the names were found');
  assert.deepEqual(
    named.filter((entry) => MANIFEST.scripts[entry.split(': ')[1] ?? ''] === undefined),
    [],
  );
});

test('the README and its German twin have the same outline and the same commands', () => {
  const outline = (page: string): readonly string[] => [...textOf(page).matchAll(/^(#+) /gm)].map(([, marks = '']) => marks);
  const commands = (page: string): readonly string[] =>
    [...textOf(page).matchAll(/^```[\s\S]*?^```/gm)]
      .flatMap(([block]) => [...block.matchAll(/^\s*(?:- )?((?:npm|npx) .+?)(?:\s+#.*)?$/gm)])
      .map(([, command = '']) => command.replace('--lang de', '--lang en'));
  assert.deepEqual(outline('README.de.md'), outline('README.md'));
  assert.deepEqual(commands('README.de.md'), commands('README.md'));
  assert.deepEqual(commands('README.md').slice(0, 2), ['npm ci && npx pruefstand run', 'npm ci && npm test']);
});

test('documents never call anything easy', () => {
  const easy = PAGES.flatMap((page) => [...WITHOUT_CODE(textOf(page)).matchAll(/\b(just|simply|obviously)\b/gi)].map(([word]) => `${page}: ${word}`));
  assert.deepEqual(easy, []);
});
