// A pretend server for work on the console: `npm run build && npm run mock`, then open http://127.0.0.1:8600.
// It serves dist with the real content security policy and answers the API from dev/world.mjs.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { newBuild, newRollout, runBuild, runRollout } from './scenario.mjs';
import { rightsRoutes } from './rights.mjs';
import { detail, related, table, usage } from './rooms.mjs';
import { account, people, peoplePost, sessions, tokens } from './people.mjs';
import { page, status, world } from './world.mjs';

const DIST = new URL('../dist', import.meta.url).pathname;
const PORT = Number(process.env.PORT ?? 8600);
const CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const RIGHTS = [
  'project.view', 'project.create', 'project.delete', 'env.view', 'env.create', 'env.delete', 'env.apply', 'env.sleep', 'env.copy', 'app.view',
  'app.create', 'app.delete', 'build.view', 'build.run', 'build.cancel', 'deploy', 'deploy.prod', 'rollback', 'restart', 'scale', 'log',
  'log.history', 'terminal', 'terminal.prod', 'route.view', 'route.edit', 'switch.fire', 'cluster.view', 'cluster.manage', 'node.drain',
  'secret.name', 'secret.write', 'secret.read', 'template.edit', 'quota.edit', 'rbac.edit', 'token.self', 'audit.read', 'order.create', 'order.move',
  'order.approve', 'order.deploy', 'platform.admin',
];
const ANYWHERE = { deny: false, project: null, env: null, envClass: null, app: null, cluster: null };
const ME = { user: 'ann', displayName: 'Ann Berg', admin: true, grants: { '*': RIGHTS }, rights: [{ ...ANYWHERE, permissions: RIGHTS }] };
const streams = new Set();
let signedIn = process.env.SIGNED_IN === 'true';

function publish(event, topics) {
  for (const stream of streams) if (topics.some((topic) => stream.topics.has(topic))) stream.answer.write(`id: ${event.seq}\nevent: ${event.name}\ndata: ${JSON.stringify(event)}\n\n`);
}

const problem = (code, code_, title, detail, nextStep = null, faults = []) => ({ problem: { type: `urn:slipway:problem:${code_}`, title, status: code, detail, code: code_, faults, evidence: [], nextStep } });
const missing = (what) => problem(404, 'NotFound', 'Not found', `there is no ${what}`, 'slipway project list');

const GET = [
  ['/whoami', () => (signedIn ? ME : problem(401, 'Unauthenticated', 'Not signed in', 'this needs a session'))],
  ['/sign-in', () => page(process.env.PROVIDERS === 'false' ? [] : [{ name: 'corp', display: 'Weather Corp' }])],
  ['/me', () => account()],
  ['/me/sessions', () => page(sessions(true))],
  ['/me/tokens', () => page(tokens())],
  ['/people', (_, query) => page(people(query.get('q') ?? ''))],
  ['/people/:n/sessions', () => page(sessions(false))],
  ['/people/:n/tokens', () => page(tokens().slice(0, 1))],
  ...rightsRoutes(RIGHTS),
  ['/projects', () => page(world.projects)],
  ['/projects/:p', ({ p }) => world.projects.find((one) => one.name === p) ?? missing(`project ${p}`)],
  ['/projects/:p/envs', ({ p }) => page(world.envs.filter((one) => one.project === p))],
  ['/projects/:p/apps', ({ p }) => page(world.apps.filter((one) => one.project === p))],
  ['/projects/:p/apps/:a', ({ p, a }) => world.apps.find((one) => one.project === p && one.name === a) ?? missing(`app ${p}/${a}`)],
  ['/projects/:p/apps/:a/builds', ({ p, a }) => page(world.builds.filter((one) => one.project === p && one.app === a))],
  ['/projects/:p/apps/:a/builds/:n', ({ p, a, n }) => world.builds.find((one) => one.project === p && one.app === a && one.number === Number(n)) ?? missing(`build ${n}`)],
  ['/projects/:p/apps/:a/artifacts', ({ p, a }) => page(world.artifacts.filter((one) => one.project === p && one.app === a))],
  ['/projects/:p/envs/:e/apps', ({ p, e }) => page(world.apps.filter((one) => one.project === p).map((one) => status(p, e, one.name)))],
  ['/projects/:p/envs/:e/apps/:a', ({ p, e, a }) => status(p, e, a)],
  ['/projects/:p/envs/:e/apps/:a/revisions', ({ p, e, a }) => page(world.revisions.filter((one) => one.project === p && one.env === e && one.app === a))],
  ['/projects/:p/envs/:e/apps/:a/rollouts', ({ p, e, a }) => page(world.rollouts.filter((one) => one.project === p && one.env === e && one.app === a))],
  ['/projects/:p/envs/:e/pods', ({ p, e }) => page(world.pods.filter((one) => one.namespace === `${p}-${e}`))],
  ['/projects/:p/envs/:e/routes', ({ p, e }) => page(world.routes.filter((one) => one.project === p && one.env === e))],
  ['/projects/:p/activity', ({ p }, query) => page(world.events.filter((one) => one.project === p && (!query.get('app') || one.app === query.get('app'))))],
  ['/audit', () => page(world.events)],
  ['/projects/:p/envs/:e/events', ({ p, e }) => page(world.pods.filter((pod) => pod.namespace === `${p}-${e}`).map((pod) => ({ time: pod.created, type: pod.why ? 'Warning' : 'Normal', reason: pod.why ? 'BackOff' : 'Started', about: `Pod/${pod.name}`, message: pod.why ? 'Back-off restarting failed container app' : 'Started container app', count: pod.why ? 9 : 1 })))],
  ['/platform/health', () => world.health],
  ['/platform/modes', () => page(process.env.ILL === 'true' ? world.health.checks.filter((one) => one.mode) : [])],
  ['/clusters', () => page(world.clusters)],
  ['/clusters/:c', ({ c }) => world.clusters.find((one) => one.name === c) ?? missing(`cluster ${c}`)],
  ['/clusters/:c/usage', ({ c }) => usage(c)],
  ['/clusters/:c/usage/nodes/:n/images', () => page(world.artifacts.slice(0, 9).map((one) => ({ names: [`${one.image}@${one.digest}`, `${one.image}:${one.version}`], bytes: one.bytes })))],
  ['/clusters/:c/:kind/table', ({ c, kind }, query) => table(c, kind, query)],
  ['/clusters/:c/:kind/:ns/:name', ({ c, kind, ns, name }) => detail(c, kind, ns, name)],
  ['/clusters/:c/:kind/:ns/:name/related', ({ c }) => related(c)],
];

const PUT = [['/clusters/:c/:kind/:ns/:name', () => ({ would: [{ event: 'object.changed', data: { changes: [{ field: 'spec.replicas', old: '2', now: '3', by: 'slipway' }, { field: 'spec.template.spec.containers[app].image', old: 'registry.local/weather/dac-web:1.7.3', now: 'registry.local/weather/dac-web:1.7.4', by: 'slipway' }] } }] })]];

const POST = [
  ...peoplePost(problem),
  ['/login', (_, __, body) => (body.user === 'eve' && body.otp !== '123456' ? problem(401, 'SecondFactorNeeded', 'A code of your second factor is needed', body.otp ? 'this code is wrong, or was used before' : 'the code is needed', null) : enter())],
  ['/setup', (_, __, body) => (body.password.length < 10 ? problem(400, 'Invalid', 'Not accepted', 'the password is too short', 'Take at least 10 characters', [{ field: 'password', message: 'at least 10 characters' }]) : enter())],
  ['/logout', () => ((signedIn = false), null)],
  ['/projects/:p/apps/:a/builds', ({ p, a }) => started(newBuild(p, a), (build) => runBuild(build, publish))],
  ['/projects/:p/envs/:e/apps/:a/ship', ({ p, e, a }, _, body) => started(newBuild(p, a), async (build) => roll(p, e, a, 'deploy', await runBuild(build, publish), body.reason))],
  ['/projects/:p/envs/:e/apps/:a/deploy', ({ p, e, a }, _, body) => {
    const source = body.fromEnv ? status(p, body.fromEnv, a) : world.artifacts.find((one) => one.app === a && (!body.artifact || one.version === body.artifact));
    return roll(p, e, a, 'deploy', source, body.reason);
  }],
  ['/projects/:p/envs/:e/apps/:a/rollback', ({ p, e, a }, _, body) => roll(p, e, a, 'rollback', world.revisions.find((one) => one.project === p && one.env === e && one.app === a && (body.revision ? one.n === body.revision : !one.current)), body.reason)],
  ['/projects/:p/envs/:e/apps/:a/restart', ({ p, e, a }, _, body) => roll(p, e, a, 'restart', status(p, e, a), body.reason)],
  ['/projects/:p/envs', ({ p }) => problem(409, 'Exists', 'Exists already', `the namespace ${p}-dev belongs to ${p}/dev`, `slipway env show ${p}/dev`, [{ field: 'name', message: 'this name is taken' }])],
];

function enter() {
  signedIn = true;
  return ME;
}

function started(thing, run) {
  void run(thing);
  return thing;
}

function roll(p, e, a, kind, target, reason) {
  const rollout = newRollout(p, e, a, kind, target, reason);
  void runRollout(rollout, target, publish, Number(process.env.SPEED ?? 1));
  return rollout;
}

function find(table, path) {
  for (const [pattern, answer] of table) {
    const names = [...pattern.matchAll(/:(\w+)/g)].map((match) => match[1]);
    const match = new RegExp(`^${pattern.replace(/:\w+/g, '([^/]+)')}$`).exec(path);
    if (match) return (query, body) => answer(Object.fromEntries(names.map((name, n) => [name, decodeURIComponent(match[n + 1])])), query, body);
  }
  return undefined;
}

function sse(answer) {
  answer.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  answer.write('event: hello\ndata: {}\n\n');
}

function live(url, request, answer) {
  sse(answer);
  const stream = { answer, topics: new Set((url.searchParams.get('topics') ?? '').split(',')) };
  const beat = setInterval(() => answer.write(': beat\n\n'), 10_000);
  streams.add(stream);
  request.on('close', () => {
    clearInterval(beat);
    streams.delete(stream);
  });
}

const MAVEN = (failed) => [
  'Cloning https://git.example.com/weather/forecast.git main', 'HEAD is now at 3f2a9c1 Read the feed in pages', '[\u001b[1;34mINFO\u001b[m] Scanning for projects...', '[\u001b[1;34mINFO\u001b[m] ',
  '[\u001b[1;34mINFO\u001b[m] \u001b[1m--- compiler:3.15.0:compile (default-compile) @ forecast ---\u001b[m', '[\u001b[1;34mINFO\u001b[m] Compiling 62 source files with javac [debug release 25] to target/classes',
  '[\u001b[1;33mWARNING\u001b[m] FeedReader.java: uses unchecked or unsafe operations.', '[\u001b[1;34mINFO\u001b[m] -------------------------------------------------------', '[\u001b[1;34mINFO\u001b[m]  T E S T S',
  ...Array.from({ length: 40 }, (_, n) => `[\u001b[1;34mINFO\u001b[m] Tests run: ${n + 1}, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.${n} s -- in com.example.forecast.Feed${n}Test`),
  ...(failed ? ['[\u001b[1;31mERROR\u001b[m] ForecastTest.readsFeed:41 expected: <200> but was: <503>', 'org.opentest4j.AssertionFailedError: expected: <200> but was: <503>',
    ...Array.from({ length: 12 }, (_, n) => `\tat org.junit.jupiter.api.AssertionUtils.fail${n}(AssertionUtils.java:${n + 40})`), '[\u001b[1;31mERROR\u001b[m] There are test failures.', '[\u001b[1;31mERROR\u001b[m] BUILD FAILURE'] : ['[\u001b[1;34mINFO\u001b[m] \u001b[1;32mBUILD SUCCESS\u001b[m', 'Layering 5 layers, base sha256:5f2c…', 'Pushed']),
];

async function logs(url, request, answer) {
  sse(answer);
  const build = /apps\/([^/]+)\/builds\/(\d+)\/log/.exec(url.pathname);
  if (build) {
    for (const line of MAVEN(build[1] === 'forecast' && build[2] === '14')) answer.write(`data: ${line}\n\n`);
    answer.end('event: end\ndata: \n\n');
    return;
  }
  const [, p, e, a] = /projects\/([^/]+)\/envs\/([^/]+)\/apps\/([^/]+)\/logs/.exec(url.pathname);
  const pods = status(p, e, a).pods.map((pod) => pod.name);
  const line = (n) => answer.write(`data: ${JSON.stringify({ pod: pods[n % pods.length], line: `${new Date().toISOString()}  ${n % 17 === 9 ? 'WARN' : ' INFO'} 1 --- [${a}] [nio-8080-exec-${n % 9}] c.e.${a.replace(/-/g, '')}.SampleController : GET /samples/${n} 200 in ${(n * 7) % 40} ms` })}\n\n`);
  for (let n = 0; n < 60; n++) line(n);
  let n = 60;
  const timer = setInterval(() => line(n++), 700);
  request.on('close', () => clearInterval(timer));
}

async function api(url, request, answer) {
  const path = url.pathname.slice('/api/v1'.length);
  if (path === '/live') return live(url, request, answer);
  if (/\/logs?$/.test(path)) return logs(url, request, answer);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const found = find({ POST, PUT }[request.method] ?? GET, path);
  const result = found ? found(url.searchParams, chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : {}) : missing(path);
  const code = result?.problem?.status ?? (request.method === 'POST' ? 202 : 200);
  if (result === null) return answer.writeHead(204).end();
  answer.writeHead(code, { 'Content-Type': result.problem ? 'application/problem+json' : 'application/json' }).end(JSON.stringify(result.problem ?? result));
}

function file(url, answer) {
  const wanted = normalize(join(DIST, url.pathname));
  const path = wanted.startsWith(DIST) && extname(wanted) && existsSync(wanted) ? wanted : join(DIST, 'index.html');
  answer.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP });
  createReadStream(path).pipe(answer);
}

createServer((request, answer) => {
  const url = new URL(request.url, 'http://mock');
  if (url.pathname.startsWith('/api/')) void api(url, request, answer);
  else file(url, answer);
}).listen(PORT, '127.0.0.1', () => console.log(`mock on http://127.0.0.1:${PORT}`));
