/** The list of intermediaries conforms to its description. Clause: DVDV2 API 2.15.0, intermediaries. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-033 */
export const describeIntermediaries = contentRule('DVDV-DIR-033', 'describe-intermediaries', 'intermediaries', (value) => shapeFlaws('intermediaries', value));
