/** Reads the compact country of `fixtures/dvdv/land.yaml`. Its shape is ours; what does not fit is refused by the directory. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PruefstandError } from '../../../src/core/errors.ts';
import { parseYamlSource } from '../../../src/formats/yaml-source.ts';
import type { CategorySeed, ElementType, RevocationReason, SpecificationSeed } from '../directory/seed.ts';
import type { CertificateUse } from './certificates.ts';

/** What every town or state is. */
export interface Role {
  readonly category: string;
  readonly prefix: string;
  readonly name?: string;
  readonly services: readonly string[];
}

export interface Centre {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly uri: string;
}

export interface CompactCertificate {
  readonly id: string;
  readonly name: string;
  readonly use: CertificateUse;
  readonly from: string;
  readonly to: string;
  readonly revoked?: { readonly at: string; readonly reason: RevocationReason };
}

export interface CompactElement {
  readonly id: string;
  readonly type?: ElementType;
  readonly customType?: string;
  readonly name: string;
  readonly provider: string;
  readonly uri?: string;
  readonly text?: string;
  /** Ids of certificates. */
  readonly cipher?: string;
  readonly signature?: string;
}

export type CompactService = readonly [uri: string, from: string | null, to: string | null, elements: readonly string[]];

export interface CompactOrganization {
  readonly id: string;
  /** What the entry is there for, German. */
  readonly shows: string;
  readonly keys: readonly string[];
  readonly category: string;
  readonly name: string;
  readonly state: number;
  readonly from?: string;
  readonly to?: string;
  readonly clients?: readonly string[];
  readonly representatives?: readonly string[];
  readonly services?: readonly CompactService[];
  readonly isSparse?: boolean;
}

export interface CompactCountry {
  readonly states: readonly string[];
  readonly towns: { readonly first: readonly string[]; readonly second: readonly string[] };
  readonly categories: readonly CategorySeed[];
  readonly specifications: readonly SpecificationSeed[];
  readonly centres: readonly Centre[];
  readonly town_roles: readonly Role[];
  readonly state_roles: readonly Role[];
  readonly next_quarter: { readonly from: string; readonly to: string };
  readonly certificates: readonly CompactCertificate[];
  readonly elements: readonly CompactElement[];
  readonly organizations: readonly CompactOrganization[];
}

const FILE = 'fixtures/dvdv/land.yaml';

/** @throws ERR_CONFIG_INVALID or ERR_CONFIG_FILE_UNREADABLE when the file is not what it was shipped as */
export function readCompactCountry(): CompactCountry {
  const path = packageFile();
  const { source, problem } = parseYamlSource(readFileSync(path), path, { de: 'Das Land des DVDV-Simulators', en: 'The country of the DVDV simulator' });
  if (source === undefined) throw new PruefstandError('ERR_CONFIG_INVALID', problem.text.en, { place: path });
  return source.value as CompactCountry;
}

/** Sources and compiled files lie at different depths of the package. */
function packageFile(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, FILE);
    try {
      readFileSync(candidate);
      return candidate;
    } catch (cause) {
      if (dirname(folder) === folder) throw new PruefstandError('ERR_CONFIG_FILE_UNREADABLE', `The file ${FILE} of the package is not there.`, { cause });
      folder = dirname(folder);
    }
  }
}
