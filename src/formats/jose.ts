/** Everything for JWS, JWE and JWK under one name; the parts live in files of their own. A list, no logic. */
export { decodeJws, signJws, verifyJws } from './jws.ts';
export type { DecodedJws } from './jws.ts';
export { decryptJwe, encryptJwe, encryptJweBytes, jweParts, openJwe } from './jwe.ts';
export type { JweHeader, JweOpening, JweParts, JweReadOptions } from './jwe.ts';
export { privateKeyOf, publicKeyOf } from './jwk.ts';
export type { Jwk, PrivateJwk, PublicJwk } from './jwk.ts';
