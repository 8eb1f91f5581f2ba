/** All attack cases and valid variants, in the order of the attack sheet. An account offers them as deviations of a login. */
import { ACCOUNT_ATTACKS } from './saml-attack-account.ts';
import { PARSER_ATTACKS } from './saml-attack-parser.ts';
import { PROTOCOL_ATTACKS } from './saml-attack-protocol.ts';
import { PROTOCOL_STATE_ATTACKS } from './saml-attack-protocol-state.ts';
import { SIGNATURE_ATTACKS } from './saml-attack-signature.ts';
import { SIGNATURE_FORM_ATTACKS } from './saml-attack-signature-forms.ts';
import { TEXT_ATTACKS } from './saml-attack-text.ts';
import { VALID_VARIANTS } from './saml-attack-valid.ts';
import { WEB_ATTACKS } from './saml-attack-web.ts';
import { WRAPPING_ATTACKS } from './saml-attack-wrapping.ts';
import { ACCOUNT_ENCRYPTION_ATTACKS } from './saml-attack-account-encryption.ts';
import { NAME_ATTACKS } from './saml-attack-names.ts';
import { PROTOCOL_MESSAGE_ATTACKS } from './saml-attack-protocol-message.ts';
import { PROTOCOL_REQUEST_ATTACKS } from './saml-attack-protocol-request.ts';
import { SIGNATURE_KEY_ATTACKS } from './saml-attack-signature-keys.ts';
import { OCTET_ATTACKS } from './saml-attack-octets.ts';
import { WRAPPING_PLACE_ATTACKS } from './saml-attack-wrapping-places.ts';
import type { Attack } from './saml-attack.ts';

export { factsOf } from './saml-attack.ts';
export type { Attack } from './saml-attack.ts';

const GROUPS = ['ATK-SIG', 'ATK-XSW', 'ATK-XML', 'ATK-PRO', 'ATK-ACC', 'ATK-WEB', 'VAL'];

/** Place in the sheet; variants of a case keep their order. */
function placeOf({ id }: Attack): number {
  return GROUPS.findIndex((group) => id.startsWith(group)) * 100 + Number(/^ATK-[A-Z]+-(\d+)/u.exec(id)?.[1] ?? 0);
}

export const ATTACKS: readonly Attack[] = [
  ...SIGNATURE_ATTACKS,
  ...SIGNATURE_FORM_ATTACKS,
  ...SIGNATURE_KEY_ATTACKS,
  ...WRAPPING_ATTACKS,
  ...WRAPPING_PLACE_ATTACKS,
  ...PARSER_ATTACKS,
  ...NAME_ATTACKS,
  ...TEXT_ATTACKS,
  ...OCTET_ATTACKS,
  ...PROTOCOL_ATTACKS,
  ...PROTOCOL_REQUEST_ATTACKS,
  ...PROTOCOL_STATE_ATTACKS,
  ...PROTOCOL_MESSAGE_ATTACKS,
  ...ACCOUNT_ATTACKS,
  ...ACCOUNT_ENCRYPTION_ATTACKS,
  ...WEB_ATTACKS,
  ...VALID_VARIANTS,
].toSorted((a, b) => placeOf(a) - placeOf(b));
