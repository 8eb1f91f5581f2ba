/**
 * Answers against their descriptions (schemas/dvdv, from DVDV2 API 2.15.0). Where description and observed answers differ, either form
 * is accepted. What the description does not demand expressly weighs as our reading only.
 */
import { compileWhenUsed } from '../../formats/json-schema.ts';
import type { SchemaProblem, SchemaValidator } from '../../formats/json-schema.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import batchAuthority from '../../../schemas/dvdv/batch-find-authority-description-2.schema.json' with { type: 'json' };
import batchCategories from '../../../schemas/dvdv/batch-find-categories-2.schema.json' with { type: 'json' };
import batchService from '../../../schemas/dvdv/batch-find-service-description-2.schema.json' with { type: 'json' };
import batchVerify from '../../../schemas/dvdv/batch-verify-category-2.schema.json' with { type: 'json' };
import categories from '../../../schemas/dvdv/categories-2.schema.json' with { type: 'json' };
import definitions from '../../../schemas/dvdv/definitions-2.schema.json' with { type: 'json' };
import authority from '../../../schemas/dvdv/find-authority-description-2.schema.json' with { type: 'json' };
import authorities from '../../../schemas/dvdv/find-authority-descriptions-2.schema.json' with { type: 'json' };
import categoriesOf from '../../../schemas/dvdv/find-categories-2.schema.json' with { type: 'json' };
import certificate from '../../../schemas/dvdv/find-certificate-by-fingerprint-2.schema.json' with { type: 'json' };
import byElement from '../../../schemas/dvdv/find-organizations-by-service-element-2.schema.json' with { type: 'json' };
import service from '../../../schemas/dvdv/find-service-description-2.schema.json' with { type: 'json' };
import uris from '../../../schemas/dvdv/find-service-specification-uris-by-category-2.schema.json' with { type: 'json' };
import intermediaries from '../../../schemas/dvdv/intermediaries-2.schema.json' with { type: 'json' };
import verification from '../../../schemas/dvdv/verify-category-2.schema.json' with { type: 'json' };

const compiled = (schema: object): SchemaValidator => compileWhenUsed(schema, { references: [definitions], isOwn: true });
const listOf = (definition: string): object => ({ type: 'array', items: { $ref: `${definitions.$id}#/$defs/${definition}` } });

/** By function name, with `batch/` in front of batches: the form that is described or observed, then others that are accepted. */
const FORMS: Readonly<Record<string, readonly SchemaValidator[]>> = {
  categories: [compiled(categories)],
  intermediaries: [compiled(intermediaries)],
  findauthoritydescription: [compiled(authority)],
  findauthoritydescriptions: [compiled(authorities)],
  findcategories: [compiled(categoriesOf)],
  verifycategory: [compiled(verification)],
  findservicedescription: [compiled(service)],
  findServiceSpecificationUrisByCategory: [compiled(uris), compiled(listOf('serviceBase'))],
  findOrganizationsByServiceElement: [compiled(byElement), compiled(authority)],
  findCertificateByFingerprint: [compiled(certificate)],
  'batch/findauthoritydescription': [compiled(batchAuthority), compiled(authority)],
  'batch/findcategories': [compiled(batchCategories)],
  'batch/findservicedescription': [compiled(batchService), compiled(service)],
  'batch/verifycategory': [compiled(batchVerify)],
};

/** Members that the description lists as required. @spec DVDV2 API 2.15.0, components */
const REQUIRED = new Set([
  'id',
  'nameDe',
  'category',
  'organizationKeys',
  'serviceDescriptionName',
  'serviceSpecificationType',
  'serviceSpecificationUri',
  'serviceSpecificationDocument',
  'serviceElementId',
  'providerId',
  'verifyCategory',
  'name',
]);
const MOST_FLAWS = 5;

/** Departures of an answer from every form that its function may have. @param name function, `batch/` in front for batches */
export function shapeFlaws(name: string, value: unknown): readonly Flaw[] {
  const tried = (FORMS[name] ?? []).map((validate) => validate(value));
  const [first = []] = tried;
  if (tried.some((problems) => problems.length === 0)) return [];
  // Of a choice only what is told about its parts helps a reader.
  const telling = first.filter(({ keyword, message }) => keyword !== 'anyOf' && message !== 'must be null');
  return (telling.length === 0 ? first : telling).slice(0, MOST_FLAWS).map((problem) => flawOf(name, problem));
}

function flawOf(name: string, problem: SchemaProblem): Flaw {
  const { pointer, message } = problem;
  const more = { params: { function: name, member: pointer === '' ? '/' : pointer, problem: message }, at: `response/body${pointer}` };
  return broken('answer-shape', isReading(problem) ? { ...more, basis: 'I' } : more);
}

/** Whether the description is silent about it. */
function isReading({ keyword, message, pointer }: SchemaProblem): boolean {
  if (keyword === 'required') return !REQUIRED.has(/'([^']+)'/.exec(message)?.[1] ?? '');
  const isOfOrganization = !/(services|serviceElements|Certificates?)\//.test(pointer) && !/[cC]ertificate\//.test(pointer);
  if (keyword === 'maxLength') return isOfOrganization && /(nameEn|descriptionDe|descriptionEn)$/.test(pointer) && message.includes('1000');
  return (keyword === 'pattern' || keyword === 'format') && /(organization|representatives\/\d+|^\/\d+)\/valid(From|To)$/.test(pointer);
}
