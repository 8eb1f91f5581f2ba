/**
 * Shibboleth SP of Debian: mod_shib in Apache, and its daemon shibd, which reads the SAML messages (OpenSAML, xml-security-c). Rules
 * of its security policy and protocols are those that the package brings.
 */
import { join } from 'node:path';
import { apacheWith, debianVersions, startApache } from './apache.ts';
import { freePort, startDaemon, writeFiles } from './daemon.ts';
import { LEVEL, SHOWN } from './stack.ts';
import type { RunningStack, SamlStack, StackOrder } from './stack.ts';

const FILE = 'mod_shib.so';
const PACKAGE = 'libapache2-mod-shib';
const SHIPPED = '/etc/shibboleth';

export const SHIBBOLETH_SP: SamlStack = {
  name: 'shibboleth-sp',
  cryptoProfile: 'legacy',
  isPinned: false,
  obtain: async () => apacheWith(FILE, PACKAGE),
  versions: async () => debianVersions([PACKAGE, 'libsaml12', 'libxmltooling10', 'libxml-security-c20']),
  start,
};

async function start(order: StackOrder): Promise<RunningStack> {
  const { folder, idpMetadata, signing, encryption } = order;
  const port = await freePort();
  const config = join(folder, 'shibboleth2.xml');
  const socket = join(folder, 'shibd.sock');
  writeFiles(folder, {
    'shibboleth2.xml': configurationOf(order, socket),
    'idp.xml': idpMetadata,
    'attribute-map.xml': attributeMap(),
    'log.conf': 'log4j.rootCategory=WARN, console\nlog4j.appender.console=org.apache.log4j.ConsoleAppender\n',
    'signing-key.pem': signing.key,
    'signing.pem': signing.certificate,
    'encryption-key.pem': encryption.key,
    'encryption.pem': encryption.certificate,
  });
  const environment = { SHIBSP_RUNDIR: folder, SHIBSP_LOGDIR: folder, SHIBSP_CACHEDIR: folder };
  const shibd = await startDaemon({
    command: '/usr/sbin/shibd',
    words: ['-F', '-f', '-c', config, '-p', join(folder, 'shibd.pid')],
    environment,
    readyAt: socket,
    isService: true,
  });
  const stopAll = async (apache?: { stop(): Promise<void> }): Promise<void> => {
    await apache?.stop();
    await shibd.stop();
  };
  const apache = await startApache({
    folder,
    port,
    module: { name: 'mod_shib', file: FILE },
    variables: { bPK2: 'bPK2', surname: 'surname', level: 'level', nameId: 'nameId' },
    lines: [
      `ShibConfig "${config}"`,
      '<Location /protected>',
      'AuthType shibboleth',
      'ShibRequestSetting requireSession 1',
      'Require shib-session',
      '</Location>',
    ],
  }).catch(async (error: unknown) => {
    await stopAll();
    throw error;
  });
  const protectedUrl = `${apache.url}/protected/index.shtml`;
  return {
    loginUrl: protectedUrl,
    protectedUrl,
    metadata: await (await fetch(`${apache.url}/Shibboleth.sso/Metadata`)).text(),
    log: () => shibd.output() + apache.log(),
    stop: async () => stopAll(apache),
  };
}

/** Everything that is not named stays as the software has it. */
function configurationOf({ entityId, idp, folder }: StackOrder, socket: string): string {
  const file = (name: string): string => join(folder, name);
  const key = (use: string): string => `<CredentialResolver type="File" use="${use}" key="${file(`${use}-key.pem`)}" certificate="${file(`${use}.pem`)}"/>`;
  return `<SPConfig xmlns="urn:mace:shibboleth:3.0:native:sp:config" clockSkew="180">
  <OutOfProcess logger="${file('log.conf')}"/>
  <InProcess logger="${file('log.conf')}"/>
  <UnixListener address="${socket}"/>
  <ApplicationDefaults entityID="${entityId}" REMOTE_USER="bPK2" signing="front">
    <Sessions lifetime="3600" timeout="3600" relayState="ss:mem" checkAddress="false" handlerSSL="false" cookieProps="http" redirectLimit="exact">
      <SSO entityID="${idp.entityId}" authnContextClassRef="${LEVEL}" authnContextComparison="minimum">SAML2</SSO>
      <Logout>Local</Logout>
      <Handler type="MetadataGenerator" Location="/Metadata" signing="false"/>
    </Sessions>
    <Errors/>
    <MetadataProvider type="XML" path="${file('idp.xml')}"/>
    <AttributeExtractor type="XML" path="${file('attribute-map.xml')}"/>
    ${key('signing')}
    ${key('encryption')}
  </ApplicationDefaults>
  <SecurityPolicyProvider type="XML" path="${SHIPPED}/security-policy.xml"/>
  <ProtocolProvider type="XML" path="${SHIPPED}/protocols.xml"/>
</SPConfig>
`;
}

function attributeMap(): string {
  const attributes = Object.entries(SHOWN).map(([id, name]) => `  <Attribute name="${name}" id="${id}"/>`);
  return `<Attributes xmlns="urn:mace:shibboleth:2.0:attribute-map" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${attributes.join('\n')}
  <Attribute name="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" id="nameId">
    <AttributeDecoder xsi:type="NameIDAttributeDecoder" formatter="$Name"/>
  </Attribute>
</Attributes>
`;
}
