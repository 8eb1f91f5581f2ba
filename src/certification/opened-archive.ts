/**
 * A bundle or certificate as a file, opened before it is verified: what takes long and needs nothing but the result is begun at
 * once, while whoever verifies is still loaded.
 */
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import { readZip } from '../formats/zip.ts';
import type { ZipReading } from '../formats/zip.ts';
import { workBeside } from './work-beside.ts';
import type { WorkBeside } from './work-beside.ts';

export interface OpenedArchive extends ZipReading {
  /** Has begun unless it is a certificate; to be abandoned in the end. */
  readonly beside: WorkBeside;
}

/** Never throws for what is in the zip. @param bytes whatever they are */
export async function openArchive(bytes: Uint8Array): Promise<OpenedArchive> {
  const beside = workBeside(bytes);
  const { files, problems } = await readZip(bytes);
  if (!files.has(CERTIFICATE_FILES.certificate)) beside.begin(files);
  return { files, problems, beside };
}
