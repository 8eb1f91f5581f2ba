/** The reports that a body hands out with a certificate: functions of certificate and result, so that a verifier can write them again. */
import { renderPdf } from '../../reports/index.ts';
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import { accreditationOf, selfTestHead, uuidFrom } from '../core/report-head.ts';
import type { Laboratory, ReportHead } from '../core/report-head.ts';
import type { Result } from '../core/result.ts';
import { parseJson } from '../formats/json.ts';
import { readZip } from '../formats/zip.ts';
import type { ZipContent } from '../formats/zip.ts';

const LANGUAGES = ['de', 'en'] as const;

/**
 * @param certificate its own list of reports does not go into them
 * @param wants which to write; they take their time
 */
export async function reportsOf(
  certificate: Certificate,
  result: Result,
  resultBytes: Uint8Array,
  wants: (path: string) => boolean = () => true,
): Promise<readonly ZipContent[]> {
  const { reports: _, ...told } = certificate;
  const wanted = LANGUAGES.map((language) => ({ path: `report.${language}.pdf`, language })).filter(({ path }) => wants(path));
  return Promise.all(
    wanted.map(async ({ path, language }) => ({
      path,
      content: await renderPdf({ result, resultBytes, language, head: reportHeadOf(told, result), certificate: told }),
    })),
  );
}

/** Who tested what for whom, as the certificate says. */
export function reportHeadOf(certificate: Certificate, result: Result): ReportHead {
  const { number, level, issuedAt, customer, product, itemReceivedAt, extends: former } = certificate;
  const own = { reportId: reportIdOf(number, issuedAt), number, issuedAt, ...(former === undefined ? {} : { replaces: reportIdOf(number, former.issuedAt) }) };
  // The body registers what the vendor tested itself; nobody else was there.
  if (level === 'L0' || level === 'L1') return { ...selfTestHead(result), ...own };
  const { run } = result;
  return {
    ...own,
    kind: kindOf(certificate),
    state: 'final',
    performedFrom: run.startedAt,
    performedTo: run.finishedAt,
    ...(itemReceivedAt === undefined ? {} : { itemReceivedAt }),
    laboratory: testBodyOf(certificate),
    customer,
    maker: product.vendor,
    ...answeredFor(certificate),
  };
}

/** The body, or the laboratory that tested for it. Where the vendor tested itself the body does not know. */
function testBodyOf({ issuer, laboratory, performedBy }: Certificate): Laboratory {
  const tested = performedBy === 'laboratory' ? (laboratory ?? issuer) : issuer;
  const { place, accreditation: _, accreditationScope: __, ...party } = tested;
  return { ...party, ...(performedBy === 'body' || performedBy === 'laboratory' ? { place } : {}), accreditation: accreditationOf(tested) };
}

/** Who decided answers for the report, also where somebody else tested. */
function answeredFor({ decider: { name, role }, issuer, performedBy }: Certificate): Pick<ReportHead, 'authorisedBy' | 'statements'> {
  if (performedBy !== 'laboratory') return { authorisedBy: { name, role: { de: role, en: role } }, statements: [] };
  const ofIssuer = `${role}, ${issuer.name}`;
  const statement: Bilingual = {
    de: `Ausgestellt hat diesen Bericht nicht die genannte Prüfstelle, sondern ${issuer.name}. Diese Stelle hat die Prüfung nicht selbst durchgeführt; sie hat die Belege geprüft und die Urteile nachgerechnet.`,
    en: `This report was issued by ${issuer.name}, not by the test body named. The issuer did not perform the test; it reviewed the evidence and recomputed the verdicts.`,
  };
  return { authorisedBy: { name, role: { de: ofIssuer, en: ofIssuer } }, statements: [statement] };
}

/** One document, one report: an extended certificate has another than the one before. */
function reportIdOf(number: string, issuedAt: string): string {
  return uuidFrom(`pruefstand report ${number} ${issuedAt}`);
}

function kindOf({ level, performedBy }: Certificate): ReportHead['kind'] {
  if (performedBy === 'body' || performedBy === 'laboratory') return 'laboratory';
  return level === 'L2' ? 'witnessed' : 'reviewed';
}

/** The same for a bundle as it lies in a certificate's archive; none where it holds no result. */
export async function reportsOfBundle(certificate: Certificate, bundle: Uint8Array): Promise<readonly ZipContent[]> {
  const { files } = await readZip(bundle);
  const resultBytes = files.get(BUNDLE_FILES.result) ?? new Uint8Array();
  const result = parseJson(resultBytes)?.value as Result | undefined;
  return result === undefined ? [] : reportsOf(certificate, result, resultBytes);
}
