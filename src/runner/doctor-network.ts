/** `doctor` looks at this machine's side of the network: are our ports free, are the names the product shall use known. */
import { lookup } from 'node:dns/promises';
import { createServer, isIP } from 'node:net';
import { configurationFault, ok, warning } from './doctor-entry.ts';
import type { DoctorEntry, Tell } from './doctor-entry.ts';
import type { ListenOptions } from './product.ts';

/** Whether the simulators could listen. @param further members of the file with further ports @param serviceMember that of the first */
export async function examinePorts(
  { hostname, servicePort, controlPort }: ListenOptions,
  tell: Tell,
  further: Readonly<Record<string, number>> = {},
  serviceMember = 'listen.servicePort',
): Promise<void> {
  const wanted: readonly (readonly [string, number, string])[] = [
    [hostname, servicePort, serviceMember],
    ['127.0.0.1', controlPort, 'listen.controlPort'],
    ...Object.entries(further).map(([member, port]) => [hostname, port, member] as const),
  ];
  const problems = await Promise.all(wanted.map(async ([host, port, member]) => portProblem(host, port, member)));
  const found = problems.filter((problem) => problem !== undefined);
  for (const problem of found) tell(problem);
  if (found.length > 0) return;
  const [last = 0, ...first] = wanted.map(([, port]) => port).reverse();
  const others = first.reverse().join(', ');
  tell(ok(`Anschlüsse ${others} und ${last} sind frei`, `ports ${others} and ${last} are free`));
}

async function portProblem(host: string, port: number, member: string): Promise<DoctorEntry | undefined> {
  const code = await new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (code === undefined) return undefined;
  if (code === 'EADDRINUSE')
    return configurationFault(
      { de: `Der Anschluss ${port} ist belegt.`, en: `Port ${port} is in use.` },
      {
        de: `Das andere Programm beenden (läuft noch ein „pruefstand simulate“?) oder ${member} ändern.`,
        en: `End the other program (is a "pruefstand simulate" still running?) or change ${member}.`,
      },
    );
  if (code === 'EACCES')
    return configurationFault(
      { de: `Auf dem Anschluss ${port} darf dieser Benutzer nicht lauschen.`, en: `This user may not listen on port ${port}.` },
      { de: `Für ${member} eine Zahl ab 1024 wählen.`, en: `Choose a number from 1024 for ${member}.` },
    );
  return configurationFault(
    { de: `Auf ${host}:${port} lässt sich nicht lauschen (${code}).`, en: `${host}:${port} cannot be listened on (${code}).` },
    { de: 'listen.hostname muss eine Adresse dieses Rechners sein.', en: 'listen.hostname must be an address of this machine.' },
  );
}

/** Whether the names the product shall use lead anywhere, seen from here. */
export async function examineNames({ names }: ListenOptions, tell: Tell): Promise<void> {
  for (const name of names.filter((candidate) => isIP(candidate) === 0)) {
    const found = await lookup(name).catch(() => undefined);
    if (found === undefined)
      tell(
        warning(
          { de: `Der Name ${name} ist von hier aus nicht bekannt.`, en: `The name ${name} is not known from here.` },
          { de: 'Prüfen, ob ihn der Rechner des Produkts kennt.', en: 'Check whether the machine of the product knows it.' },
        ),
      );
  }
}
