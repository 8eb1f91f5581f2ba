/** `doctor` for an online service of the chain: ports, names, and whether its adapter answers. */
import { createCounter } from '../../drivers/payment/counter.ts';
import { ok, targetFault, warning } from '../doctor-entry.ts';
import type { Tell } from '../doctor-entry.ts';
import { examineNames, examinePorts } from '../doctor-network.ts';
import type { ChainListen, ChainLoaded } from './chain-loaded.ts';

/** Where the target file names them. */
const MEMBERS: Readonly<Record<keyof ChainListen['ports'], string>> = {
  account: 'listen.accountPort',
  payment: 'listen.paymentPort',
  directory: 'listen.directoryPort',
  substituteDirectory: 'listen.substitutePort',
  delivery: 'listen.deliveryPort',
};

/** Examines a product that is running. */
export async function examineChain({ listen, product, directory, target, trusted = [] }: ChainLoaded, tell: Tell): Promise<void> {
  for (const [name, servicePort] of Object.entries(listen.ports))
    await examinePorts({ ...listen, servicePort, controlPort: 0 }, tell, undefined, MEMBERS[name as keyof ChainListen['ports']]);
  await examineNames({ ...listen, servicePort: listen.ports.account, controlPort: 0 }, tell);
  if (directory === undefined)
    tell(
      warning(
        {
          de: 'Das Produkt fragt laut Zieldatei kein Verzeichnis; KET-014 bis KET-018 entfallen.',
          en: 'According to the target the product asks no directory; KET-014 to KET-018 do not apply.',
        },
        {
          de: 'chain.directory angeben, wenn das Produkt Adressen im DVDV nachschlägt.',
          en: 'Give chain.directory where the product looks addresses up in the DVDV.',
        },
      ),
    );
  if (!target.capabilities.has('restart'))
    tell(
      warning(
        { de: 'Das Produkt lässt sich nicht neu starten; KET-013 bleibt ungeprüft.', en: 'The product cannot be restarted; KET-013 stays untested.' },
        { de: 'portal.testInterface.restartUrl angeben.', en: 'Give portal.testInterface.restartUrl.' },
      ),
    );
  if (product === undefined) return;
  await using counter = createCounter({ adapter: product.fees.adapter, ca: trusted, note: async () => '' });
  if (await counter.health()) tell(ok('Der Adapter des Produkts antwortet', "The product's adapter answers"));
  else
    tell(
      targetFault(
        { de: 'Der Adapter des Produkts antwortet nicht auf GET /health mit 200.', en: "The product's adapter does not answer GET /health with 200." },
        {
          de: 'Läuft das Produkt? Adresse, Token und trustedCertificates prüfen.',
          en: 'Is the product running? Check address, token and trustedCertificates.',
        },
      ),
    );
}
