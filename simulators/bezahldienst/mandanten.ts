/** The Mandanten of one tenant, found by what selects them in each face. */
import { PruefstandError } from '../../src/core/errors.ts';
import type { EndPointSeed, GiroCheckoutSeed, MandantSeed, PmPaymentSeed } from './contract.ts';

/** An end point of XBezahldienste and whose it is. */
export interface Place {
  readonly mandant: MandantSeed;
  readonly endPoint: EndPointSeed;
  /** What selects it, as payments keep it. */
  readonly key: string;
}

export interface MandantBook {
  /** Adds a Mandant, or replaces the one with that number. @throws ERR_CONTROL_REFUSED when something of it selects another one */
  put(seed: MandantSeed): void;
  byNumber(mandantNr: string): MandantSeed | undefined;
  byEndPoint(originatorId: string, endPointId: string): Place | undefined;
  byAgs(ags: string): { readonly mandant: MandantSeed; readonly pmPayment: PmPaymentSeed } | undefined;
  byProject(merchantId: string, projectId: string): { readonly mandant: MandantSeed; readonly project: GiroCheckoutSeed } | undefined;
}

/** A book with these Mandanten. */
export function createMandantBook(seeds: readonly MandantSeed[]): MandantBook {
  const mandanten = new Map<string, MandantSeed>();
  const places = new Map<string, string>();
  // Every call of XBezahldienste asks for its end point, so these are found without making a key of both ids.
  let endPoints: ReadonlyMap<string, ReadonlyMap<string, Place>> = new Map();
  const at = (place: string): MandantSeed | undefined => mandanten.get(places.get(place) ?? '');
  const put = (seed: MandantSeed): void => {
    const own = placesOf(seed);
    const taken = own.find((place) => (places.get(place) ?? seed.mandantNr) !== seed.mandantNr);
    if (taken !== undefined) throw new PruefstandError('ERR_CONTROL_REFUSED', `Another Mandant than "${seed.mandantNr}" is selected by ${taken}.`);
    for (const [place, mandantNr] of places) if (mandantNr === seed.mandantNr) places.delete(place);
    for (const place of own) places.set(place, seed.mandantNr);
    mandanten.set(seed.mandantNr, seed);
    endPoints = endPointsOf(mandanten.values());
  };
  for (const seed of seeds) put(seed);
  return {
    put,
    byNumber: (mandantNr) => mandanten.get(mandantNr),
    byEndPoint: (originatorId, endPointId) => endPoints.get(originatorId)?.get(endPointId),
    byAgs(ags) {
      const mandant = at(agsPlace(ags));
      return mandant?.pmPayment === undefined ? undefined : { mandant, pmPayment: mandant.pmPayment };
    },
    byProject(merchantId, projectId) {
      const mandant = at(projectPlace({ merchantId, projectId }));
      const project = mandant?.giroCheckout?.find((candidate) => candidate.merchantId === merchantId && candidate.projectId === projectId);
      return mandant === undefined || project === undefined ? undefined : { mandant, project };
    },
  };
}

function endPointsOf(mandanten: Iterable<MandantSeed>): ReadonlyMap<string, ReadonlyMap<string, Place>> {
  const found = new Map<string, Map<string, Place>>();
  for (const mandant of mandanten)
    for (const endPoint of mandant.endPoints ?? []) {
      const own = found.get(endPoint.originatorId) ?? new Map<string, Place>();
      if (!own.has(endPoint.endPointId)) own.set(endPoint.endPointId, { mandant, endPoint, key: endPointPlace(endPoint) });
      found.set(endPoint.originatorId, own);
    }
  return found;
}

/** What selects a Mandant in XBezahldienste. */
function endPointPlace({ originatorId, endPointId }: Pick<EndPointSeed, 'originatorId' | 'endPointId'>): string {
  return `xbezahldienste:${originatorId}/${endPointId}`;
}

/** What selects a Mandant in pmPayment. */
export function agsPlace(ags: string): string {
  return `pmpayment:${ags}`;
}

/** What selects a Mandant in GiroCheckout. */
export function projectPlace({ merchantId, projectId }: Pick<GiroCheckoutSeed, 'merchantId' | 'projectId'>): string {
  return `girocheckout:${merchantId}/${projectId}`;
}

/** What selects a Mandant in ePayBL. */
export function mandantPlace(mandantNr: string): string {
  return `epaybl:${mandantNr}`;
}

function placesOf({ mandantNr, endPoints = [], pmPayment, giroCheckout = [] }: MandantSeed): readonly string[] {
  return [
    mandantPlace(mandantNr),
    ...endPoints.map(endPointPlace),
    ...(pmPayment === undefined ? [] : [agsPlace(pmPayment.ags)]),
    ...giroCheckout.map(projectPlace),
  ];
}
