/** Key pairs from the files that the environment names. */
import { ConfigurationError, readFile } from '../kit/environment.ts';
import { KeyError, checkKeyPair } from './keys.ts';
import type { KeyPair } from './keys.ts';

/** A key and its certificate from two files. */
export function keyPair(keyName: string, keyPath: string, certificateName: string, certificatePath: string): KeyPair {
  const privateKey = readFile(keyName, keyPath);
  const certificate = readFile(certificateName, certificatePath);
  try {
    return checkKeyPair(privateKey, certificate);
  } catch (error) {
    const reason = error instanceof KeyError ? error.message : 'cannot be read';
    throw new ConfigurationError(`${keyName} names the file ${keyPath}, which ${reason}.`);
  }
}
