/** Shows bad certificates on both servers, and counts what a product does meanwhile. */
import type { BadCertificatesSubject } from '../../src/checks/dvdv-client/index.ts';
import type { DvdvControl } from '../../simulators/dvdv/contract.ts';

const BAD_CERTIFICATES = ['expired', 'wrong-host', 'unknown-ca'] as const;

export type BadCertificate = (typeof BAD_CERTIFICATES)[number];
export type Met = Pick<BadCertificatesSubject['shown'][number], 'refusedHandshakes' | 'requests'>;

/**
 * Shows each of them; the right one is shown again in any case.
 * @param act has the product ask, or waits until it does; it is told what was counted before
 */
export async function countUnderBadCertificates(
  control: DvdvControl,
  act: (certificate: BadCertificate, before: Met) => Promise<void>,
): Promise<BadCertificatesSubject> {
  const shown: BadCertificatesSubject['shown'][number][] = [];
  const show = async (kind: BadCertificate | 'valid'): Promise<void> => {
    for (const server of ['first', 'second'] as const) await control.showCertificate(kind, server);
  };
  try {
    for (const certificate of BAD_CERTIFICATES) {
      const before = await metUnder(control, certificate);
      await show(certificate);
      const afterSeq = (await control.calls()).at(-1)?.seq ?? 0;
      await act(certificate, before);
      const after = await metUnder(control, certificate);
      shown.push({
        certificate,
        refusedHandshakes: after.refusedHandshakes - before.refusedHandshakes,
        requests: after.requests - before.requests,
        exchanges: await control.exchanges({ direction: 'inbound', afterSeq }),
      });
    }
    return { shown };
  } finally {
    await show('valid');
  }
}

async function metUnder(control: DvdvControl, certificate: BadCertificate): Promise<Met> {
  const [first, second] = await Promise.all([control.handshakes('first'), control.handshakes('second')]);
  return {
    refusedHandshakes: first.refused[certificate] + second.refused[certificate],
    requests: first.requests[certificate] + second.requests[certificate],
  };
}
