/**
 * What the simulated eID client follows, and how sure each behaviour is. `verified`: seen in documentation or source of the
 * AusweisApp. `inferred`: our reading, or knowledge of the technical guideline at second hand. `simplified`: ours in place of
 * something that is known to be otherwise.
 */
import type { SimulatorSpecification } from '../specification.ts';

const SDK = 'AusweisApp SDK';
const SOURCE = 'source of the AusweisApp';

export const SPECIFICATION: SimulatorSpecification = {
  documents: [
    { title: 'AusweisApp SDK: Desktop, Simulator, Messages', version: 'commit 17ffcd01', url: 'https://github.com/Governikus/AusweisApp' },
    { title: 'BSI TR-03124-1, eID-Client (not read; at second hand)', version: '1.3', url: 'https://www.bsi.bund.de/' },
  ],
  behaviours: [
    { rule: 'GET /eID-Client with tcTokenURL, Status or ShowUI; names without letter case; anything else 404', fidelity: 'verified', source: SOURCE },
    { rule: 'Status as lines or JSON, readable by pages of any origin', fidelity: 'verified', source: `${SDK}, Desktop` },
    { rule: 'ShowUI: 200 without content', fidelity: 'verified', source: SOURCE },
    { rule: 'A second workflow: 409 with a page', fidelity: 'verified', source: SOURCE },
    { rule: 'The token is fetched without following anything but 302, 303 and 307 to https', fidelity: 'verified', source: SOURCE },
    { rule: 'No token, or one that is none by its schema: 404 with a page', fidelity: 'verified', source: SOURCE },
    { rule: 'tcTokenURL that is not https: 400 with a page', fidelity: 'inferred', source: `${SOURCE}: no 404, and there is no address to go back to` },
    {
      rule: 'Binding, PathSecurity-Protocol, ServerAddress and PSK as in the token rules; else trustedChannelEstablishmentFailed',
      fidelity: 'verified',
      source: SOURCE,
    },
    { rule: 'Elements of a token in any order, texts trimmed, unknown elements passed over', fidelity: 'verified', source: SOURCE },
    { rule: 'Back to RefreshAddress by 303, with ResultMajor and ResultMinor behind its query', fidelity: 'verified', source: SOURCE },
    { rule: 'RefreshAddress unusable: CommunicationErrorAddress with communicationError; neither: 400 with a page', fidelity: 'verified', source: SOURCE },
    {
      rule: 'The browser is sent back to the origin of the token only',
      fidelity: 'inferred',
      source: 'TR-03124-1 at second hand; the AusweisApp compares with the certificate of the service',
    },
    { rule: 'Cancelled by the person: cancellationByUser', fidelity: 'verified', source: `${SDK}, messages` },
    {
      rule: 'PIN 123456; three attempts, CAN before the third, PUK after it; deactivated and inoperative cards',
      fidelity: 'verified',
      source: `${SDK}, messages`,
    },
    { rule: 'Automatic mode: a card that refuses what is typed cancels the workflow', fidelity: 'verified', source: `${SDK}, Desktop` },
    { rule: 'Developer mode: plain HTTP is taken', fidelity: 'verified', source: SOURCE },
    { rule: 'CAN and PUK of the simulated cards', fidelity: 'inferred', source: 'ours' },
    {
      rule: 'Exchange with the eID server: two JSON messages with a code made with the PSK',
      fidelity: 'simplified',
      source: 'stands in for TLS-PSK, PAOS and extended access control; names of fields and answers are those of TR-03130',
    },
    { rule: 'The card asserts its data', fidelity: 'simplified', source: 'a chip proves them by chip authentication and its certificates' },
    {
      rule: 'Identifier of the card for one service: HMAC of persona and service',
      fidelity: 'simplified',
      source: 'a chip calculates it with a key of its own',
    },
    { rule: 'The name of the service comes from the eID server', fidelity: 'simplified', source: 'it stands in the authorisation certificate' },
  ],
  deviations: [
    'It meets simulated accounts only: a real eID server expects PAOS, and a simulated account turns a real client away.',
    'Nothing but addresses of loopback is contacted unless the caller allows more, so that no page can make the client call elsewhere.',
    'At most five redirects and 64 kB are read on the way to a token.',
    'Certificates of server and service are not compared with an authorisation certificate.',
    'The person meets a page instead of a window; the answer to the browser is that page and not the redirect alone.',
    'WebSocket SDK, change of PIN, remote reader and mobile activation are not played.',
    'PUKs can be tried without end.',
  ],
};
