/** XML encryption for tests, written as text. */
import { X509Certificate, constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';

/** How an assertion is encrypted. */
export interface Encryption {
  readonly certificate: string;
  readonly content: 'aes128-gcm' | 'aes256-gcm' | 'aes256-cbc';
  readonly transport: 'rsa-oaep-mgf1p' | 'rsa-oaep' | 'rsa-1_5';
  readonly digest?: 'sha1' | 'sha256';
  readonly placement?: 'inside' | 'beside';
}

/** Encrypts an element as `EncryptedAssertion`. */
export function encrypt(xml: string, { certificate, content, transport, digest = 'sha1', placement = 'inside' }: Encryption): string {
  const key = randomBytes(content === 'aes128-gcm' ? 16 : 32);
  const rsa = {
    key: new X509Certificate(certificate).publicKey,
    padding: transport === 'rsa-1_5' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_OAEP_PADDING,
  };
  const wrapped = publicEncrypt(transport === 'rsa-1_5' ? rsa : { ...rsa, oaepHash: digest }, key).toString('base64');
  const namespace = transport === 'rsa-oaep' ? 'http://www.w3.org/2009/xmlenc11#' : 'http://www.w3.org/2001/04/xmlenc#';
  const digestUri = digest === 'sha256' ? 'http://www.w3.org/2001/04/xmlenc#sha256' : 'http://www.w3.org/2000/09/xmldsig#sha1';
  const mask =
    transport === 'rsa-oaep' ? `<xenc11:MGF xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" Algorithm="http://www.w3.org/2009/xmlenc11#mgf1${digest}"/>` : '';
  const method = `<xenc:EncryptionMethod Algorithm="${namespace}${transport}"><ds:DigestMethod Algorithm="${digestUri}"/>${mask}</xenc:EncryptionMethod>`;
  const encryptedKey = `<xenc:EncryptedKey Id="_k">${method}<xenc:CipherData><xenc:CipherValue>${wrapped}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>`;
  const info = placement === 'inside' ? encryptedKey : '<ds:RetrievalMethod URI="#_k" Type="http://www.w3.org/2001/04/xmlenc#EncryptedKey"/>';
  const algorithm = content.endsWith('gcm') ? `http://www.w3.org/2009/xmlenc11#${content}` : `http://www.w3.org/2001/04/xmlenc#${content}`;
  return (
    `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">` +
    `<xenc:EncryptionMethod Algorithm="${algorithm}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${info}</ds:KeyInfo>` +
    `<xenc:CipherData><xenc:CipherValue>${cipher(xml, key, content).toString('base64')}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>` +
    `${placement === 'beside' ? encryptedKey.replace('<xenc:EncryptedKey', '<xenc:EncryptedKey xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"') : ''}</saml:EncryptedAssertion>`
  );
}

function cipher(xml: string, key: Buffer, content: Encryption['content']): Buffer {
  if (content === 'aes256-cbc') {
    const iv = randomBytes(16);
    const state = createCipheriv('aes-256-cbc', key, iv);
    return Buffer.concat([iv, state.update(xml, 'utf8'), state.final()]);
  }
  const iv = randomBytes(12);
  const state = createCipheriv(content === 'aes128-gcm' ? 'aes-128-gcm' : 'aes-256-gcm', key, iv);
  return Buffer.concat([iv, state.update(xml, 'utf8'), state.final(), state.getAuthTag()]);
}
