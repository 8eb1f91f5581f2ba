/** A verification is true or false. Clause: DVDV2 API 2.15.0, verifycategory. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-038 */
export const describeVerification = contentRule('DVDV-DIR-038', 'describe-verification', 'verifycategory', (value) => shapeFlaws('verifycategory', value));
