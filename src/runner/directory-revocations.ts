/**
 * What a directory says of revoked certificates, passed on to the PKI that issued them: at any time, whoever entered it, and by the
 * directory's clock. The other way round nothing is passed on; a directory learns of revocations by its editors.
 */
import { X509Certificate } from 'node:crypto';
import { isPruefstandError } from '../core/errors.ts';
import type { VirtualClock } from '../core/clock.ts';
import { REVOCATION_REASONS } from '../formats/pki/revocation.ts';
import type { RevocationReason } from '../formats/pki/revocation.ts';
import type { DvdvSimulator } from '../../simulators/dvdv/index.ts';
import type { PkiControl } from '../../simulators/pki/index.ts';

/** The PKI's side. */
export interface Revoking {
  readonly clock: VirtualClock;
  readonly control: Pick<PkiControl, 'revoke' | 'release'>;
}

type DirectoryTenant = DvdvSimulator['tenants'] extends ReadonlyMap<string, infer T> ? T : never;

interface Told {
  readonly pem: string;
  readonly at: number;
  readonly reason: RevocationReason;
}

/** @returns brings the PKI up to date with the directory; to be called before it is asked. Calls wait for each other. */
export function followRevocations(directory: () => DirectoryTenant | undefined, { clock, control }: Revoking): () => Promise<void> {
  const told = new Map<string, Told>();
  let seen: { readonly directory: DirectoryTenant['directory']; readonly version: string } | undefined;
  const update = async (): Promise<void> => {
    const tenant = directory();
    if (tenant === undefined) return;
    clock.advance(Math.max(0, tenant.clock.now() - clock.now()));
    // Of edits alone: that something comes true is the PKI's own business.
    const version = tenant.directory.stateAt(-Infinity);
    if (seen?.directory === tenant.directory && seen.version === version) return;
    await tell(tenant, told, control);
    seen = { directory: tenant.directory, version };
  };
  let last = Promise.resolve();
  return async () => {
    const next = last.then(update);
    last = next.catch(() => undefined);
    return next;
  };
}

async function tell({ directory }: DirectoryTenant, told: Map<string, Told>, control: Revoking['control']): Promise<void> {
  const revoked = new Map<string, Told>();
  for (const { fingerprint, der, revocation } of directory.certificates())
    if (revocation !== undefined)
      revoked.set(fingerprint, { pem: new X509Certificate(der()).toString(), at: revocation.at, reason: reasonOf(revocation.reason) });
  for (const [fingerprint, { pem, at, reason }] of revoked) {
    const earlier = told.get(fingerprint);
    if (earlier?.at === at && earlier.reason === reason) continue;
    await unlessRefused(control.revoke({ certificate: pem, reason, at: new Date(at).toISOString() }));
  }
  for (const [fingerprint, { pem }] of told) if (!revoked.has(fingerprint)) await unlessRefused(control.release({ certificate: pem }));
  told.clear();
  for (const [fingerprint, one] of revoked) told.set(fingerprint, one);
}

/** Certificates of other authorities, and revocations that cannot be taken back, are none of this PKI's business. */
async function unlessRefused(order: Promise<unknown>): Promise<void> {
  try {
    await order;
  } catch (error) {
    if (!isPruefstandError(error) || error.code !== 'ERR_CONTROL_REFUSED') throw error;
  }
}

/** The directory writes reasons in capitals, lists do not; "unused" and "remove from list" are no reasons of a list. @spec RFC 5280, section 5.3.1 */
function reasonOf(reason: string): RevocationReason {
  const name = reason.replaceAll('_', '').toLowerCase();
  const found = (Object.keys(REVOCATION_REASONS) as readonly RevocationReason[]).find((known) => known.toLowerCase() === name);
  return found === undefined || found === 'removeFromCRL' ? 'unspecified' : found;
}
