/** The library that reads YAML, loaded when the first text is read: it is seventy modules, and most calls of the program read none. */
import { createRequire } from 'node:module';
import type * as YamlLibrary from 'yaml';

let library: typeof YamlLibrary | undefined;

/** YAML 1.2. */
export function yamlLibrary(): typeof YamlLibrary {
  return (library ??= createRequire(import.meta.url)('yaml') as typeof YamlLibrary);
}
