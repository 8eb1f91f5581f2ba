/**
 * An Apache of Debian with a configuration of its own, in a temporary folder and on a free port of loopback. The protected page is
 * one of server-side includes, which show the variables of the module under test without any program of ours.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOutcome } from '../building/build-outcome.ts';
import { runProgram } from '../building/run-tool.ts';
import { startDaemon, writeFiles } from './daemon.ts';
import { protectedPage } from './stack.ts';
import type { SHOWN } from './stack.ts';

const APACHE = '/usr/sbin/apache2';
const MODULES = '/usr/lib/apache2/modules';
const BASE_MODULES = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'include'];

/** Whether Apache and the module are installed. @returns the folder of modules as what was built */
export function apacheWith(file: string, debianPackage: string): BuildOutcome {
  const missing = [
    [APACHE, 'apache2'],
    [join(MODULES, file), debianPackage],
  ].find(([path = '']) => !existsSync(path));
  if (missing === undefined) return { kind: 'built', folder: MODULES };
  return { kind: 'unavailable', reason: `The Debian package ${missing[1] ?? ''} is not installed.` };
}

/** Versions of Debian packages; those that are not installed are left out. */
export async function debianVersions(names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const words = ['--show', '--showformat=${Package} ${Version}\\n', ...names];
  const { stdout } = await runProgram({ command: 'dpkg-query', words, timeoutMs: 30_000 });
  const rows = stdout.trim().split('\n');
  return Object.fromEntries(rows.map((row) => row.split(' ')).map(([name = '', version = '']) => [name, version]));
}

export interface ApacheOrder {
  readonly folder: string;
  readonly port: number;
  /** File name of the module. */
  readonly module: { readonly name: string; readonly file: string };
  readonly lines: readonly string[];
  /** Names of the variables that the module sets. */
  readonly variables: Readonly<Record<keyof typeof SHOWN | 'nameId', string>>;
}

export interface Apache {
  readonly url: string;
  log(): string;
  stop(): Promise<void>;
}

export async function startApache({ folder, port, module, lines, variables }: ApacheOrder): Promise<Apache> {
  const origin = `http://127.0.0.1:${port}`;
  const config = join(folder, 'apache.conf');
  const configuration = [
    `ServerRoot "${folder}"`,
    `ServerName ${origin}`,
    'UseCanonicalName On',
    `Listen 127.0.0.1:${port}`,
    `DefaultRuntimeDir "${folder}"`,
    `PidFile "${folder}/apache.pid"`,
    `ErrorLog "${folder}/error.log"`,
    'LogLevel warn',
    ...BASE_MODULES.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`),
    `LoadModule ${module.name} ${MODULES}/${module.file}`,
    'StartServers 1',
    'ServerLimit 2',
    'ThreadsPerChild 60',
    'MaxRequestWorkers 120',
    `DocumentRoot "${folder}/pages"`,
    'SSIUndefinedEcho " "',
    '<Location />',
    'ForceType "text/html; charset=utf-8"',
    'Options +Includes',
    'SetOutputFilter INCLUDES',
    '</Location>',
    ...lines,
  ];
  writeFiles(folder, {
    'no-authorities.pem': '',
    'apache.conf': `${configuration.join('\n')}\n`,
    'pages/protected/index.shtml': protectedPage((name) => `<!--#echo var="${variables[name]}" -->`),
    'pages/left.html': '<!DOCTYPE html>\n<html lang="de"><title>Abgemeldet</title><p>Abgemeldet.</p></html>\n',
  });
  // Lasso reads the authorities of the system at every request; nothing here is trusted because of them.
  const environment = { SSL_CERT_FILE: join(folder, 'no-authorities.pem'), SSL_CERT_DIR: folder };
  const daemon = await startDaemon({ command: APACHE, words: ['-f', config, '-D', 'FOREGROUND'], environment, readyAt: port, isService: true });
  return {
    url: origin,
    log: () => daemon.output() + readFileSync(join(folder, 'error.log'), 'utf8').slice(-8000),
    stop: daemon.stop,
  };
}
