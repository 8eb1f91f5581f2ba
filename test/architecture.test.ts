/**
 * The rules of .dependency-cruiser.mjs can fail: a small tree in which every rule is broken at least once, and one in which
 * none is. Without this, a pattern that matches nothing would pass for ever.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IFlattenedRuleSet } from 'dependency-cruiser';
import configuration from '../.dependency-cruiser.mjs';
import { ROOT } from './repository-files.ts';

type Tree = Readonly<Record<string, string>>;

/** Rules whose subject is not here to be broken: an index appears with its folder; deprecated modules go with Node's versions. */
const NOT_SEEDED = /^(index-of-.*|no-deprecated-builtin)$/;

const SOUND: Tree = {
  'src/core/verdict.ts': "export const verdict = 'passed';",
  'src/formats/jws.ts': "import 'jose';\nimport { verdict } from '../core/verdict.ts';\nexport const jws = verdict;",
  'src/checks/check.ts': "import { jws } from '../formats/jws.ts';\nexport const check = jws;",
  'src/checks/check.test.ts': "import 'node:fs';\nimport 'fast-check';\nimport { check } from './check.ts';\nexport const tested = check;",
  'src/transport/host.ts': "import 'undici';\nimport 'hono';\nimport 'node:https';\nexport const host = 1;",
  'src/drivers/adapter.ts': "import { host } from '../transport/host.ts';\nexport const adapter = host;",
  'simulators/a/control.ts': "import { host } from '../../src/transport/host.ts';\nexport const control = host;",
  'reports/html.ts': "import 'node:fs';\nimport { verdict } from '../src/core/verdict.ts';\nexport const html = verdict;",
  'steps/a.steps.ts':
    "import '@cucumber/cucumber';\nimport { control } from '../simulators/a/control.ts';\nimport { check } from '../src/checks/check.ts';\nexport const steps = [control, check];",
  'src/runner/run.ts': "import '@cucumber/cucumber/api';\nimport 'testcontainers';\nimport { html } from '../../reports/html.ts';\nexport const run = html;",
  'src/declaration/index.ts': "import { jws } from '../formats/jws.ts';\nexport const review = jws;",
  'src/register/index.ts': "import { jws } from '../formats/jws.ts';\nexport const site = jws;",
  'src/certification/verify.ts':
    "import { review } from '../declaration/index.ts';\nimport { run } from '../runner/run.ts';\nexport const verify = [review, run];",
  'src/comparison/index.ts': "import { html } from '../../reports/html.ts';\nexport const compare = html;",
  'src/gate/index.ts': "import { html } from '../../reports/html.ts';\nexport const decide = html;",
  'src/cli/main.ts': "import 'commander';\nimport { run } from '../runner/run.ts';\nrun.at(0);",
  'src/cli/shown.ts': 'export const shown = 1;',
  'src/cli/commands/a.ts': "import { shown } from '../shown.ts';\nexport const command = shown;",
  'reference/a/main.ts': "import 'jose';\nimport 'undici';\nimport 'node:http';",
};

const BROKEN: Tree = {
  'src/core/a.ts': "import 'node:fs';\nimport 'yaml';\nimport '../formats/b.ts';\nimport './b.ts';",
  'src/core/b.ts': "import './a.ts';\nimport './c.test.ts';\nimport './missing.ts';",
  'src/core/c.test.ts': 'export const c = 1;',
  'src/formats/b.ts': "import 'node:http';\nimport '../transport/d.ts';\nimport 'fast-check';\nimport '../../steps/f.ts';",
  'src/checks/c.ts': "import 'node:crypto';\nimport 'node:os';\nimport '../../simulators/a/rules.ts';\nimport '../transport/d.ts';",
  'src/transport/d.ts': "import '../drivers/e.ts';\nimport 'typescript/lib/typescript.js';",
  'src/drivers/e.ts': "import '../checks/c.ts';\nimport 'jose';\nimport '@peculiar/x509';\nimport 'libxml2-wasm';\nimport 'ajv';\nimport 'minimatch';",
  'simulators/a/rules.ts': "import 'node:http';\nimport '../b/x.ts';\nimport '../../src/checks/c.ts';",
  'simulators/b/x.ts': 'export const x = 1;',
  'reports/g.ts':
    "import 'node:http';\nimport 'parse5';\nimport '../src/formats/b.ts';\nimport 'hono';\nimport 'undici';\nimport 'commander';\nimport 'testcontainers';\nimport '@cucumber/cucumber';\nimport '@cucumber/cucumber/api';",
  'steps/f.ts': "import '../simulators/a/rules.ts';",
  'src/runner/h.ts': "import '../../steps/f.ts';\nimport '../../reference/a/main.ts';",
  'src/declaration/l.ts': "import '../runner/h.ts';\nimport 'pdfkit';",
  'src/register/m.ts': "import '../certification/n.ts';",
  'src/certification/n.ts': "import '../drivers/e.ts';",
  'src/comparison/o.ts': "import '../runner/h.ts';",
  'src/gate/p.ts': "import '../runner/h.ts';",
  'src/cli/i.ts': "import '../../steps/f.ts';",
  'src/cli/commands/q.ts': "import './r.ts';",
  'src/cli/commands/r.ts': 'export const r = 1;',
  'reference/a/main.ts': "import '../../src/core/b.ts';",
  'catalogue/j.ts': "import '../src/core/b.ts';",
  'fixtures/k.ts': "import '../src/formats/b.ts';",
};

/** Names of the rules a tree breaks. */
async function brokenRules(tree: Tree): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'pruefstand-architecture-'));
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const { forbidden, options } = configuration;
    const rest = Object.fromEntries(Object.entries(options ?? {}).filter(([name]) => name !== 'tsConfig'));
    const { output } = await cruise(['.'], { ...rest, baseDir: folder, validate: true, ruleSet: { forbidden } as IFlattenedRuleSet });
    return new Set((output as ICruiseResult).summary.violations.map(({ rule }) => rule.name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a tree that keeps the rules passes', async () => {
  assert.deepEqual([...(await brokenRules(SOUND))], []);
});

test('every rule finds what breaks it', async () => {
  const broken = await brokenRules(BROKEN);
  const names = (configuration.forbidden ?? []).map(({ name }) => name ?? '');
  assert.deepEqual(
    names.filter((name) => !broken.has(name) && !NOT_SEEDED.test(name)),
    [],
  );
});

test('every rule says why and what to do', () => {
  for (const { name, comment } of configuration.forbidden ?? []) assert.ok((comment ?? '').length > 40, name ?? '');
});
