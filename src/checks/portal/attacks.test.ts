import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AttackSubject } from './attack-subject.ts';
import { CASES_WITH_EFFECT } from './attack-effects.ts';
import type { AttackCase } from './attack-case.ts';
import { ATTACKS, ATTACK_CASES } from './attacks.ts';
import { exchange, sampleFacts, sampleKeys, sampleRequest, SOUND_EXTENSION, told } from './sample-exchanges.ts';
import { BPK2, UNKNOWN, loggedIn, loggedOut, page } from './sample-logins.ts';
import { assertSentences } from './sample-outline.ts';
import type { SeenLogin } from './subject.ts';

const EVIL = 'EvIl0000000000000000000000000000000000000000';

/** An attack between two good logins that was refused. */
function attack(requirement: string, variant: string, change: Partial<AttackSubject> = {}): AttackSubject {
  return {
    facts: sampleFacts(),
    requirement,
    variant,
    description: { de: 'Muster', en: 'sample' },
    before: loggedIn(),
    attacked: loggedOut(),
    after: loggedIn(),
    genuine: { userKey: BPK2, isControl: true },
    controlKey: BPK2,
    evil: [EVIL],
    answers: [exchange({ status: 403, answer: '<p>Die Anmeldung ist nicht möglich.</p>' })],
    canaries: [],
    ...change,
  };
}

const somebody = (userKey: string | undefined, more: Partial<NonNullable<SeenLogin['identity']>> = {}): SeenLogin =>
  loggedIn({ identity: { ...(userKey === undefined ? {} : { userKey }), attributes: {}, ...more } });

/** `ATK-SIG-01 broken attack-accepted`, with the basis behind it. */
function outline(subject: AttackSubject): readonly string[] {
  const check = ATTACKS.get(subject.requirement);
  assert.ok(check, subject.requirement);
  return check.run(subject).map((finding) => {
    assertSentences(finding);
    const { requirement, kind, messageKey, basis, params } = finding;
    assert.deepEqual([params['case'], params['variant']], [subject.requirement, subject.variant]);
    return `${requirement} ${kind} ${messageKey}${basis === undefined ? '' : ` ${basis}`}`;
  });
}

const forms = Object.entries(ATTACK_CASES).flatMap(([requirement, attackCase]: readonly [string, AttackCase]) =>
  Object.entries(attackCase.variants).map(([variant, form]) => ({ requirement, variant, expected: typeof form === 'string' ? form : form.expected })),
);

describe('every form of every attack', () => {
  for (const { requirement, variant, expected } of forms) {
    it(`${requirement} ${variant}: ${expected}`, () => {
      const kinds = (change: Partial<AttackSubject>): readonly string[] =>
        outline(attack(requirement, variant, change)).map((line) => line.split(' ')[1] ?? '');
      const isRefusal = expected.startsWith('refuse') && requirement !== 'ATK-ACC-12';
      if (isRefusal) assert.deepEqual(kinds({}), []);
      if (expected === 'refuse') assert.ok(kinds({ attacked: loggedIn() }).every((kind) => kind === 'broken') && kinds({ attacked: loggedIn() }).length > 0);
      if (expected.startsWith('refuse-or')) assert.ok(kinds({ attacked: somebody(EVIL, { level: '4' }) }).includes('broken'));
      if (expected === 'accept') assert.ok(kinds({}).includes('broken'));
      if (expected === 'record') assert.deepEqual(kinds({}), ['observation']);
      if (expected === 'no-crash') assert.ok(kinds({ attacked: { ...loggedOut(), lastPage: page('Fehler', 500) } }).includes('broken'));
      if (expected === 'no-effect') assert.ok(CASES_WITH_EFFECT.includes(requirement));
      assert.ok(kinds({ canaries: [exchange({})] }).includes('broken'), 'an address was fetched');
      for (const change of [{ before: loggedOut() }, { after: UNKNOWN }]) assert.deepEqual([...new Set(kinds(change))], ['cantTell'], 'without control login');
      if (expected.startsWith('refuse') || expected === 'accept') assert.deepEqual([...new Set(kinds({ attacked: UNKNOWN }))], ['cantTell']);
    });
  }
});

describe('the oracle', () => {
  const row = (title: string, subject: AttackSubject, ...expected: readonly string[]): void => {
    it(title, () => {
      assert.deepEqual(outline(subject), expected);
    });
  };
  const xsw = (attacked: SeenLogin, change: Partial<AttackSubject> = {}): AttackSubject => attack('ATK-XSW-3', 'evil-before', { attacked, ...change });
  const both = (line: string, basis = 'L'): readonly string[] => [`ATK-XSW-3 ${line}`, `BID-RS-02 ${line}${line.startsWith('broken') ? ` ${basis}` : ''}`];

  row('remarks on a wrapped message that yields the signed person', xsw(loggedIn()), 'ATK-XSW-3 observation attack-genuine-accepted');
  row('breaks on the person put in', xsw(somebody(EVIL)), ...both('broken attack-evil-identity'));
  row('breaks on a value of the person put in', xsw(somebody(BPK2, { attributes: { surname: EVIL } })), ...both('broken attack-evil-identity'));
  row('breaks on somebody else', xsw(somebody('x')), ...both('broken attack-other-identity'));
  row('tells nothing when nobody says who it is', xsw(somebody(undefined)), ...both('cantTell attack-identity-not-shown'));
  row(
    'takes keys of the product itself as they were at the control',
    xsw(somebody('k1'), { before: somebody('k1') }),
    'ATK-XSW-3 observation attack-genuine-accepted',
  );
  row(
    'does not compare keys of the product itself with delivered ones',
    attack('ATK-XML-07', 'bpk2', {
      attacked: somebody('k2'),
      before: somebody('k1'),
      genuine: { userKey: 'admin@a.evil', isControl: false },
      evil: ['admin@a'],
    }),
    ...['ATK-XML-07', 'BID-RS-02', 'BID-AT-03'].map((rule) => `${rule} cantTell attack-identity-not-shown`),
  );
  row(
    'takes the full text of a split value, although it begins with the short one',
    attack('ATK-XML-07', 'bpk2', { attacked: somebody('admin@a.evil'), genuine: { userKey: 'admin@a.evil', isControl: false }, evil: ['admin@a'] }),
  );
  row('knows only the forms of the catalogue', attack('ATK-SIG-01', 'other'), 'ATK-SIG-01 cantTell attack-unknown');
  row(
    'carries the basis of a form to the case and to what it shows',
    attack('ATK-PRO-04', 'within-skew'),
    'ATK-PRO-04 broken attack-valid-refused I',
    'BID-RS-09 broken attack-valid-refused I',
  );
  row(
    'lets advice only warn elsewhere',
    attack('ATK-PRO-07', 'not-before-in-confirmation', { attacked: loggedIn() }),
    'ATK-PRO-07 broken attack-accepted',
    'BID-RS-06 broken attack-accepted I',
  );
  row(
    'shows rules of the account in question',
    attack('ATK-SIG-01', 'unsigned', { facts: sampleFacts({ account: 'unternehmenskonto' }), attacked: loggedIn() }),
    ...['ATK-SIG-01 broken attack-accepted', 'MUK-RS-01 broken attack-accepted T', 'MUK-RS-02 broken attack-accepted T'],
  );
  row(
    'counts checks that Mein Unternehmenskonto shares with BundID',
    attack('ATK-PRO-26', 'stolen-response', { facts: sampleFacts({ account: 'unternehmenskonto' }), attacked: loggedIn() }),
    ...['ATK-PRO-26 broken attack-accepted', 'MUK-RS-03 broken attack-accepted T'],
  );
  row(
    'brings the other account in where the form does',
    attack('ATK-SIG-17', 'other-account', { facts: sampleFacts({ account: 'unternehmenskonto' }), attacked: loggedIn() }),
    ...['ATK-SIG-17 broken attack-accepted', 'MUK-RS-01 broken attack-accepted I', 'MUK-MIX-01 broken attack-accepted I'],
  );
  row(
    'knows no rule about two accounts for citizens but that of their keys',
    attack('ATK-SIG-17', 'other-account', { attacked: loggedIn() }),
    ...['ATK-SIG-17 broken attack-accepted', 'BID-RS-01 broken attack-accepted I'],
  );

  const slow = { ...loggedOut(), timings: { actionMs: 5_000, whoamiMs: 1 } };
  const slower = { ...slow, timings: { actionMs: 7_000, whoamiMs: 1 } };
  row('warns of slowness', attack('ATK-PRO-01', 'foreign-audience', { attacked: slower }), 'ATK-PRO-01 broken attack-slow I');
  row('forgives a pause of the machine where no speed is demanded', attack('ATK-PRO-01', 'foreign-audience', { attacked: slow }));
  row('takes slowness for a break where speed is demanded', attack('ATK-XML-03', 'entity-expansion', { attacked: slow }), 'ATK-XML-03 broken attack-slow');
  row(
    'warns of silence',
    attack('ATK-PRO-01', 'foreign-audience', { attacked: { ...loggedOut(), problem: { kind: 'no-answer', detail: '' } } }),
    'ATK-PRO-01 broken attack-no-answer I',
  );
  row(
    'takes silence for a refusal where nobody need listen',
    attack('ATK-WEB-05', 'plain-http', { attacked: { ...loggedOut(), problem: { kind: 'no-answer', detail: '' } } }),
  );
  const trace = [exchange({ status: 500, answer: 'at read (/srv/app.js:1:2)' })];
  row('leaves a trace that the case does not forbid to the end of the run', attack('ATK-PRO-01', 'foreign-audience', { answers: trace }));
  row(
    'takes a trace for a break where it is forbidden, and of the rule of pages only',
    attack('ATK-ACC-10', 'foreign-recipient', { answers: trace }),
    'ATK-ACC-10 broken attack-trace',
    'BID-ER-03 broken attack-trace I',
  );
});

describe('levels, valid forms and effects', () => {
  const row = (title: string, subject: AttackSubject, ...expected: readonly string[]): void => {
    it(`${subject.requirement}: ${title}`, () => {
      assert.deepEqual([...new Set(outline(subject).map((line) => line.split(' ').slice(1, 3).join(' ')))], expected);
    });
  };
  const low = sampleFacts({ declared: { level: 1 } });
  row('lower level where it is enough', attack('ATK-ACC-02', 'attribute-lower', { facts: low, attacked: somebody(BPK2, { level: 'niedrig' }) }));
  row(
    'higher level counted',
    attack('ATK-ACC-02', 'attribute-lower', { facts: low, attacked: somebody(BPK2, { level: 'STORK-QAA-Level-4' }) }),
    'broken attack-level-raised',
  );
  row('level not shown', attack('ATK-ACC-02', 'class-lower', { facts: low, attacked: somebody(BPK2) }), 'cantTell attack-level-not-shown');
  row('too low for the procedure', attack('ATK-ACC-03', 'level-2', { attacked: somebody(BPK2, { level: '2' }) }), 'broken attack-level-raised');

  const delivered = { attributes: { 'urn:oid:2.5.4.4': 'Müßtermann' } };
  row('mapped by name', attack('ATK-ACC-06', 'swapped-friendly-names', { attacked: somebody(BPK2, { attributes: { surname: 'Müßtermann' } }), delivered }));
  row(
    'mapped otherwise',
    attack('ATK-ACC-06', 'swapped-friendly-names', { attacked: somebody(BPK2, { attributes: { surname: 'Ümit' } }), delivered }),
    'broken attack-attributes-differ',
  );
  row('mapping not shown', attack('ATK-ACC-06', 'swapped-friendly-names', { attacked: loggedIn() }), 'cantTell attack-identity-not-shown');
  row('friendly name ignored', attack('ATK-ACC-07', 'friendly-name-bpk2', { attacked: loggedIn() }));
  row('friendly name used', attack('ATK-ACC-07', 'friendly-name-bpk2', { attacked: somebody(EVIL) }), 'broken attack-evil-identity');

  const shownAs = (surname: string): Partial<AttackSubject> => ({ attacked: somebody(BPK2, { attributes: { surname } }), delivered });
  row('the same letters', attack('ATK-XML-09', 'wrong-label', shownAs('Müßtermann')));
  row('other letters under the same key', attack('ATK-XML-09', 'wrong-label', shownAs('MÃ¼ÃŸtermann')), 'broken attack-attributes-differ');
  row('no letters shown', attack('ATK-XML-09', 'wrong-label', { attacked: loggedIn(), delivered }));

  const peers = (text: string): Partial<AttackSubject> => ({ peers: [{ variant: 'cbc-padding', seen: loggedOut(text) }] });
  row('told alike', attack('ATK-ACC-12', 'gcm-tag', peers('Die Anmeldung ist nicht möglich.')));
  row('told apart', attack('ATK-ACC-12', 'gcm-tag', peers('Falsche Auffüllung')), 'broken attack-told-apart');
  row('nothing to compare', attack('ATK-ACC-12', 'gcm-tag'), 'cantTell attack-peers-not-seen');

  row('nothing fetched', attack('ATK-ACC-13', 'retrieval-method'));
  const trusted = (proven: readonly string[]): Partial<AttackSubject> => ({ attacked: loggedIn(), unproven: ['surname'], told: told({ proven }) });
  row('unproven', attack('ATK-ACC-14', 'low-trust-attributes', trusted([])));
  row('proven all the same', attack('ATK-ACC-14', 'low-trust-attributes', trusted(['urn:oid:2.5.4.4'])), 'broken attack-unproven-taken');
  row('proof not shown', attack('ATK-ACC-14', 'low-trust-attributes', { attacked: loggedIn() }), 'cantTell attack-effect-not-seen');
  row('case kept', attack('ATK-ACC-16', 'other-person', { case: { exchange: 'x000960', ownerBefore: 'a', ownerAfter: 'a' } }));
  row('case taken', attack('ATK-ACC-16', 'other-person', { case: { exchange: 'x000960', ownerBefore: 'a', ownerAfter: 'b' } }), 'broken attack-case-taken');
  row('case not shown', attack('ATK-ACC-16', 'other-person'), 'cantTell attack-effect-not-seen');
  row('two accounts', attack('ATK-ACC-17', 'equal-bpk2', { accounts: [told({ accountId: 'a' }), told({ accountId: 'b' })] }));
  row('one account', attack('ATK-ACC-17', 'equal-bpk2', { accounts: [told({ accountId: 'a' }), told({ accountId: 'a' })] }), 'broken attack-accounts-merged');
  row('accounts not shown', attack('ATK-ACC-17', 'equal-bpk2'), 'cantTell attack-effect-not-seen');
  row('another person', attack('ATK-XML-10', 'homograph', { attacked: somebody('x') }));
  row('refused', attack('ATK-XML-10', 'homograph'));
  row('the same person', attack('ATK-XML-10', 'homograph', { attacked: loggedIn() }), 'broken attack-values-merged');
  row('crash', attack('ATK-XML-10', 'zero-width', { attacked: { ...loggedOut(), lastPage: page('Fehler', 502) } }), 'broken attack-crash');

  const mark = '<b id="evil">';
  const shown = (answer: string): Partial<AttackSubject> => ({ evil: [mark], answers: [exchange({ answer })] });
  row('escaped', attack('ATK-XML-14', 'markup-in-name', shown('&lt;b id="evil">')));
  row('unescaped', attack('ATK-XML-14', 'markup-in-name', shown(`<p>${mark}`)), 'broken attack-markup-shown');
  row('no page', attack('ATK-XML-14', 'markup-in-name', { answers: [] }), 'cantTell attack-effect-not-seen');
  row('escaped', attack('ATK-WEB-02', 'status-detail', shown('<p>Fehler</p>')));
  row('error accepted', attack('ATK-WEB-02', 'status-message', { ...shown(''), attacked: loggedIn() }), 'broken attack-accepted');
});

describe('attacks around the protocol', () => {
  const row = (title: string, subject: AttackSubject, ...expected: readonly string[]): void => {
    it(`${subject.requirement}: ${title}`, () => {
      assert.deepEqual([...new Set(outline(subject).map((line) => line.split(' ').slice(1, 3).join(' ')))], expected);
    });
  };
  const led = (headers: readonly (readonly [string, string])[], answer = '', evil = 'https://evil.example'): Partial<AttackSubject> => ({
    attacked: loggedIn(),
    evil: [evil],
    answers: [exchange({ status: 302, headers, answer })],
  });
  row('own page, the address in its query', attack('ATK-WEB-01', 'foreign-url', led([['Location', '/konto?ziel=https://evil.example/']])));
  row('redirect', attack('ATK-WEB-01', 'foreign-url', led([['location', 'https://evil.example/']])), 'broken attack-redirected');
  row('refresh', attack('ATK-WEB-01', 'foreign-url', led([['Refresh', '0; url=https://evil.example/']])), 'broken attack-redirected');
  row('link', attack('ATK-WEB-01', 'javascript', led([], '<a href="javascript:alert(1)">weiter</a>', 'javascript:')), 'broken attack-redirected');
  row(
    'meta',
    attack('ATK-WEB-01', 'double-slash', led([], '<meta http-equiv="refresh" content="0;url=//evil.example">', '//evil.example')),
    'broken attack-redirected',
  );
  row('injected header', attack('ATK-WEB-01', 'line-break', led([['X-Evil', '1']], '', 'x-evil')), 'broken attack-redirected');
  row('no answer', attack('ATK-WEB-01', 'foreign-url', { answers: [] }), 'cantTell attack-effect-not-seen');

  it('ATK-WEB-03: foreign address in BackURL', async () => {
    const keys = await sampleKeys('RSA-2048');
    const request = sampleRequest(keys, { model: { extension: { ...SOUND_EXTENSION, display: { backUrl: 'https://evil.example/' } } } });
    const lines = outline(attack('ATK-WEB-03', 'foreign-return', { ...led([]), requests: [request] }));
    assert.deepEqual(
      lines,
      ['ATK-WEB-03', 'BID-RQ-16', 'BID-SE-05'].map((rule) => `${rule} broken attack-in-back-url${rule.startsWith('ATK') ? '' : ' L'}`),
    );
  });

  row('new session id', attack('ATK-WEB-04', 'session-fixation'));
  row('old session id', attack('ATK-WEB-04', 'session-fixation', { attacked: loggedIn() }), 'broken attack-session-fixed');
  row('nobody knows', attack('ATK-WEB-04', 'session-fixation', { attacked: UNKNOWN }), 'cantTell attack-effect-not-seen');
  row('no-store', attack('ATK-WEB-06', 'cache-control', { answers: [exchange({ status: 302, headers: [['Cache-Control', 'private, No-Store']] })] }));
  row('cacheable', attack('ATK-WEB-06', 'cache-control', { answers: [exchange({ status: 302 })] }), 'broken attack-cacheable');
  row('no answer', attack('ATK-WEB-06', 'cache-control', { answers: [] }), 'cantTell attack-effect-not-seen');
  row('still there until the true logout', attack('ATK-WEB-07', 'unsigned', { attacked: loggedIn(), ended: loggedOut() }));
  row('still there for ever', attack('ATK-WEB-07', 'unsigned', { attacked: loggedIn(), ended: loggedIn() }), 'cantTell attack-true-logout-failed');
  row('gone', attack('ATK-WEB-07', 'other-name-id'), 'broken attack-logged-out');
  row('withdrawn', attack('ATK-WEB-08', 'withdrawn-key', { attacked: loggedIn() }), 'observation attack-recorded');
  row('not trusted', attack('ATK-WEB-08', 'unsigned-metadata'));
  row('trusted', attack('ATK-WEB-08', 'unsigned-metadata', { attacked: loggedIn() }), 'broken attack-metadata-trusted');
  const facts = sampleFacts();
  const overHttps = { ...facts, idp: { ...facts.idp, metadataUrl: 'https://idp.example/idp' } };
  row('trusted over https', attack('ATK-WEB-08', 'unsigned-metadata', { attacked: loggedIn(), facts: overHttps }), 'observation attack-metadata-over-https');
  const many = (...seen: readonly SeenLogin[]): Partial<AttackSubject> => ({ peers: seen.map((one, at) => ({ variant: String(at), seen: one })) });
  row('one session', attack('ATK-WEB-09', 'fifty-in-parallel', many(loggedIn(), loggedOut())));
  row('two sessions', attack('ATK-WEB-09', 'fifty-in-parallel', many(loggedIn(), loggedIn())), 'broken attack-several-sessions');
  row('unclear', attack('ATK-WEB-09', 'fifty-in-parallel', many(loggedIn(), UNKNOWN)), 'cantTell attack-effect-not-seen');
});
