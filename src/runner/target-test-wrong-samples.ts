/** Target files whose samples, schemas or declared abilities do not fit. Each differs from a good one in one point. */
import { edit, remove, set } from './target-test-changes.ts';
import type { WrongTarget } from './target-test-changes.ts';

export const WRONG_SAMPLES: readonly WrongTarget[] = [
  {
    what: 'no sample at all',
    change: edit((document) => {
      document.deleteIn(['samples', 'json']);
      document.deleteIn(['samples', 'xml']);
    }),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples',
    said: /kein Beispiel/,
    mend: /samples\.json oder samples\.xml/,
  },
  {
    what: 'a schema without sample',
    change: remove('samples.xml'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples',
    said: /samples\.xml fehlt/,
    mend: /samples\.xml/,
  },
  {
    what: 'a sample of a schema that is not offered',
    change: set('samples.json.schemaUri', 'urn:anders'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/schemaUri',
    said: /Keine Leistung/,
    mend: /kindergartenanmeldung/,
  },
  {
    what: 'a sample of another service',
    change: set('samples.json.service', 'urn:de:anders'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/service',
    said: /nennt das Schema nicht/,
    mend: /99999001001000/,
  },
  {
    what: 'a sample that is no JSON',
    change: set('samples.json.file', 'samples/broken.json'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/file',
    said: /kein JSON/,
    mend: /Beispiel/,
  },
  {
    what: 'a sample that breaks its schema',
    change: set('samples.json.file', 'samples/incomplete.json'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/file',
    said: /verletzt sein Schema samples\/example\.schema\.json/,
    mend: /Beispiel/,
  },
  {
    what: 'a sample that is no XML',
    change: set('samples.xml.file', 'samples/broken.xml'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/xml/file',
    said: /kein XML/,
    mend: /Beispiel/,
  },
  {
    what: 'a sample of the other form',
    change: set('samples.xml.file', 'samples/example.json'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/xml/file',
    said: /kein XML/,
    mend: /Beispiel/,
  },
  {
    what: 'a schema file that is no object',
    change: set('destination.services.0.schemas.0.file', 'samples/no-schema.json'),
    at: '/destination/services/0/schemas/0/file',
    said: /kein brauchbares JSON-Schema/,
    mend: /Schemadatei/,
  },
  {
    what: 'a schema of an old draft',
    change: set('destination.services.0.schemas.0.file', 'samples/wrong-draft.json'),
    at: '/destination/services/0/schemas/0/file',
    said: /draft-04/,
    mend: /Schemadatei/,
  },
  {
    what: 'an XSD that imports from the network',
    change: set('destination.services.0.schemas.1.file', 'samples/remote-import.xsd'),
    at: '/destination/services/0/schemas/1/file',
    said: /only local files/,
    mend: /Schemadatei/,
  },
  {
    what: 'a schema twice',
    change: set('destination.services.0.schemas.1', { schemaUri: 'urn:pruefstand:schema:kindergartenanmeldung:1.0:json', mimeType: 'application/json' }),
    at: '/destination/services/0/schemas/1/schemaUri',
    code: 'ERR_CONFIG_INVALID',
    said: /zweimal/,
    mend: /entfernen/,
  },
  {
    what: 'a canary that is not in the data',
    change: set('samples.json.canaries', ['Balthasar Kanarienfrei']),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/canaries/0',
    said: /kommt in samples\/example\.json nicht vor/,
    mend: /genau so/,
  },
  {
    what: 'attachments where none are taken',
    change: set('samples.maxAttachmentBytes', 0),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/maxAttachmentBytes',
    said: /aber maxAttachmentBytes ist 0/,
    mend: /entfernen/,
  },
  {
    what: 'an attachment larger than allowed',
    change: edit((document) => {
      document.setIn(['samples', 'attachments'], ['samples/big.txt']);
      document.setIn(['samples', 'maxAttachmentBytes'], 1000);
    }),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/attachments/0',
    said: /2000 Byte/,
    mend: /kleinere/,
  },
  {
    what: 'metadata versions the suite cannot send',
    change: set('destination.metadataVersions', ['1.6.0']),
    at: '/destination/metadataVersions',
    said: /Keine der genannten/,
    mend: /1\.0\.0 oder 2\.1\.0/,
  },
  {
    what: 'a managed destination without adapter',
    change: edit((document) => {
      document.setIn(['capabilities', 'managesDestination'], true);
      document.deleteIn(['adapter']);
    }),
    at: '/capabilities/managesDestination',
    said: /adapter fehlt/,
    mend: /adapter eintragen/,
  },
  {
    what: 'a clock that can be set without adapter',
    change: edit((document) => {
      document.setIn(['capabilities', 'settableClock'], true);
      document.deleteIn(['adapter']);
    }),
    at: '/capabilities/settableClock',
    said: /adapter fehlt/,
    mend: /adapter eintragen/,
  },
  {
    what: 'fragments without attachments',
    change: edit(
      (document) =>
        void (
          document.setIn(['capabilities', 'fragments'], true),
          document.setIn(['samples', 'maxAttachmentBytes'], 0),
          document.deleteIn(['samples', 'attachments'])
        ),
    ),
    at: '/capabilities/fragments',
    said: /nur mit Anlagen/,
    mend: /weglassen/,
  },
  {
    what: 'fragments with old metadata',
    change: edit((document) => {
      document.setIn(['capabilities', 'fragments'], true);
      document.setIn(['destination', 'metadataVersions'], ['1.0.0']);
    }),
    at: '/capabilities/fragments',
    said: /erst in den Metadaten 2\.1\.0/,
    mend: /2\.1\.0/,
  },
];
