/** The tree of categories conforms to its description. Clause: DVDV2 API 2.15.0, categories. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-030 */
export const describeCategoryTree = contentRule('DVDV-DIR-030', 'describe-category-tree', 'categories', (value) => shapeFlaws('categories', value));
