/** What others may use of declarations: proforma, reading, static review, selection, prefilling and writing files. */
export { parseProforma } from './proforma.ts';
export { readDeclaration, readDraft } from './read-declaration.ts';
export type { DeclarationDraft, DeclarationReading, DraftAnswer, DraftReading, ReadOptions } from './read-declaration.ts';
export { reviewDeclaration } from './review.ts';
export type { ReviewOptions, ReviewTarget } from './review.ts';
export { reasonAgainst, selectionOf } from './selection.ts';
export type { Selection } from './selection.ts';
export { suggestionsFrom } from './prefill.ts';
export type { KnownTarget, Suggestion } from './prefill.ts';
export { declarationText } from './write-declaration.ts';
export type { WriteOptions } from './write-declaration.ts';
export { holds } from './formula.ts';
export { conditionOf } from './proforma.ts';
