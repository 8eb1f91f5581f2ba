/** Names of the servers of part (a), as tables and targets use them. */
export const BARE = 'bare node:http';
export const SIMULATOR = 'Prüfstand, recording off';
export const RECORDING_SIMULATOR = 'Prüfstand, recording on';
export const WIREMOCK = 'WireMock, journal off';
export const RECORDING_WIREMOCK = 'WireMock, journal on';
export const BOUNDED_WIREMOCK = 'WireMock, journal bounded';
