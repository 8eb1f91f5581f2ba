/** The container image of a target file: what a schema cannot say about it, and the way to start it. */
import { platform } from 'node:os';
import type { Bilingual } from '../core/language.ts';
import type { FitConnectTarget } from '../core/target.ts';
import { startContainer } from './container.ts';
import type { ContainerSettings } from './container.ts';
import type { ContainerFile } from './container-engine.ts';
import { AUTHORITY_FILE, PLACEHOLDER_NAMES, hasValue, isPlaceholder, placeholdersIn } from './container-placeholders.ts';
import type { ListenOptions } from './product.ts';
import type { FitConnectLoaded, ProductStart } from './fit-connect-loaded.ts';
import type { FileReader } from './target-file-files.ts';
import type { ContainerEntry, TargetFile } from './target-file-format.ts';
import { nearest } from './target-file-nearest.ts';
import type { Complaints } from './target-file-problem.ts';

const BASE = '/container';
const DEFAULT_MODE = '0644';
const DEFAULT_STARTUP_SECONDS = 60;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** @returns the settings, `none` where the product runs already, undefined when they cannot be used */
export function readContainer(file: TargetFile, listen: ListenOptions, files: FileReader, complaints: Complaints): ContainerSettings | 'none' | undefined {
  const { container } = file;
  if (container === undefined) return 'none';
  const network = container.network ?? (platform() === 'linux' ? 'host' : 'bridge');
  const isUsable = [
    isReadinessClear(container, file, complaints),
    network === 'host' || isReachable(file, listen, complaints),
    hasVariableNames(container, complaints),
  ].every(Boolean);
  const copied = readFiles(container, files, complaints);
  if (!isUsable || copied === undefined) return undefined;
  const { image, environment = {}, readyLine, readyPath, startupTimeoutSeconds = DEFAULT_STARTUP_SECONDS } = container;
  return {
    image,
    network,
    environment,
    files: copied,
    ...(readyLine === undefined ? {} : { readyLine }),
    ...(readyPath === undefined ? {} : { readyPath }),
    startupTimeoutMs: startupTimeoutSeconds * 1000,
  };
}

/** Refuses placeholders that do not exist or that this target has nothing for. */
export function checkPlaceholders(settings: ContainerSettings, target: FitConnectTarget, complaints: Complaints): void {
  for (const [variable, text] of Object.entries(settings.environment)) {
    const wrong = placeholdersIn(text).find((name) => !isPlaceholder(name) || !hasValue(name, target));
    if (wrong === undefined) continue;
    const [said, mend] = isPlaceholder(wrong) ? lackOf(wrong) : unknownPlaceholder(wrong);
    complaints.problem(`${BASE}/environment/${variable.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'ERR_CONFIG_INVALID', said, mend);
  }
}

function lackOf(name: string): readonly [Bilingual, Bilingual] {
  const member = name === 'authorityFile' ? 'tls' : name.startsWith('callback') ? 'callback' : 'adapter';
  return [
    { de: `Für den Platzhalter {${name}} nennt die Zieldatei nichts.`, en: `The target has nothing for the placeholder {${name}}.` },
    { de: `${member} eintragen oder die Variable weglassen.`, en: `Enter ${member} or leave out the variable.` },
  ];
}

function unknownPlaceholder(name: string): readonly [Bilingual, Bilingual] {
  const [meant] = nearest(name, PLACEHOLDER_NAMES, 1);
  const known = PLACEHOLDER_NAMES.map((placeholder) => `{${placeholder}}`).join(', ');
  return [
    { de: `Einen Platzhalter {${name}} gibt es nicht.`, en: `There is no placeholder {${name}}.` },
    meant === undefined
      ? { de: `Es gibt: ${known}.`, en: `There are: ${known}.` }
      : { de: `Gemeint ist vielleicht {${meant}}.`, en: `Perhaps {${meant}} is meant.` },
  ];
}

/** The way to start it. @param loaded the target as it is read otherwise */
export function containerStart(settings: ContainerSettings, { target, listen, trustedByCallbackClient }: FitConnectLoaded): ProductStart {
  return async (addresses, signal) =>
    startContainer({
      settings,
      target,
      listen,
      addresses,
      trusted: trustedByCallbackClient ?? addresses.authorityCert,
      ...(signal === undefined ? {} : { signal }),
    });
}

function isReadinessClear({ readyLine, readyPath }: ContainerEntry, { adapter, callback }: TargetFile, complaints: Complaints): boolean {
  if (readyPath === undefined) return true;
  if (readyLine !== undefined) {
    complaints.problem(
      `${BASE}/readyPath`,
      'ERR_CONFIG_INVALID',
      {
        de: 'Angegeben sind readyLine und readyPath, gewartet wird aber nur auf eines.',
        en: 'Both readyLine and readyPath are given, but only one is waited for.',
      },
      { de: 'Eines von beiden weglassen.', en: 'Leave out one of them.' },
    );
    return false;
  }
  if (adapter !== undefined || callback !== undefined) return true;
  complaints.problem(
    `${BASE}/readyPath`,
    'ERR_CONFIG_INVALID',
    {
      de: 'Unter welcher Adresse readyPath gilt, sagen adapter.url oder callback.url, und beide fehlen.',
      en: 'The address readyPath belongs to is that of adapter.url or callback.url, and both are missing.',
    },
    { de: 'readyLine angeben oder readyPath weglassen.', en: 'Give readyLine or leave out readyPath.' },
  );
  return false;
}

/** On a network of its own, localhost is the container itself, and its ports are published on loopback here. */
function isReachable(file: TargetFile, { hostname, names }: ListenOptions, complaints: Complaints): boolean {
  const own = [hostname, names[0] ?? hostname].find((name) => LOOPBACK.test(name));
  if (own !== undefined) {
    complaints.problem(
      file.listen === undefined ? `${BASE}/network` : '/listen',
      'ERR_CONFIG_INVALID',
      {
        de: `Aus einem Container mit eigenem Netz (bridge) ist der Zustelldienst unter ${own} nicht erreichbar.`,
        en: `From a container with a network of its own (bridge) the delivery service cannot be reached as ${own}.`,
      },
      {
        de: 'In listen.hostname die Adresse dieses Rechners im Containernetz eintragen (meist 172.17.0.1) und listen.names weglassen.',
        en: 'Enter the address of this machine in the network of containers as listen.hostname (mostly 172.17.0.1) and leave out listen.names.',
      },
    );
  }
  const foreign = (['callback', 'adapter'] as const).filter((member) => isForeign(file[member]?.url));
  for (const member of foreign) {
    complaints.problem(
      `/${member}/url`,
      'ERR_CONFIG_INVALID',
      {
        de: 'Die Anschlüsse eines Containers mit eigenem Netz (bridge) erscheinen nur unter localhost.',
        en: 'The ports of a container with a network of its own (bridge) appear as localhost only.',
      },
      { de: 'localhost schreiben, mit dem Anschluss im Container.', en: 'Write localhost, with the port in the container.' },
    );
  }
  return own === undefined && foreign.length === 0;
}

/** What is no address at all is told elsewhere. */
function isForeign(url: string | undefined): boolean {
  const hostname = url === undefined ? undefined : URL.parse(url)?.hostname;
  return hostname !== undefined && hostname !== '127.0.0.1' && hostname !== 'localhost';
}

function hasVariableNames({ environment = {} }: ContainerEntry, complaints: Complaints): boolean {
  const wrong = Object.keys(environment).find((name) => !/^[^=\s]+$/.test(name) || name.includes('\0'));
  if (wrong === undefined) return true;
  complaints.problem(
    `${BASE}/environment`,
    'ERR_CONFIG_INVALID',
    { de: `„${wrong}“ kann keine Umgebungsvariable heißen.`, en: `"${wrong}" cannot be the name of an environment variable.` },
    { de: 'Einen Namen ohne Leerzeichen und ohne = nehmen.', en: 'Use a name without blanks and without =.' },
  );
  return false;
}

function readFiles({ files: entries = [] }: ContainerEntry, files: FileReader, complaints: Complaints): readonly ContainerFile[] | undefined {
  const taken = new Set([AUTHORITY_FILE]);
  const read = entries.flatMap(({ from, to, mode = DEFAULT_MODE }, index): ContainerFile[] => {
    const pointer = `${BASE}/files/${index}`;
    if (taken.has(to)) {
      complaints.problem(
        `${pointer}/to`,
        'ERR_CONFIG_INVALID',
        { de: `Nach ${to} kommt schon eine andere Datei.`, en: `Another file goes to ${to} already.` },
        { de: 'Einen anderen Pfad im Container nennen.', en: 'Name another path in the container.' },
      );
      return [];
    }
    taken.add(to);
    const content = files.bytes(`${pointer}/from`, from);
    return content === undefined ? [] : [{ content, to, mode: Number.parseInt(mode, 8) }];
  });
  return read.length === entries.length ? read : undefined;
}
