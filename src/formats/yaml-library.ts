/** The library that reads YAML, loaded when the first text is read: it is seventy modules, and most calls of the program read none. */
import { createRequire } from 'node:module';

type YamlLibrary = typeof import('yaml');

let library: YamlLibrary | undefined;

/** YAML 1.2. */
export function yamlLibrary(): YamlLibrary {
  return (library ??= createRequire(import.meta.url)('yaml') as YamlLibrary);
}
