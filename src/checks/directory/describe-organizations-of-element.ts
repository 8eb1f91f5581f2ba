/** Organisations of an element conform to the observed or the printed form. Clause: DVDV2 API 2.15.0, findOrganizationsByServiceElement. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-041 */
export const describeOrganizationsOfElement = contentRule('DVDV-DIR-041', 'describe-organizations-of-element', 'findOrganizationsByServiceElement', (value) =>
  shapeFlaws('findOrganizationsByServiceElement', value),
);
