/** Names of the directory's functions as its description prints them, and how an address is put together. */

/** Functions of single requests. @spec DVDV2 API 2.15.0, paths */
const SINGLE = [
  'categories',
  'intermediaries',
  'version',
  'findauthoritydescription',
  'findauthoritydescriptions',
  'findcategories',
  'verifycategory',
  'findservicedescription',
  'findServiceSpecificationUrisByCategory',
  'findOrganizationsByServiceElement',
  'findCertificateByFingerprint',
] as const;

/** Functions that have a batch. */
const BATCH = [
  'findauthoritydescription',
  'findcategories',
  'verifycategory',
  'findservicedescription',
  'findServiceSpecificationUrisByCategory',
  'findOrganizationsByServiceElement',
] as const;

/** What stands behind `directory/` in an address. */
export interface AskedFunction {
  readonly version?: string;
  readonly isBatch: boolean;
  readonly name: string;
}

/** @returns undefined for an address that is no look-up */
export function functionOf(target: string): AskedFunction | undefined {
  const path = target.split('?', 1)[0] ?? '';
  const [, rest] = /\/directory\/(.*)$/i.exec(path) ?? [];
  if (rest === undefined) return undefined;
  const [, version, batch, name = ''] = /^(?:(v\d+)\/)?(batch\/)?(.*)$/i.exec(rest) ?? [];
  return { ...(version === undefined ? {} : { version }), isBatch: batch !== undefined, name };
}

/** Whether the name is printed like this. */
export function isPrinted({ name, isBatch }: AskedFunction): boolean {
  return namesOf(isBatch).includes(name);
}

/** The printed name that is meant, whatever its letter case. */
export function meantBy({ name, isBatch }: AskedFunction): string | undefined {
  return namesOf(isBatch).find((printed) => printed.toLowerCase() === name.toLowerCase());
}

function namesOf(isBatch: boolean): readonly string[] {
  return isBatch ? BATCH : SINGLE;
}
