/**
 * The product's public keys as a target file names them, checked against section 14 of the fact sheet before anything
 * runs. One key for two purposes is a finding on the product (FC-SUB-051) and only warned about here.
 */
import { X509Certificate } from 'node:crypto';
import type { Bilingual } from '../core/language.ts';
import type { TargetDestination } from '../core/target.ts';
import { checkPublicJwk, isSameKey } from '../formats/keys.ts';
import type { Jwk, KeyProblem, KeyRule } from '../formats/keys.ts';
import { isJsonObject, parseJson } from '../formats/json.ts';
import type { TargetFile } from './target-file-format.ts';
import type { FileReader } from './target-file-files.ts';
import type { Complaints } from './target-file-problem.ts';

type PublicKey = TargetDestination['signingKey'];
type Operation = 'wrapKey' | 'verify';

interface NamedKey {
  readonly pointer: string;
  readonly name: string;
  readonly jwk: PublicKey;
}

const BASE = '/destination';

/** @returns undefined when a key cannot be used, then a problem is noted */
export function readKeys(
  { destination }: TargetFile,
  files: FileReader,
  complaints: Complaints,
  now: number,
): Pick<TargetDestination, 'encryptionKeys' | 'signingKey'> | undefined {
  const { encryptionKeys: names, signingKey: signingName } = destination;
  const read = (pointer: string, name: string, operation: Operation): NamedKey | undefined => readKey({ pointer, name, operation, now }, files, complaints);
  const encryption = names.flatMap((name, index) => read(`${BASE}/encryptionKeys/${index}`, name, 'wrapKey') ?? []);
  const signing = read(`${BASE}/signingKey`, signingName, 'verify');
  if (signing === undefined || encryption.length < names.length) return undefined;
  warnOfSelfSigned([...encryption, signing], complaints);
  return areDistinct(encryption, signing, complaints) ? { encryptionKeys: encryption.map(({ jwk }) => jwk), signingKey: signing.jwk } : undefined;
}

interface WantedKey {
  readonly pointer: string;
  readonly name: string;
  readonly operation: Operation;
  readonly now: number;
}

function readKey({ pointer, name, operation, now }: WantedKey, files: FileReader, complaints: Complaints): NamedKey | undefined {
  const text = files.text(pointer, name);
  if (text === undefined) return undefined;
  const jwk = parseJson(text)?.value;
  const problems = isJsonObject(jwk) ? checkPublicJwk(jwk, operation, { now }) : [];
  const fault = isJsonObject(jwk) ? keyFault(jwk, name, operation, problems) : { text: RULES(operation).object(name, NO_OBJECT), mend: PUBLIC_JWK };
  if (fault !== undefined) {
    complaints.problem(pointer, 'ERR_CONFIG_KEY_INVALID', fault.text, fault.mend);
    return undefined;
  }
  for (const weak of problems) complaints.warning(pointer, WEAK_RULES[weak.rule]?.(name, weak) ?? { de: weak.detail, en: weak.detail }, NEW_CERTIFICATE);
  return { pointer, name, jwk: jwk as PublicKey };
}

const NO_OBJECT: KeyProblem = { rule: 'object', detail: '' };

/** The fault to tell: a private part before anything else, then the rules in their order. */
function keyFault(
  jwk: Jwk,
  name: string,
  operation: Operation,
  problems: readonly KeyProblem[],
): { readonly text: Bilingual; readonly mend: Bilingual } | undefined {
  if (Array.isArray(jwk['keys'])) {
    return {
      text: {
        de: `Die Schlüsseldatei ${name} enthält eine Schlüsselliste (JWKS) statt eines Schlüssels.`,
        en: `The key file ${name} holds a key set (JWKS) instead of one key.`,
      },
      mend: { de: 'Jeden Schlüssel in eine eigene Datei legen.', en: 'Put each key into a file of its own.' },
    };
  }
  const first = problems.find(({ rule }) => rule === 'private-part') ?? problems.find(({ rule }) => WEAK_RULES[rule] === undefined);
  return first === undefined ? undefined : { text: RULES(operation)[first.rule](name, first), mend: MENDS(operation)[first.rule] ?? PUBLIC_JWK };
}

const PUBLIC_JWK: Bilingual = {
  de: 'Hier gehört der öffentliche Schlüssel als JWK hinein, wie er am Zustellpunkt steht.',
  en: 'The public key as a JWK belongs here, as the destination publishes it.',
};
const NEW_CERTIFICATE: Bilingual = {
  de: 'Für den Schlüssel ein neues Zertifikat ausstellen und in x5c eintragen.',
  en: 'Issue a new certificate for the key and enter it in x5c.',
};
const SELF_SIGNED: Bilingual = {
  de: 'Für den Test genügt das; STAGE und PROD verlangen ein Zertifikat der Verwaltungs-PKI.',
  en: 'It is enough for the test; STAGE and PROD want a certificate of the Verwaltungs-PKI.',
};

type Teller = (name: string, problem: KeyProblem) => Bilingual;

/** Rules on weaker sources: a warning, since the destination may still be judged. */
const WEAK_RULES: Readonly<Partial<Record<KeyRule, Teller>>> = {
  'certificate-key': (name) => ({
    de: `Das Zertifikat in ${name} gehört zu einem anderen Schlüssel.`,
    en: `The certificate in ${name} belongs to another key.`,
  }),
  'certificate-validity': (name, { detail }) => ({
    de: `Das Zertifikat in ${name} gilt jetzt nicht (${detail}).`,
    en: `The certificate in ${name} is not valid now (${detail}).`,
  }),
};

const PURPOSES: Readonly<Record<Operation, { readonly text: Bilingual; readonly alg: string }>> = {
  wrapKey: { text: { de: 'Verschlüsselungsschlüssel', en: 'encryption key' }, alg: 'RSA-OAEP-256' },
  verify: { text: { de: 'Signaturschlüssel', en: 'signing key' }, alg: 'PS512' },
};

const RULES = (operation: Operation): Readonly<Record<KeyRule, Teller>> => {
  const { text, alg } = PURPOSES[operation];
  const member = (name: string, memberOf: string, de: string, en: string, found: string): Bilingual => ({
    de: `${name}: „${memberOf}“ muss bei einem ${text.de} ${de} sein (hier: ${found === 'absent' ? 'fehlt' : found}).`,
    en: `${name}: "${memberOf}" of an ${text.en} must be ${en} (here: ${found}).`,
  });
  return {
    object: (name) => ({ de: `Die Schlüsseldatei ${name} enthält kein JSON-Objekt.`, en: `The key file ${name} holds no JSON object.` }),
    kty: (name, { detail }) => member(name, 'kty', '"RSA"', '"RSA"', detail),
    'key-ops': (name, { detail }) => member(name, 'key_ops', `["${operation}"]`, `["${operation}"]`, detail),
    alg: (name, { detail }) => member(name, 'alg', `"${alg}"`, `"${alg}"`, detail),
    kid: (name, { detail }) => member(name, 'kid', 'ein Text mit 8 bis 64 Zeichen', 'a text of 8 to 64 characters', detail),
    modulus: (name, { detail }) =>
      member(
        name,
        'n',
        'der Modulus eines Schlüssels mit mindestens 4096 Bit, also mindestens 683 Zeichen',
        'the modulus of a key of at least 4096 bits, that is at least 683 characters',
        detail,
      ),
    exponent: (name, { detail }) => member(name, 'e', '"AQAB"', '"AQAB"', detail),
    'private-part': (name, { detail }) => ({
      de: `${name} enthält den privaten Schlüssel (${detail}); der Prüfstand darf ihn nicht haben.`,
      en: `${name} holds the private key (${detail}); the suite must not have it.`,
    }),
    certificate: (name, { detail }) => member(name, 'x5c', 'eine Liste mit mindestens einem Zertifikat', 'a list of at least one certificate', detail),
    'certificate-key': (name) => ({ de: name, en: name }),
    'certificate-validity': (name) => ({ de: name, en: name }),
  };
};

const MENDS = (operation: Operation): Readonly<Partial<Record<KeyRule, Bilingual>>> => ({
  'private-part': {
    de: 'Die Datei mit dem öffentlichen Schlüssel nennen; der private bleibt beim Produkt.',
    en: 'Name the file with the public key; the private one stays with the product.',
  },
  modulus: { de: 'Ein Schlüsselpaar mit 4096 Bit erzeugen.', en: 'Make a key pair of 4096 bits.' },
  alg: { de: 'Prüfen, ob hier der Schlüssel für den anderen Zweck steht.', en: 'Check whether this is the key for the other purpose.' },
  'key-ops': {
    de: `Prüfen, ob hier der Schlüssel für den anderen Zweck steht; verlangt ist ["${operation}"].`,
    en: `Check whether this is the key for the other purpose; ["${operation}"] is wanted.`,
  },
  certificate: {
    de: 'In x5c das Zertifikat des Schlüssels eintragen, für den Test genügt ein selbst signiertes.',
    en: 'Enter the certificate of the key in x5c; a self-signed one is enough for the test.',
  },
});

function warnOfSelfSigned(keys: readonly NamedKey[], complaints: Complaints): void {
  const names = keys.filter(({ jwk }) => isSelfSigned(jwk)).map(({ name }) => name);
  if (names.length === 0) return;
  complaints.warning(
    `${BASE}/encryptionKeys`,
    { de: `Selbst signiert sind die Zertifikate in ${names.join(', ')}.`, en: `Self-signed are the certificates in ${names.join(', ')}.` },
    SELF_SIGNED,
  );
}

function isSelfSigned(jwk: Readonly<Record<string, unknown>>): boolean {
  const [leaf] = Array.isArray(jwk['x5c']) ? (jwk['x5c'] as readonly unknown[]) : [];
  const certificate = new X509Certificate(Buffer.from(String(leaf), 'base64'));
  return certificate.issuer === certificate.subject;
}

function areDistinct(encryption: readonly NamedKey[], signing: NamedKey, complaints: Complaints): boolean {
  const all = [...encryption, signing];
  for (const [index, key] of all.entries()) {
    const twin = all.slice(0, index).find(({ jwk }) => jwk.kid === key.jwk.kid);
    if (twin !== undefined) {
      complaints.problem(
        key.pointer,
        'ERR_CONFIG_KEY_INVALID',
        { de: `${key.name} und ${twin.name} haben dieselbe Kennung (kid).`, en: `${key.name} and ${twin.name} have the same key id (kid).` },
        { de: 'Jedem Schlüssel eine eigene Kennung geben.', en: 'Give every key a kid of its own.' },
      );
      return false;
    }
    const copy = encryption.slice(0, index).find(({ jwk }) => isSameKey(jwk, key.jwk));
    if (copy === undefined) continue;
    if (key === signing) {
      complaints.warning(
        key.pointer,
        {
          de: `${key.name} und ${copy.name} sind derselbe Schlüssel; das verletzt FC-SUB-051.`,
          en: `${key.name} and ${copy.name} are the same key; this breaks FC-SUB-051.`,
        },
        { de: 'Für die Signatur ein eigenes Schlüsselpaar verwenden.', en: 'Use a key pair of its own for signing.' },
      );
      continue;
    }
    complaints.problem(
      key.pointer,
      'ERR_CONFIG_KEY_INVALID',
      { de: `${key.name} und ${copy.name} sind derselbe Schlüssel.`, en: `${key.name} and ${copy.name} are the same key.` },
      { de: 'Als zweiten Schlüssel einen anderen nennen oder den Eintrag weglassen.', en: 'Name another key as the second one, or leave the entry out.' },
    );
    return false;
  }
  return true;
}
