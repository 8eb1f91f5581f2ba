/**
 * What every SAML identity provider asks of a request before anything of its own (SAML 2.0 Core 3.4, Bindings 3.4 and 3.5;
 * section 2.7 of the attack sheet). The codes are ours, since no source publishes those of BundID for these cases; the
 * interface description only says that a resent request looks like a replay (SSB 8.2).
 */
import { BINDINGS, NC_NAME, SAMLP } from '../src/formats/saml-names.ts';
import { HELD, NOT_APPLICABLE, broken, quoted, warned } from './account-rule.ts';
import type { Rule } from './account-rule.ts';
import type { RequestFacts } from './saml-idp-request.ts';

type RequestRule = Rule<RequestFacts>;

const CORE = 'SAML 2.0 Core';
const DEFAULT_AGE_SECONDS = 300;

const readable: RequestRule = {
  name: 'message-readable',
  code: 'saml-request-unreadable',
  text: { de: 'Die Nachricht lässt sich lesen: Base64, XML ohne DTD, in Grenzen', en: 'The message can be read: Base64, XML without DTD, within bounds' },
  source: 'SAML 2.0 Bindings 3.4, 3.5',
  mark: 'I',
  judge: ({ unreadable }) => (unreadable === undefined ? HELD : broken(`Grund: ${unreadable}`, `Reason: ${unreadable}`)),
};

const isAuthnRequest: RequestRule = {
  name: 'authn-request',
  code: 'saml-request-unreadable',
  text: { de: 'Die Nachricht ist ein AuthnRequest der Version 2.0', en: 'The message is an AuthnRequest of version 2.0' },
  source: `${CORE} 3.4.1; SSB 10.1`,
  mark: 'V',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    if (request.rootName !== 'AuthnRequest' || request.rootNamespace !== SAMLP)
      return broken(`Wurzelelement: ${quoted(request.rootName)}`, `Root element: ${quoted(request.rootName)}`);
    if (request.version !== '2.0') return broken(`Version: ${quoted(request.version)}`, `Version: ${quoted(request.version)}`);
    const [problem] = request.problems.filter(({ code }) => code === 'duplicate-element' || code === 'several-extensions');
    return problem === undefined ? HELD : broken(`Mehrfach: ${quoted(problem.where)}`, `More than once: ${quoted(problem.where)}`);
  },
};

const issuerKnown: RequestRule = {
  name: 'issuer-known',
  code: 'service-provider-unknown',
  text: { de: 'Der Aussteller ist ein angemeldeter Dienst', en: 'The issuer is a registered service' },
  source: 'SSB 7.2; section 4 of the fact sheet',
  mark: 'I',
  judge({ request, provider }) {
    if (request === undefined) return NOT_APPLICABLE;
    return provider === undefined ? broken(`Issuer: ${quoted(request.issuer)}`, `Issuer: ${quoted(request.issuer)}`) : HELD;
  },
};

const consumerRegistered: RequestRule = {
  name: 'consumer-registered',
  code: 'assertion-consumer-unknown',
  text: { de: 'Die Antwort soll an eine angemeldete Adresse gehen', en: 'The answer is to go to a registered address' },
  source: `SSB 10.1; ${CORE} 3.4.1`,
  mark: 'I',
  judge({ request, provider, consumer }) {
    if (request === undefined || provider === undefined) return NOT_APPLICABLE;
    if (consumer !== undefined) return HELD;
    const named = quoted(request.assertionConsumerServiceUrl ?? request.assertionConsumerServiceIndex);
    return broken(`Nicht in den Metadaten: ${named}`, `Not in the metadata: ${named}`);
  },
};

const signatureValid: RequestRule = {
  name: 'signature-valid',
  code: 'saml-request-signature-invalid',
  text: { de: 'Eine Signatur ist mit dem angemeldeten Schlüssel gültig', en: 'A signature is valid with the registered key' },
  source: 'SSB 9; section 4 of the fact sheet',
  mark: 'I',
  judge({ request, provider, signature }) {
    if (request === undefined || provider === undefined || signature.state === 'absent') return NOT_APPLICABLE;
    if (signature.state === 'valid') return HELD;
    if (signature.state === 'unverifiable') return broken('Die Metadaten haben keinen Schlüssel zum Prüfen', 'The metadata have no key to verify with');
    return broken(`Grund: ${signature.reason ?? 'wrong'}`, `Reason: ${signature.reason ?? 'wrong'}`);
  },
};

const signatureAlgorithm: RequestRule = {
  name: 'signature-algorithm',
  text: { de: 'Die Signatur beruht nicht auf SHA-1', en: 'The signature does not rest on SHA-1' },
  source: 'OWASP SAML Security Cheat Sheet; BSI TR-03116-4',
  mark: 'V',
  judge({ signature: { algorithm } }) {
    if (algorithm === undefined) return NOT_APPLICABLE;
    return /sha1|#dsa/i.test(algorithm) ? warned(`Verfahren: ${quoted(algorithm)}`, `Algorithm: ${quoted(algorithm)}`) : HELD;
  },
};

const destination: RequestRule = {
  name: 'destination',
  code: 'saml-request-destination-wrong',
  text: { de: 'Destination ist die Adresse, an die gesendet wurde', en: 'Destination is the address it was sent to' },
  source: 'SSB 10.1; SAML 2.0 Bindings 3.5.5.2',
  mark: 'V',
  judge({ request, ssoUrl }) {
    if (request === undefined) return NOT_APPLICABLE;
    if (request.destination === undefined) return warned('Fehlt', 'Missing');
    return request.destination === ssoUrl
      ? HELD
      : broken(`Steht da: ${quoted(request.destination)}, erwartet: ${ssoUrl}`, `Found: ${quoted(request.destination)}, expected: ${ssoUrl}`);
  },
};

const identifier: RequestRule = {
  name: 'request-id',
  code: 'saml-request-id-missing',
  text: { de: 'Die Anfrage hat eine ID, die ein NCName ist', en: 'The request has an ID that is an NCName' },
  source: `${CORE} 1.3.4`,
  mark: 'V',
  judge({ request }) {
    if (request === undefined) return NOT_APPLICABLE;
    if (request.id === undefined || request.id === '') return broken('Fehlt', 'Missing');
    return NC_NAME.test(request.id) ? HELD : warned(`Kein xs:ID: ${quoted(request.id)}`, `No xs:ID: ${quoted(request.id)}`);
  },
};

const notRepeated: RequestRule = {
  name: 'request-not-repeated',
  code: 'saml-request-repeated',
  text: { de: 'Die Anfrage kam noch nicht an', en: 'The request did not arrive before' },
  source: 'SSB 8.2',
  mark: 'I',
  judge({ request, isRepeated }) {
    if (request === undefined) return NOT_APPLICABLE;
    return isRepeated ? broken(`ID schon gesehen: ${quoted(request.id)}`, `ID seen before: ${quoted(request.id)}`) : HELD;
  },
};

const issueInstant: RequestRule = {
  name: 'issue-instant',
  code: 'saml-request-outdated',
  text: { de: 'IssueInstant ist in UTC angegeben und nahe an der Uhr des Kontos', en: "IssueInstant is in UTC and close to the account's clock" },
  source: `${CORE} 1.3.3; section 4 of the fact sheet`,
  mark: 'I',
  judge({ request, now, maxAgeSeconds }) {
    if (request === undefined) return NOT_APPLICABLE;
    const { issueInstant: written } = request;
    if (written === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(written))
      return warned(`Steht da: ${quoted(written)}`, `Found: ${quoted(written)}`);
    const distance = Math.round(Math.abs(now - Date.parse(written)) / 1000);
    if (distance <= (maxAgeSeconds ?? DEFAULT_AGE_SECONDS)) return HELD;
    const [de, en] = [`Abstand: ${distance} s`, `Distance: ${distance} s`];
    return maxAgeSeconds === undefined ? warned(de, en) : broken(de, en);
  },
};

const answerBinding: RequestRule = {
  name: 'protocol-binding',
  text: { de: 'Die Antwort wird mit HTTP-POST gewünscht', en: 'The answer is wanted by HTTP-POST' },
  source: 'SSB 10.1',
  mark: 'V',
  judge({ request }) {
    if (request?.protocolBinding === undefined) return NOT_APPLICABLE;
    return request.protocolBinding === BINDINGS['HTTP-POST']
      ? HELD
      : warned(`Steht da: ${quoted(request.protocolBinding)}`, `Found: ${quoted(request.protocolBinding)}`);
  },
};

/** Rules that come before those of the account. */
export const ARRIVAL_RULES: readonly RequestRule[] = [readable, isAuthnRequest, issuerKnown, consumerRegistered];
/** Rules about the signature, once a service provider is known. */
export const SIGNATURE_RULES: readonly RequestRule[] = [signatureValid, signatureAlgorithm];
/** Rules about the message as such. */
export const MESSAGE_RULES: readonly RequestRule[] = [destination, identifier, notRepeated, issueInstant, answerBinding];
