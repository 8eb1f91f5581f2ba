/** Organisations of a key conform to their description. Clause: DVDV2 API 2.15.0, findauthoritydescriptions. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-036 */
export const describeOrganizationsOfKey = contentRule('DVDV-DIR-036', 'describe-organizations-of-key', 'findauthoritydescriptions', (value) =>
  shapeFlaws('findauthoritydescriptions', value),
);
