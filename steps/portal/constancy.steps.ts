/** Words about what a portal keeps in the course of a run: its metadata are retrieved again, also after a restart. */
import { Then, When } from '@cucumber/cucumber';
import { keepEntityId } from '../../src/checks/portal/index.ts';
import { isPruefstandError } from '../../src/core/errors.ts';
import { createExchangeNotes } from '../../src/drivers/portal/exchange-notes.ts';
import { fetchPortalMetadata } from '../../src/drivers/portal/metadata-fetch.ts';
import { loginTimeoutOf } from '../../src/drivers/portal/target.ts';
import { openTestInterface } from './test-interface-stage.ts';
import type { PortalWorld } from './world.ts';

/** What comes instead of metadata is in the record; a file of the operator would be the same again. */
async function retrieveAgain({ parameters: { portal, trusted }, control }: PortalWorld): Promise<void> {
  if ('file' in portal.metadata) return;
  const notes = createExchangeNotes(async (exchange) => control.note(exchange));
  await fetchPortalMetadata(portal, trusted, notes).catch((error: unknown) => {
    if (!isPruefstandError(error, 'ERR_TARGET_UNREACHABLE')) throw error;
  });
}

When('das Nutzerkonto die Metadaten des Dienstes am Ende noch zweimal abruft', async function (this: PortalWorld) {
  await retrieveAgain(this);
  await retrieveAgain(this);
});

When('das Nutzerkonto die Metadaten des Dienstes nach einem Neustart noch einmal abruft', async function (this: PortalWorld) {
  if ((await openTestInterface(this)?.restart(loginTimeoutOf(this.parameters.portal))) !== true) throw new Error('The product did not start anew.');
  await retrieveAgain(this);
});

Then('nennen Metadaten und Anfragen dieselbe entityID wie zu Beginn', async function (this: PortalWorld) {
  const subject = await this.requestsSubject();
  const { metadata, laterMetadata = [], requests } = subject;
  return this.judge([keepEntityId], subject, [...(metadata === undefined ? [] : [metadata]), ...laterMetadata, ...requests]);
});
