/** `doctor` looks at the files beside a target: private keys that should fit the public ones, secrets others could read. */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isSameKey } from '../formats/keys.ts';
import { parseJsonObject } from '../formats/json.ts';
import type { JsonObject } from '../formats/json.ts';
import { configurationFault, ok, warning } from './doctor-entry.ts';
import type { DoctorEntry, Tell } from './doctor-entry.ts';
import type { TargetFile } from './target-file-format.ts';

/** Looks for `<name>.private.json` beside `<name>.public.json` or in the folder `product/` of the target. */
export function examineKeyPairs(targetFile: string, file: TargetFile, tell: Tell): void {
  const folder = dirname(resolve(targetFile));
  const { encryptionKeys, signingKey } = file.destination;
  const named = [...encryptionKeys.map((name) => ({ name, operation: 'unwrapKey' })), { name: signingKey, operation: 'sign' }];
  let matching = 0;
  for (const { name, operation } of named) {
    const privateName = basename(name).replace('public', 'private');
    if (privateName === basename(name)) continue;
    const places = [resolve(folder, dirname(name), privateName), join(folder, 'product', privateName)];
    const privateFile = places.find((place) => isFile(place));
    if (privateFile === undefined) continue;
    const fault = pairFault(resolve(folder, name), privateFile, operation);
    if (fault === undefined) matching++;
    else tell({ ...fault, place: privateFile });
  }
  if (matching > 0)
    tell(ok(`private Schlüssel, die beiliegen, passen zu den öffentlichen (${matching})`, `private keys that lie beside fit the public ones (${matching})`));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function readKey(path: string): JsonObject | undefined {
  try {
    return parseJsonObject(readFileSync(path));
  } catch {
    return undefined;
  }
}

function pairFault(publicFile: string, privateFile: string, operation: string): DoctorEntry | undefined {
  const [publicKey, privateKey] = [readKey(publicFile), readKey(privateFile)];
  const name = basename(privateFile);
  if (publicKey === undefined || privateKey === undefined)
    return configurationFault(
      { de: `${name} ist kein lesbarer Schlüssel (JWK).`, en: `${name} is no readable key (JWK).` },
      { de: 'Den privaten Schlüssel als JWK ablegen oder die Datei entfernen.', en: 'Store the private key as a JWK, or remove the file.' },
    );
  if (!isSameKey(publicKey, privateKey))
    return configurationFault(
      { de: `${name} gehört nicht zu ${basename(publicFile)}.`, en: `${name} does not belong to ${basename(publicFile)}.` },
      { de: 'Den öffentlichen Schlüssel neu aus dem privaten ableiten.', en: 'Derive the public key from the private one again.' },
    );
  if (publicKey['kid'] !== privateKey['kid'])
    return configurationFault(
      {
        de: `${name} und ${basename(publicFile)} haben verschiedene Kennungen (kid).`,
        en: `${name} and ${basename(publicFile)} have different key ids (kid).`,
      },
      {
        de: 'Dieselbe Kennung in beide Dateien eintragen; das Produkt wählt den Schlüssel danach.',
        en: 'Enter the same kid in both files; the product chooses the key by it.',
      },
    );
  const operations: unknown = privateKey['key_ops'];
  if (Array.isArray(operations) && operations.length === 1 && operations[0] === operation) return undefined;
  return warning(
    { de: `${name} nennt key_ops nicht als ["${operation}"].`, en: `${name} does not state key_ops as ["${operation}"].` },
    { de: `key_ops auf ["${operation}"] setzen.`, en: `Set key_ops to ["${operation}"].` },
  );
}

/** Secrets that every user of the machine can read. Says nothing where the system knows no such rights. */
export function examineSecretFiles(targetFile: string, file: TargetFile, tell: Tell): void {
  const folder = dirname(resolve(targetFile));
  const sources = [file.credentials.clientSecret, file.callback?.secret, file.adapter?.token];
  const files = sources.flatMap((source) => (typeof source === 'object' && 'file' in source ? [resolve(folder, source.file)] : []));
  const keyFile = file.tls !== undefined && file.tls !== false ? [resolve(folder, file.tls.authorityKey)] : [];
  const literal = sources.some((source) => typeof source === 'string') ? [resolve(targetFile)] : [];
  for (const path of [...files, ...keyFile, ...literal].filter(isReadableByOthers)) {
    tell({
      ...warning(
        {
          de: 'Diese Datei enthält ein Geheimnis und ist für alle Benutzer des Rechners lesbar.',
          en: 'This file holds a secret and every user of this machine can read it.',
        },
        { de: `chmod 600 ${path}`, en: `chmod 600 ${path}` },
      ),
      place: path,
    });
  }
}

function isReadableByOthers(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o004) !== 0 && (mode & 0o170000) === 0o100000;
}
