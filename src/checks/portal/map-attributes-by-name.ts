/** Attributes are mapped by `Name`. Clause: BundID interface description 6. Shown by a login with swapped friendly names. */
import { attributeFlaws } from './attribute-comparison.ts';
import { takesLogin } from './login-rule.ts';

/** @requirement BID-AT-01 */
export const mapAttributesByName = takesLogin('BID-AT-01', 'map-attributes-by-name', { further: (subject) => attributeFlaws(subject) });
