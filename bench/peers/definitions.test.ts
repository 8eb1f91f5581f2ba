/** The three definitions hold the same answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mockoonOf, openApiOf, wiremockOf } from './definitions.ts';

const BODY = '{"name":"Ä","count":1}';
const ANSWERS = { '/v2/one': BODY };

test('Prism gets an example that is written as the same bytes', () => {
  const { paths } = openApiOf(ANSWERS) as { paths: Record<string, { get: { responses: Record<string, { content: Record<string, { example: unknown }> }> } }> };
  assert.equal(JSON.stringify(paths['/v2/one']?.get.responses['200']?.content['application/json']?.example), BODY);
});

test('Mockoon gets the text, without templates, at the path without its first slash', () => {
  const { routes } = mockoonOf(ANSWERS) as { routes: { endpoint: string; responses: { body: string; disableTemplating: boolean }[] }[] };
  assert.deepEqual(
    routes.map(({ endpoint, responses }) => [endpoint, responses[0]?.body, responses[0]?.disableTemplating]),
    [['v2/one', BODY, true]],
  );
  assert.deepEqual(mockoonOf(ANSWERS), mockoonOf(ANSWERS), 'ids do not change');
});

test('WireMock gets the text at exactly that address', () => {
  const { mappings } = wiremockOf(ANSWERS) as { mappings: { request: { url: string }; response: { body: string } }[] };
  assert.deepEqual(
    mappings.map(({ request, response }) => [request.url, response.body]),
    [['/v2/one', BODY]],
  );
});
