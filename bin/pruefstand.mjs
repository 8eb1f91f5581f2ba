#!/usr/bin/env node
// Starts the command line: the TypeScript sources in a checkout, the compiled files in an installed package. It is the one
// file that an old Node must still be able to read, so that it can say in one sentence what is missing.
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 22];
const SOURCES = new URL('../src/cli/main.ts', import.meta.url);
const COMPILED = new URL('../dist/src/cli/main.js', import.meta.url);

const isInstalled = fileURLToPath(import.meta.url)
  .split(/[\\/]/)
  .includes('node_modules');
const entry = !isInstalled && existsSync(SOURCES) ? SOURCES : COMPILED;
const problem = problemWith(entry);
if (problem === undefined) {
  keepCompiled();
  await import(entry.href);
} else {
  const isGerman = /^de/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
  process.stderr.write(`pruefstand: ${isGerman ? problem.de : problem.en}\n`);
  process.exitCode = 2;
}

/**
 * Compiled modules are kept between calls, which halves the time to start; in the folder where keys for development are kept
 * too, because it is the user's own and code that is executed must not lie where others may write. Node tells by the content of a
 * module whether what it kept still belongs to it. Processes and threads that we start use the same folder. Not while coverage is
 * measured, which it would make less exact; `NODE_DISABLE_COMPILE_CACHE=1` switches it off.
 */
function keepCompiled() {
  const { env } = process;
  if (env.NODE_V8_COVERAGE || env.NODE_DISABLE_COMPILE_CACHE || modules.enableCompileCache === undefined) return;
  try {
    env.NODE_COMPILE_CACHE ||= join(env.PRUEFSTAND_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pruefstand'), 'compiled');
    modules.enableCompileCache(env.NODE_COMPILE_CACHE);
  } catch {
    // Without a home there is nowhere to keep it.
  }
}

/** @returns what keeps this Node from starting the entry, in both languages, or undefined */
function problemWith(chosen) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) return tooOld();
  if (chosen === SOURCES && !process.features.typescript) return cannotStripTypes();
  return existsSync(chosen) ? undefined : notBuilt();
}

function tooOld() {
  const version = process.versions.node;
  return {
    en: `Node ${version} is too old, version ${OLDEST.join('.')} or newer is needed; in a checkout "npm ci" brings one and "npx pruefstand" uses it.`,
    de: `Node ${version} ist zu alt, nötig ist Version ${OLDEST.join('.')} oder neuer; im Repository bringt „npm ci“ eine mit und „npx pruefstand“ benutzt sie.`,
  };
}

function cannotStripTypes() {
  const version = process.versions.node;
  return {
    en: `This Node (${version}) does not run TypeScript as it was started; run "npm ci", then "npx pruefstand", which uses the Node of the repository.`,
    de: `Dieses Node (${version}) führt so, wie es gestartet wurde, kein TypeScript aus; nach „npm ci“ benutzt „npx pruefstand“ das Node des Repositorys.`,
  };
}

function notBuilt() {
  return {
    en: 'The compiled files are missing from this installation; install the package again or run "npm run build".',
    de: 'In dieser Installation fehlen die übersetzten Dateien; bitte das Paket neu installieren oder „npm run build“ ausführen.',
  };
}
