/** What a simulator is told by the host that serves it, and may ask of it: handshakes by certificate, and which certificate to show. */
import type { CertificateKind } from '../src/core/simulator.ts';

/** TLS handshakes at the host, since its start, by the certificate it showed. */
export interface HandshakeView {
  /** Handshakes that clients broke off. */
  readonly refused: Readonly<Record<CertificateKind, number>>;
  /** Requests that came over a connection opened with that certificate. */
  readonly requests: Readonly<Record<CertificateKind, number>>;
}

export interface HostHooks {
  showCertificate(kind: CertificateKind): void | Promise<void>;
  handshakes(): HandshakeView;
  /** Calls back after every handshake that failed and every request over a bad certificate. @returns ends it */
  onHandshake?(listener: () => void): () => void;
}

const NONE = { valid: 0, expired: 0, 'wrong-host': 0, 'unknown-ca': 0 };

/** Without a host nothing was seen. */
export const NO_HANDSHAKES: HandshakeView = { refused: NONE, requests: NONE };
