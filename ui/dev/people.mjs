// People, sessions and tokens of the pretend server.
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const ahead = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
let second = false;

const one = (name, displayName, more = {}) => ({ name, displayName, origin: 'local', state: 'active', password: true, secondFactor: false, created: ago(90_000), lastSeen: ago(12), ...more });
const ALL = [
  one('ann', 'Ann Berg', { secondFactor: true, lastSeen: ago(0.1) }), one('ben.ortiz', 'Ben Ortiz', { origin: 'corp', password: false }), one('chen.li', '陈力', { origin: 'corp', password: false, lastSeen: ago(300) }),
  one('dora', 'Dora with a rather long display name of many words', { state: 'disabled', lastSeen: ago(60_000) }), one('eve', 'Eve', { secondFactor: true }), one('local-admin', 'Local administrator', { lastSeen: null, created: null }),
];

export const account = () => ({ ...ALL[0], secondFactor: second });
export const people = (q) => ALL.filter((person) => `${person.name} ${person.displayName}`.toLowerCase().includes(q.toLowerCase()));
export const sessions = (mine) => [
  { id: '1', current: mine, source: '10.20.4.17', agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36', created: ago(40), lastUsed: ago(0.1), expires: ahead(0.4) },
  { id: '2', current: false, source: '10.20.4.90', agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605 Version/26.0 Safari/605.1', created: ago(300), lastUsed: ago(190), expires: ahead(0.2) },
  { id: '3', current: false, source: '10.20.9.2', agent: 'Java/25.0.1', created: ago(500), lastUsed: null, expires: ahead(0.1) },
];
export const tokens = () => [
  { id: 'a', name: 'nightly build', project: 'weather', rights: ['build.run', 'build.view', 'deploy'], created: ago(9_000), expires: ahead(3), lastUsed: ago(61), lastFrom: '10.20.30.40' },
  { id: 'b', name: 'laptop', project: null, rights: null, created: ago(90), expires: ahead(80), lastUsed: null, lastFrom: null },
];

export function peoplePost(problem) {
  const codes = () => ({ codes: Array.from({ length: 10 }, (_, n) => `k7xm-p3q${n}-w9vd-hj5r`) });
  return [
    ['/people', (_, __, body) => (ALL.some((person) => person.name === body.name) ? problem(409, 'Exists', 'It exists already', `a person '${body.name}' exists already`) : { person: one(body.name, body.displayName ?? body.name), link: 'http://127.0.0.1:8600/setup?code=Zx81kQ' })],
    ['/people/:n/links', () => ({ url: 'http://127.0.0.1:8600/setup?code=Zx81kQ' })],
    ['/me/tokens', (_, __, body) => ({ token: 'slw_4fKq0ZtVb1cXyR7sLw2mN9pQeU5hJ3dGaT6k0A1bC2d', about: { ...tokens()[1], name: body.name } })],
    ['/me/second-factor', (_, __, body) => (body.password === 'wrong' ? problem(400, 'Invalid', 'The input is not valid', 'the current password is wrong', null, [{ field: 'password', message: 'the current password is wrong' }]) : { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', url: 'otpauth://totp/Slipway:ann?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Slipway&algorithm=SHA1&digits=6&period=30' })],
    ['/me/second-factor/confirm', () => ((second = true), codes())],
    ['/me/second-factor/recovery-codes', codes],
    ['/me/second-factor/remove', () => ((second = false), null)],
  ];
}
