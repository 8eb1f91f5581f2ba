/** A service and its elements conform to their description. Clause: DVDV2 API 2.15.0, findservicedescription. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-039 */
export const describeService = contentRule('DVDV-DIR-039', 'describe-service', 'findservicedescription', (value) =>
  shapeFlaws('findservicedescription', value),
);
