/** Categories of a certificate are a list of names. Clause: DVDV2 API 2.15.0, findcategories. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-037 */
export const describeCategoriesOfCertificate = contentRule('DVDV-DIR-037', 'describe-categories-of-certificate', 'findcategories', (value) =>
  shapeFlaws('findcategories', value),
);
