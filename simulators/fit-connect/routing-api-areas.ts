/**
 * Areas the routing simulator knows. The Länder have their real names and keys; everything below lies in a Land 99 that does
 * not exist, with post codes from `00…`, which nobody was given. Ids are our own and mean nothing elsewhere.
 */

export interface Area {
  /** Digits, as `areaId` wants them. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Regional key as long as its level: 2, 5, 9 or 12 digits. */
  readonly ars: string;
  /** Municipality key of 8 digits, for municipalities only. */
  readonly ags?: string;
  readonly postcodes?: readonly string[];
}

const LAENDER: readonly string[] = [
  'Schleswig-Holstein',
  'Hamburg',
  'Niedersachsen',
  'Bremen',
  'Nordrhein-Westfalen',
  'Hessen',
  'Rheinland-Pfalz',
  'Baden-Württemberg',
  'Bayern',
  'Saarland',
  'Berlin',
  'Brandenburg',
  'Mecklenburg-Vorpommern',
  'Sachsen',
  'Sachsen-Anhalt',
  'Thüringen',
];

const SYNTHETIC: readonly Area[] = [
  { id: '990000', name: 'Musterland (Testdaten)', type: 'Land', ars: '99' },
  { id: '990010', name: 'Musterstadt (Testdaten)', type: 'Kreisfreie Stadt', ars: '990010000000', ags: '99001000', postcodes: ['00101', '00102'] },
  { id: '990510', name: 'Landkreis Beispiel (Testdaten)', type: 'Landkreis', ars: '99051' },
  { id: '990511', name: 'Amt Beispielsee (Testdaten)', type: 'Amt', ars: '990510001' },
  { id: '990512', name: 'Beispielhausen am See (Testdaten)', type: 'Gemeinde', ars: '990510001001', ags: '99051001', postcodes: ['00201'] },
  { id: '990513', name: 'Neustadt (Beispiel, Testdaten)', type: 'Stadt', ars: '990510001002', ags: '99051002', postcodes: ['00202'] },
  { id: '990520', name: 'Landkreis Muster-Nord (Testdaten)', type: 'Landkreis', ars: '99052' },
  { id: '990521', name: 'Neustadt (Muster, Testdaten)', type: 'Stadt', ars: '990520002001', ags: '99052001', postcodes: ['00301'] },
];

/** All areas, in the order `/areas` lists them. */
export const AREAS: readonly Area[] = [
  ...LAENDER.map((name, index) => {
    const ars = String(index + 1).padStart(2, '0');
    return { id: `99${ars}99`, name, type: 'Land', ars };
  }),
  ...SYNTHETIC,
];

/** Keys of all Länder: what a destination for the whole of Germany is in charge of. */
export const LAENDER_KEYS: readonly string[] = AREAS.filter(({ type }) => type === 'Land').map(({ ars }) => ars);
