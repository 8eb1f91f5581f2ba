/** python3-saml of PyPI (lxml, xmlsec1) behind a server of a few lines, in a process of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPython, pythonOf } from '../building/python.ts';
import { freePort, startDaemon, writeFiles } from './daemon.ts';
import { LEVEL, SHOWN, protectedPage } from './stack.ts';
import type { RunningStack, SamlStack, StackOrder } from './stack.ts';

const FOLDER = join(import.meta.dirname, 'python3-saml');
const REQUIREMENTS = join(FOLDER, 'requirements.txt');

export const PYTHON3_SAML: SamlStack = {
  name: 'python3-saml',
  cryptoProfile: 'bundid-2025',
  isPinned: true,
  obtain: async () => buildPython({ name: 'saml-sp-python3-saml', requirements: REQUIREMENTS }),
  // Pinned, and so installed.
  versions: async () => {
    const pins = readFileSync(REQUIREMENTS, 'utf8').trim().split('\n');
    return Object.fromEntries(pins.map((line) => line.split('==') as [string, string]));
  },
  start,
};

async function start({ built, folder, entityId, idpMetadata, signing }: StackOrder): Promise<RunningStack> {
  const port = await freePort();
  const plan = {
    port,
    entityId,
    idpMetadata,
    level: LEVEL,
    certificate: signing.certificate,
    key: signing.key,
    shown: SHOWN,
    page: protectedPage((name) => `{{${name}}}`),
  };
  writeFiles(folder, { 'plan.json': JSON.stringify(plan) });
  const daemon = await startDaemon({
    command: pythonOf(built),
    words: [join(FOLDER, 'main.py'), join(folder, 'plan.json')],
    environment: { PYTHONDONTWRITEBYTECODE: '1' },
    readyAt: port,
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    loginUrl: `${url}/login`,
    protectedUrl: `${url}/protected`,
    metadata: await (await fetch(`${url}/metadata`)).text(),
    log: daemon.output,
    stop: daemon.stop,
  };
}
