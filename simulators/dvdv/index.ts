/** The DVDV simulator: what runner, host and tests use. A list, no logic. */
export { createDvdv } from './simulator.ts';
export type { DvdvOptions, DvdvSimulator } from './simulator.ts';
export { createControlClient } from './control.ts';
export type { ControlClientOptions } from '../control-transport.ts';
export type { HostHooks } from '../host-hooks.ts';
export { createCountry } from './country/country.ts';
export type { Country, CountryOptions, Login } from './country/country.ts';
export { createCountryAuthority } from './country/certificates.ts';
export type { AuthorityOptions, CertificateOrder, CertificateUse, MadeCertificate, MakeCertificate } from './country/certificates.ts';
export { FAULTS } from './faults/index.ts';
export type { ParamSpec } from '../fault-definition.ts';
export type { FaultDefinition } from './faults/definition.ts';
export { SPECIFICATION } from './spec.ts';
export type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';
export { DEVIATIONS, DEVIATION_NAMES } from './wire-form.ts';
export type { Deviation } from './wire-form.ts';
export type * from './contract.ts';
