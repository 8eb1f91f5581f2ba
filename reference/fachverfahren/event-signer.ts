/**
 * Writes and signs the events of this destination: accept with the authentication tags of everything received, reject
 * with the problems found. Security event token, PS512, payload schema 1.2.2.
 */
import { randomUUID } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint, importJWK } from 'jose';
import type { CompactJWSHeaderParameters } from 'jose';
import { EVENT_PREFIX } from './events.ts';
import type { AuthenticationTags } from './events.ts';
import type { Faults } from './faults.ts';
import { withoutUsage } from './keyring.ts';
import type { PrivateJwk } from './keyring.ts';
import type { Problem } from './problems.ts';

/** The submission an event is about. */
export interface EventSubject {
  readonly submissionId: string;
  readonly caseId: string;
}

/** Signs decisions. Both return a compact JWS. */
export interface EventSigner {
  accept(subject: EventSubject, tags: AuthenticationTags): Promise<string>;
  reject(subject: EventSubject, problems: readonly Problem[]): Promise<string>;
}

const payloadSchema = (version: string) => `https://schema.fitko.de/fit-connect/set-payload/${version}/set-payload.schema.json`;

/** Creates the signer of this destination. */
export async function createEventSigner(options: {
  readonly signingKey: PrivateJwk;
  readonly destinationId: string;
  readonly submissionApiUrl: string;
  readonly faults: Faults;
  readonly now?: () => number;
}): Promise<EventSigner> {
  const { signingKey, destinationId, faults } = options;
  const now = options.now ?? Date.now;
  const alg = faults.has('set-alg-ps256') ? 'PS256' : 'PS512';
  const { alg: _alg, ...bareKey } = withoutUsage(signingKey);
  const key = await importJWK(bareKey, alg);
  const header: CompactJWSHeaderParameters = {
    typ: faults.has('set-typ-jwt') ? 'JWT' : 'secevent+jwt',
    alg,
    kid: faults.has('set-kid-thumbprint') ? await calculateJwkThumbprint(bareKey) : signingKey.kid,
  };
  const fixedId = faults.has('set-jti-reused') ? randomUUID() : undefined;
  const version = faults.has('set-schema-1-0-0') ? '1.0.0' : '1.2.2';
  const issuer = faults.has('set-iss-url') ? `${options.submissionApiUrl}/destinations/${destinationId}` : destinationId;

  async function sign(subject: EventSubject, name: string, payload: Readonly<Record<string, unknown>>, hasSchema = true): Promise<string> {
    const claims = {
      ...(hasSchema ? { $schema: payloadSchema(version) } : {}),
      iss: issuer,
      iat: faults.has('set-iat-milliseconds') ? now() : Math.floor(now() / 1000),
      jti: fixedId ?? randomUUID(),
      sub: `submission:${subject.submissionId}`,
      ...(faults.has('set-txn-missing') ? {} : { txn: `case:${subject.caseId}` }),
      events: { [`${EVENT_PREFIX}${name}`]: payload },
    };
    return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader(header).sign(key);
  }

  return {
    accept(subject, tags) {
      if (faults.has('accept-without-tags')) return sign(subject, 'accept-submission', {}, false);
      return sign(subject, 'accept-submission', { authenticationTags: faults.has('accept-tag-missing-attachment') ? withoutOne(tags) : tags });
    },
    reject: (subject, problems) => sign(subject, 'reject-submission', { problems: problems.map((entry) => asSent(entry, faults)) }),
  };
}

function withoutOne(tags: AuthenticationTags): AuthenticationTags {
  return { ...tags, attachments: Object.fromEntries(Object.entries(tags.attachments).slice(1)) };
}

function asSent(entry: Problem, faults: Faults): Partial<Problem> {
  const { instance, ...rest } = entry;
  const type = faults.has('problem-type-invented') ? 'https://kita-fachverfahren.example/problems/fehler' : entry.type;
  return faults.has('problem-instance-missing') ? { ...rest, type } : { ...rest, type, instance };
}
