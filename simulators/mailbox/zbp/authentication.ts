/** The first two layers of authentication: the certificate of the connection, and the token (fact sheet, section 2.2). */
import { headerValue } from '../call.ts';
import type { Call, Refusal } from '../call.ts';
import { certificateShown, tokenShown } from '../deliveries.ts';
import { problem } from '../problems.ts';
import { readCertificate } from '../senders.ts';
import type { Sender } from '../senders.ts';
import { readToken, tokenProblem } from './token.ts';
import type { AuthorToken } from './token.ts';

const CHALLENGE = [['WWW-Authenticate', 'Bearer']] as const;

/** Notes what connection and token show, and attributes the call to a sender. Judges nothing. */
export function identify(call: Call): void {
  identifyByCertificate(call);
  const token = tokenOf(call);
  if (token === undefined) return;
  const { signer } = token.jws.payload;
  if (!call.tenant.seesCertificates && typeof signer === 'string') attribute(call, call.tenant.senders.byName(signer));
  call.notes.token = tokenShown(token, call.sender?.publicKey);
}

/** Notes the certificate of the connection, and attributes the call to the sender that is registered with it. */
export function identifyByCertificate(call: Call): void {
  const der = call.wire?.peerCertificate;
  const certificate = der === undefined ? undefined : readCertificate(der);
  if (certificate === undefined) return;
  call.notes.certificate = certificateShown(certificate);
  if (call.tenant.seesCertificates) attribute(call, call.tenant.senders.byCertificate(certificate.sha256));
}

function attribute(call: Call, sender: Sender | undefined): void {
  call.sender = sender;
  call.peer = sender?.peer ?? 'unknown';
}

/** Refuses a connection without a registered and valid certificate. @requirement ZBP-01 */
export function refuseConnection(call: Call): Refusal {
  const { tenant, sender } = call;
  if (!tenant.seesCertificates) return undefined;
  if (call.notes.certificate === undefined) return problem('certificate-missing');
  if (sender === undefined) return problem('certificate-unknown');
  const now = tenant.service.clock.now();
  if (now < sender.certificate.notBefore || now > sender.certificate.notAfter) return problem('certificate-expired');
  if (sender.environment !== tenant.environment) return problem('certificate-of-other-environment');
  return sender.certificate.commonName === sender.name ? undefined : problem('certificate-unknown', 'The common name is not the registered name.');
}

/** Refuses a request without a token that the sender signed. @requirement ZBP-02 */
export function refuseToken(call: Call): Refusal {
  const authorization = headerValue(call, 'authorization');
  if (authorization === undefined || !/^Bearer +\S/i.test(authorization)) return problem('token-missing', undefined, CHALLENGE);
  const token = tokenOf(call);
  if (token === undefined) return problem('token-malformed', undefined, CHALLENGE);
  if (call.sender === undefined) return problem('signer-unknown');
  const { maxTokenSeconds } = call.tenant.limits;
  const name = tokenProblem(token, {
    key: call.sender.publicKey,
    signer: call.sender.name,
    now: call.tenant.service.clock.now(),
    ...(maxTokenSeconds === undefined ? {} : { maxTokenSeconds }),
  });
  return name === undefined ? undefined : problem(name, undefined, name.startsWith('token-') ? CHALLENGE : []);
}

function tokenOf(call: Call): AuthorToken | undefined {
  const compact = /^Bearer +(\S+)$/i.exec(headerValue(call, 'authorization') ?? '')?.[1];
  return compact === undefined ? undefined : readToken(compact);
}
