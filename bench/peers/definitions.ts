/**
 * The same three answers in the languages of other servers: an OpenAPI document for Prism, an environment for Mockoon,
 * stubs for WireMock. Each has only what it needs to answer; nothing is switched on that would cost it time.
 */
import { createHash } from 'node:crypto';

/** Bodies by path. */
export type Answers = Readonly<Record<string, string>>;

/** An OpenAPI document with one example per path. Prism writes the example as JSON, which gives the same bytes. */
export function openApiOf(answers: Answers): object {
  const operation = (body: string): object => ({
    get: { responses: { '200': { description: 'as recorded', content: { 'application/json': { schema: {}, example: JSON.parse(body) as unknown } } } } },
  });
  return {
    openapi: '3.0.3',
    info: { title: 'Read-only routes of the benchmark', version: '1.0.0' },
    paths: Object.fromEntries(Object.entries(answers).map(([path, body]) => [path, operation(body)])),
  };
}

/** An environment of one route per path, without templates. */
export function mockoonOf(answers: Answers): object {
  const routes = Object.entries(answers).map(([path, body]) => ({
    uuid: uuidOf(path),
    type: 'http',
    documentation: '',
    method: 'get',
    endpoint: path.slice(1),
    responses: [
      {
        uuid: uuidOf(`${path} 200`),
        body,
        latency: 0,
        statusCode: 200,
        label: '',
        headers: [{ key: 'Content-Type', value: 'application/json' }],
        bodyType: 'INLINE',
        filePath: '',
        databucketID: '',
        sendFileAsBody: false,
        rules: [],
        rulesOperator: 'OR',
        disableTemplating: true,
        fallbackTo404: false,
        default: true,
        crudKey: 'id',
        callbacks: [],
      },
    ],
    responseMode: null,
    streamingMode: null,
    streamingInterval: 0,
  }));
  return {
    uuid: uuidOf('environment'),
    lastMigration: 33,
    name: 'benchmark',
    endpointPrefix: '',
    latency: 0,
    port: 0,
    hostname: '127.0.0.1',
    folders: [],
    routes,
    rootChildren: routes.map(({ uuid }) => ({ type: 'route', uuid })),
    proxyMode: false,
    proxyHost: '',
    proxyRemovePrefix: false,
    tlsOptions: { enabled: false, type: 'CERT', pfxPath: '', certPath: '', keyPath: '', caPath: '', passphrase: '' },
    cors: false,
    headers: [],
    proxyReqHeaders: [],
    proxyResHeaders: [],
    data: [],
    callbacks: [],
  };
}

/** Stubs for WireMock. */
export function wiremockOf(answers: Answers): object {
  const mappings = Object.entries(answers).map(([path, body]) => ({
    request: { method: 'GET', url: path },
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, body },
  }));
  return { mappings };
}

/** A UUID that is the same for the same name, so that files do not differ from run to run. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
