/** An organisation conforms to its description. Clause: DVDV2 API 2.15.0, findauthoritydescription. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-035 */
export const describeOrganization = contentRule('DVDV-DIR-035', 'describe-organization', 'findauthoritydescription', (value) =>
  shapeFlaws('findauthoritydescription', value),
);
