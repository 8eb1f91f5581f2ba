import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startHost } from '../src/transport/host.ts';
import { createControlTransport } from './control-transport.ts';

const simulator = {
  name: 'test-control',
  fetch: async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/refused')) return Response.json({ code: 'ERR_CONTROL_REFUSED', message: 'No.' }, { status: 422 });
    return Response.json({ method: request.method, pathname, text: await request.text() });
  },
};

for (const [where, given] of [
  ['beside its host', undefined],
  ['over a socket', async (request: Request) => fetch(request)],
] as const) {
  test(`a client ${where} asks, is refused, and hears that nobody is there`, async () => {
    const host = await startHost({ simulator });
    const { ask, bytes, hand } = createControlTransport('test', { url: host.url, tenant: 'a b', ...(given === undefined ? {} : { fetch: given }) });
    assert.deepEqual(await ask('POST', '/x', { y: 'ß' }), { method: 'POST', pathname: '/tenants/a%20b/x', text: '{"y":"ß"}' });
    assert.deepEqual(await hand('POST', '/x', { text: '<a/>', type: 'application/xml' }), { method: 'POST', pathname: '/tenants/a%20b/x', text: '<a/>' });
    assert.match(Buffer.from(await bytes('GET', '/x')).toString('utf8'), /"GET"/);
    await assert.rejects(ask('GET', '/refused'), { code: 'ERR_CONTROL_REFUSED', place: `422 ${host.url}/tenants/a%20b/refused`, message: /No\.$/ });
    await host.close();
    await assert.rejects(ask('GET', '/x'), { code: 'ERR_CONTROL_UNREACHABLE', place: `${host.url}/tenants/a%20b/x` });
  });
}
