/**
 * Everything secret that runs of this process draw, make or ask for, so that what they write can be searched for it. To be begun before
 * anything of the suite draws.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { secretsOfJwk, secretsOfPem } from '../src/certification/secret-scan.ts';
import type { SoughtValue } from '../src/certification/secret-scan.ts';
import type { WrittenFacts } from '../src/core/judgement.ts';
import type { KeyRing } from '../src/runner/keys.ts';

/** Shorter random values are initialisation vectors, which are public, salts and parts of file names. */
const SECRET_BYTES = 24;

type Jwk = Parameters<typeof secretsOfJwk>[1];

export interface KnownSecrets {
  readonly sought: SoughtValue[];
  add(name: string, value: string): void;
  /** Every key that a run asks for, and that of every authority which certifies something for it. */
  listening(keys: KeyRing): KeyRing;
  /** From here on nothing is gathered any more. */
  end(): void;
}

export function gatherSecrets(): KnownSecrets {
  const sought: SoughtValue[] = [];
  const addKey = (name: string, jwk: Jwk): void => void sought.push(...secretsOfJwk(name, jwk));
  const undo = [replaceDraws(sought), replaceKeyPairs(addKey), replaceWebKeys(addKey)];
  syncBuiltinESMExports();
  return {
    sought,
    add: (name, value) => void sought.push({ name, kind: 'secret', value }),
    listening: (keys) => ({
      ...keys,
      pki: {
        ...keys.pki,
        async authority(id) {
          const authority = await keys.pki.authority(id);
          sought.push(...secretsOfPem(`authority ${id}`, authority.key));
          return authority;
        },
      },
      async key(name, purpose) {
        const pair = await keys.key(name, purpose);
        addKey(name, pair.privateJwk);
        return pair;
      },
      async fresh(purpose, options) {
        const pair = await keys.fresh(purpose, options);
        addKey('fresh key', pair.privateJwk);
        return pair;
      },
    }),
    end() {
      undo.forEach((each) => each());
      syncBuiltinESMExports();
    },
  };
}

/** Names, among what is sought, of the keys that a run made for itself and hands out: content keys and the key of the callbacks. */
export function namesOfOwnKeys({ callbackHmacKey = '', assertionKeys = {}, submissions }: WrittenFacts, sought: readonly SoughtValue[]): readonly string[] {
  const keys = new Set([
    callbackHmacKey,
    ...Object.values(assertionKeys),
    ...submissions.flatMap(({ contentKeys: { metadata, data, attachments } }) => [metadata, data, ...Object.values(attachments)]),
  ]);
  return sought.filter(({ value }) => keys.has(typeof value === 'string' ? value : Buffer.from(value).toString('base64url'))).map(({ name }) => name);
}

/** Client secrets, token secrets, content keys, salts. */
function replaceDraws(sought: SoughtValue[]): () => void {
  const draw = crypto.randomBytes;
  const drawn = (size: number): Buffer => {
    const value = draw(size);
    if (size >= SECRET_BYTES) sought.push({ name: `random value ${sought.length}`, kind: 'secret', value: Buffer.from(value) });
    return value;
  };
  crypto.randomBytes = drawn as typeof crypto.randomBytes;
  return () => void (crypto.randomBytes = draw);
}

type MakesPair = (...options: readonly unknown[]) => { readonly privateKey: unknown };

function replaceKeyPairs(addKey: (name: string, jwk: Jwk) => void): () => void {
  const make = crypto.generateKeyPairSync;
  const made: MakesPair = (...options) => {
    const pair = (make as unknown as MakesPair)(...options);
    if (pair.privateKey instanceof crypto.KeyObject) addKey('pair made', pair.privateKey.export({ format: 'jwk' }));
    return pair;
  };
  crypto.generateKeyPairSync = made as unknown as typeof make;
  return () => void (crypto.generateKeyPairSync = make);
}

type MakesKey = (...options: readonly unknown[]) => Promise<object>;

/** Keys of certificates are made this way. */
function replaceWebKeys(addKey: (name: string, jwk: Jwk) => void): () => void {
  const { subtle } = crypto.webcrypto;
  const make = subtle.generateKey.bind(subtle) as unknown as MakesKey;
  const made: MakesKey = async (...options) => {
    const pair = await make(...options);
    const key = 'privateKey' in pair ? (pair.privateKey as crypto.webcrypto.CryptoKey) : undefined;
    if (key?.extractable === true) addKey('web key', (await subtle.exportKey('jwk', key)) as Jwk);
    return pair;
  };
  Object.defineProperty(subtle, 'generateKey', { value: made, configurable: true, writable: true });
  return () => void Reflect.deleteProperty(subtle, 'generateKey');
}
