/** `doctor` for a product that asks the directory: ports, what is declared, and whether its adapter answers. */
import { createCounter } from '../../drivers/dvdv-client/counter.ts';
import { ok, targetFault, warning } from '../doctor-entry.ts';
import type { Tell } from '../doctor-entry.ts';
import { examineNames, examinePorts } from '../doctor-network.ts';
import type { DvdvClientLoaded } from './dvdv-client-loaded.ts';

const ADAPTER_TIMEOUT_MS = 20_000;

/** Examines a directory client that is running. */
export async function examineDvdvClient(loaded: DvdvClientLoaded, tell: Tell): Promise<void> {
  const { otherPort = 0, pkiPort = 0 } = loaded.listen;
  await examinePorts(loaded.listen, tell, { 'listen.substitutePort': otherPort, 'listen.pkiPort': pkiPort });
  await examineNames(loaded.listen, tell);
  examineDeclarations(loaded, tell);
  await examineAdapter(loaded, tell);
}

function examineDeclarations({ client, usesTls, offered, target }: DvdvClientLoaded, tell: Tell): void {
  if (client !== undefined) tell(ok('Das Client-Zertifikat ist brauchbar', 'The client certificate can be used'));
  else
    tell(
      warning(
        { de: 'Das Produkt meldet sich nicht an; Token und Kopf bleiben ungeprüft.', en: 'The product does not log in; token and header stay untested.' },
        { de: 'Unter directory.login das Client-Zertifikat nennen.', en: 'Name the client certificate under directory.login.' },
      ),
    );
  if (!usesTls)
    tell(
      warning(
        {
          de: 'Ohne TLS ist kein Zertifikat zu sehen; eine Anforderung bleibt ungeprüft.',
          en: 'Without TLS no certificate is seen; one requirement stays untested.',
        },
        { de: 'Unter tls die Zertifizierungsstelle nennen, der das Produkt vertraut.', en: 'Name the authority that the product trusts under tls.' },
      ),
    );
  if (!target.capabilities.has('second-server'))
    tell(
      warning(
        { de: 'Das Produkt kennt nur einen Server; das Ausweichen entfällt.', en: 'The product knows one server only; failover is not tried.' },
        { de: 'Im Produkt beide Server eintragen und knowsSubstitute weglassen.', en: 'Enter both servers in the product and leave out knowsSubstitute.' },
      ),
    );
  if (offered === undefined)
    tell(
      warning(
        { de: 'Es ist kein angebotener Dienst genannt; die Prüfung von Aufrufern entfällt.', en: 'No offered service is named; callers are not tried.' },
        {
          de: 'Bietet das Produkt einen Dienst an, ihn unter directory.offers nennen.',
          en: 'If the product offers a service, name it under directory.offers.',
        },
      ),
    );
}

async function examineAdapter({ adapter, trusted = [] }: DvdvClientLoaded, tell: Tell): Promise<void> {
  if (adapter === undefined) return;
  const counter = createCounter({ adapter: adapter.adapter, ca: trusted, note: async () => '', timeoutMs: ADAPTER_TIMEOUT_MS });
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
