/** The shape of rules about clients that are shown a bad server certificate: expired, for another host, of an unknown authority. Not checked: revocation. */
import type { Exchange } from '../core/exchange.ts';
import type { Check } from './check.ts';
import { broken, cannotTell, findingOf, placesOf } from './flaw.ts';

/** What the product did while the servers showed bad certificates. */
export interface BadCertificatesSubject {
  readonly shown: readonly ShownCertificate[];
}

export interface ShownCertificate {
  readonly certificate: string;
  /** Handshakes that the product broke off. */
  readonly refusedHandshakes: number;
  /** Requests that came over a connection with this certificate. */
  readonly requests: number;
  /** What the product sent meanwhile. */
  readonly exchanges: readonly Exchange[];
}

const MOST_EVIDENCE = 3;

/** A check that no request came over such a connection. @param taken @param unseen keys of what is said when one did, and when nobody came */
export function refusesBadCertificates(
  requirement: string,
  id: string,
  { taken, unseen }: { readonly taken: string; readonly unseen: string },
): Check<BadCertificatesSubject> {
  const nobodyCame = (certificate: string): ReturnType<typeof findingOf> => findingOf(requirement, cannotTell(unseen, { params: { certificate } }), []);
  return {
    id,
    requirement,
    run({ shown }) {
      if (shown.length === 0) return [nobodyCame('–')];
      return shown.flatMap(({ certificate, refusedHandshakes, requests, exchanges }) => {
        const evidence = placesOf(exchanges.slice(0, MOST_EVIDENCE), 'request');
        // A count alone is no evidence: what came has to be on record.
        if (requests > 0 && evidence.length > 0) return [findingOf(requirement, broken(taken, { params: { certificate } }), evidence)];
        return requests === 0 && refusedHandshakes > 0 ? [] : [nobodyCame(certificate)];
      });
    },
  };
}
