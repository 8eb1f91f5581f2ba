/** Service URIs are texts, or service descriptions as printed. Clause: DVDV2 API 2.15.0, findServiceSpecificationUrisByCategory. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-040 */
export const describeServiceUris = contentRule('DVDV-DIR-040', 'describe-service-uris', 'findServiceSpecificationUrisByCategory', (value) =>
  shapeFlaws('findServiceSpecificationUrisByCategory', value),
);
