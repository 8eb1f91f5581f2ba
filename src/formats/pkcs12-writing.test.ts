/** PKCS #12 as written here, opened by the reader; OpenSSL and the JDK open it in `test/peers`. */
import { deepEqual, equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { issueCertificate } from './certificate-issuing.ts';
import { writePkcs12 } from './pkcs12-writing.ts';
import { readPkcs12 } from './pkcs12.ts';

test('what is written is read back, with its password only', async () => {
  const root = await issueCertificate({ subject: 'CN=Wurzel', notBefore: 0, notAfter: 2e12, authority: {} });
  for (const keyKind of ['P-256', 'RSA-2048'] as const) {
    const own = await issueCertificate({ subject: 'CN=Müller', issuer: root, keyKind, notBefore: 0, notAfter: 2e12 });
    const file = writePkcs12({ key: own.key, chain: own.chain, password: 'geheim', name: 'Müller' });
    const { key, certificates } = readPkcs12(file, 'geheim');
    equal(key.export({ type: 'pkcs8', format: 'pem' }), own.key);
    deepEqual(
      certificates.map((der) => Buffer.from(der)),
      [own.der, root.der].map((der) => Buffer.from(der)),
    );
    throws(() => readPkcs12(file, 'falsch'), { code: 'ERR_CONFIG_KEY_INVALID' });
  }
});
