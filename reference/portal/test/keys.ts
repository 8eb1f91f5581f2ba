/** Key pairs with self-signed certificates, made once for each test process. */
import { webcrypto } from 'node:crypto';
import 'reflect-metadata';
import { X509CertificateGenerator } from '@peculiar/x509';

/** A key pair, both parts PEM. */
export interface TestKey {
  readonly privateKey: string;
  readonly certificate: string;
}

/** Makes an RSA key with a certificate that is valid for as long as the tests may run. */
export async function makeKey(name: string, modulusLength = 2048): Promise<TestKey> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 3_600_000),
    notAfter: new Date(Date.now() + 3_600_000),
  });
  const body = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const lines = body.match(/.{1,64}/g) ?? [];
  return { privateKey: `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`, certificate: `${made.toString('pem')}\n` };
}

/** All keys a test needs. */
export interface Keys {
  readonly bundid: TestKey;
  readonly muk: TestKey;
  readonly signing: TestKey;
  readonly encryption: TestKey;
  readonly stranger: TestKey;
}

/** Makes them at the same time. */
export async function makeKeys(): Promise<Keys> {
  const names = ['bundid', 'muk', 'signing', 'encryption', 'stranger'] as const;
  const made = await Promise.all(names.map(async (name) => [name, await makeKey(name)] as const));
  return Object.fromEntries(made) as unknown as Keys;
}
