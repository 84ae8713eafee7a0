// A hand-written world for developing the console without a server. Not a test of anything.
import { createHash, randomUUID } from 'node:crypto';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const ago = (ms) => new Date(Date.now() - ms).toISOString();
export const hash = (text) => createHash('sha256').update(text).digest('hex');
export const id = () => randomUUID();
export const page = (items) => ({ items, total: items.length, next: null });

const COMMITS = ['Answer the greeting in the caller’s zone', 'Return 404 for unknown sites', 'Raise the pool to 20 connections', 'Read the feed in pages', 'Fix the time of the last sample'];

function tag(time, commit) {
  return `${time.replace(/\D/g, '').slice(0, 14)}-${commit.slice(0, 12)}`;
}

export function makeBuild(project, app, number, created, failed) {
  const commit = hash(`${app}${number}`).slice(0, 40);
  const digest = `sha256:${hash(`image${app}${number}`)}`;
  const at = (s) => new Date(Date.parse(created) + s * 1000).toISOString();
  const names = ['clone', 'compile', 'test', 'layer', 'push'];
  const times = [0, 1.4, 11.2, 24.8, 26.3, 27.1];
  const broke = failed ? 2 : 99;
  const steps = names.map((name, n) => ({
    name, started: n <= broke ? at(times[n]) : null, finished: n <= broke ? at(times[n + 1]) : null,
    phase: n < broke ? 'SUCCEEDED' : n === broke ? 'FAILED' : 'CANCELLED', message: n === broke ? failed : n === 2 ? '48 tests passed' : null,
  }));
  return {
    id: id(), project, app, number, ref: 'main', commit, commitMessage: COMMITS[number % COMMITS.length], phase: failed ? 'FAILED' : 'SUCCEEDED',
    state: failed ? 'Failed(Testing)' : 'Succeeded', stage: failed ? 'Testing' : null, message: failed ?? `pushed ${digest.slice(0, 19)}`,
    digest: failed ? null : digest, image: failed ? null : `registry.local/${project}/${app}`, artifact: failed ? null : tag(created, commit), revision: commit.slice(0, 12),
    actor: number % 3 ? 'ann' : 'li-wei', created, finished: at(failed ? 24.8 : 27.1), steps,
  };
}

export function artifactOf(build) {
  const layers = [['base image', 88_412_331], ['dependencies', 41_220_108], ['spring-boot-loader', 402_118], ['snapshot-dependencies', 1_280_441], ['application', 214_002]]
    .map(([name, size]) => ({ name, digest: `sha256:${hash(build.digest + name)}`, bytes: size }));
  return {
    id: id(), project: build.project, app: build.app, kind: 'image', version: build.artifact, digest: build.digest, image: build.image, commit: build.commit,
    baseDigest: `sha256:${hash('base')}`, health: '/actuator/health/readiness', bytes: layers.reduce((sum, layer) => sum + layer.bytes, 0), layers, build: build.number, created: build.finished,
  };
}

export function makePod(p, e, a, revision, stage, created) {
  const word = { queued: 'Pending', pulling: 'ContainerCreating', starting: 'Running', ready: 'Running', draining: 'Terminating', gone: 'Terminating' }[stage];
  const tail = hash(`${p}${e}${a}${revision}${Math.random()}`);
  return {
    cluster: 'local', namespace: `${p}-${e}`, name: `${a}-${hash(`rs${a}${revision}`).slice(0, 9)}-${tail.replace(/[0-9]/g, 'x').slice(0, 5)}`, app: a, ready: stage === 'ready' ? '1/1' : '0/1',
    status: word, restarts: 0, created, ip: `10.42.0.${10 + (parseInt(tail.slice(0, 2), 16) % 200)}`, node: 'node-1', image: `registry.local/${p}/${a}`, revision, stage, why: null,
  };
}

export function makeRevision(p, e, a, n, build, config, actor, reason, created, current) {
  return {
    id: id(), project: p, env: e, app: a, n, digest: build.digest, image: build.image, version: build.artifact, sourceCommit: build.commit, configVersion: hash(JSON.stringify(config)).slice(0, 16), routeRevision: 1,
    template: 'web@1', commit: hash(`m${e}${a}${n}`).slice(0, 40), replicas: e === 'prod' ? 3 : 2, config, actor, reason, created, current,
  };
}

function makeRoute(p, e, a, state = 'Proven', message = 'HTTP 200 from 2 of 2 pods in 14 ms') {
  const host = `${a}.${e}.${p}.localhost`;
  return { id: id(), project: p, env: e, app: a, host, path: '/', url: `http://${host}:7880/`, addresses: [], state, message, provenAt: ago(9 * MINUTE), created: ago(60 * HOUR) };
}

export function makeRollout(p, e, a, kind, revision, from, version, fromVersion, created, state = 'Succeeded', cause = null, message = null, reason = null) {
  const at = (s) => new Date(Date.parse(created) + s * 1000).toISOString();
  const bad = state === 'Failed';
  const steps = ['render', 'apply', 'progress', 'prove'].map((name, n) => ({
    name, phase: bad && n === 2 ? 'FAILED' : bad && n > 2 ? 'CANCELLED' : 'SUCCEEDED', message: bad && n === 2 ? message : null, started: at(n * 3), finished: at(n * 3 + 3),
  }));
  return {
    id: id(), project: p, env: e, app: a, kind, revision, from, version, fromVersion, phase: bad ? 'FAILED' : 'SUCCEEDED', state, cause, message: message ?? `http://${a}.${e}.${p}.localhost:7880/ answered with the new version`,
    url: `http://${a}.${e}.${p}.localhost:7880/`, actor: 'ann', reason, created, finished: at(bad ? 120 : 14.2), seconds: bad ? 120 : 14.2, steps,
  };
}

const project = (name, description, environments, apps) => ({ id: id(), name, description, owner: 'ann', created: ago(90 * 24 * HOUR), environments, apps });
const env = (p, name, envClass) => ({ id: id(), project: p, name, envClass, cluster: 'local', namespace: `${p}-${name}`, state: 'Ready', created: ago(80 * 24 * HOUR) });
const app = (p, name, port = 8080) => ({ id: id(), project: p, name, group: p, git: `https://git.example.com/${p}/${name}.git`, ref: 'main', dir: '.', module: null, builder: 'jib', port, skipTests: false, created: ago(70 * 24 * HOUR) });

export const world = {
  projects: [project('demo', 'The sample that shipped with Slipway', 2, 1), project('weather', 'Data acquisition and forecasts', 3, 3)],
  envs: [env('demo', 'dev', 'dev'), env('demo', 'prod', 'prod'), env('weather', 'dev', 'dev'), env('weather', 'test', 'test'), env('weather', 'prod', 'prod')],
  apps: [app('demo', 'greeter'), app('weather', 'dac-web'), app('weather', 'dac-api', 9090), app('weather', 'forecast')],
  builds: [], artifacts: [], revisions: [], rollouts: [], pods: [], routes: [], events: [],
  clusters: [{ name: 'local', state: 'Connected', version: 'v1.35.2', message: null, domain: 'localhost', since: ago(5 * HOUR), nodes: 1, pods: 24, kubeconfig: '/var/lib/slipway/cluster/admin.kubeconfig' }],
};

const check = (name, says, more = {}) => ({ name, state: 'Ok', mode: null, says, nextStep: null, since: ago(5 * HOUR), ...more });
const part = (name, pid, memory, more = {}) => ({ name, plan: 'platform', state: 'Ready', pid, memory, since: ago(5 * HOUR), restarts: 0, message: null, log: `/var/lib/slipway/log/${name}.log`, ...more });
world.health = {
  state: 'Down', since: ago(4 * MINUTE),
  checks: [
    check('agent', '6 parts run'), check('clock', "agrees with the database's"), check('clusters', 'the one there is answers or starts'), check('database', 'takes changes, the last one in 3 ms'),
    check('disk', 'the disk of /var/lib/slipway has 512 MiB left, less than 1024', { state: 'Degraded', mode: 'NoBuilds', nextStep: 'free space there; nothing needs a restart', since: ago(4 * MINUTE) }),
    check('log', 'no errors in the last 5 minutes'), check('mirror', 'follows all clusters'), check('queue', '2 operations are open, 0 due'),
    check('registry', '127.0.0.1:7802: nothing listens there', { state: 'Down', mode: 'RegistryAway', nextStep: './slipway logs --platform registry', since: ago(2 * MINUTE) }), check('router', 'serves 7 routes'),
  ],
  parts: [part('agent', 4011, 78e6), part('postgres', 4032, 61e6), part('registry', null, 0, { state: 'Failing', since: null, restarts: 3, message: 'ended after 2 s; its log ends: address already in use' }), part('haproxy', 4051, 31e6), part('server', 4077, 281e6), part('kube-apiserver', 4102, 402e6)],
  figures: [['http.p50', 3.1, 'ms'], ['http.p99', 41, 'ms'], ['operations.due', 0, ''], ['operations.late', 0, 's'], ['mirror.silence', 12.4, 's'], ['mirror.objects', 214, ''], ['live.readers', 3, ''], ['database.connections', 1, ''], ['router.age', 2.2, 's'], ['heap', 74e6, 'bytes']].map(([name, value, unit]) => ({ name, value, unit })),
};

let seq = 1000;
export function event(name, scope, data, time = new Date().toISOString(), actor = 'ann') {
  const one = { seq: ++seq, name, time, actor, project: null, env: null, app: null, ...scope, data };
  if (!name.startsWith('pod.')) world.events.unshift(one);
  return one;
}

function deployed(p, e, a, builds, count, since) {
  const chosen = builds.filter((build) => build.digest).slice(0, count).reverse();
  chosen.forEach((build, index) => {
    const n = index + 1;
    const created = new Date(Date.parse(since) - (chosen.length - n) * 20 * HOUR).toISOString();
    const config = { JAVA_TOOL_OPTIONS: '-Xmx256m', SPRING_PROFILES_ACTIVE: e, ...(n > 1 ? { FEED_PAGE: String(50 * n) } : {}) };
    const last = n === chosen.length;
    world.revisions.unshift(makeRevision(p, e, a, n, build, config, n % 2 ? 'ann' : 'li-wei', e === 'prod' ? 'weekly release' : null, created, last));
    world.rollouts.unshift(makeRollout(p, e, a, 'deploy', n, n > 1 ? n - 1 : null, build.artifact, chosen[index - 1]?.artifact ?? null, created));
    event('rollout.succeeded', { project: p, env: e, app: a }, { version: build.artifact, state: 'Succeeded' }, created);
    if (last) for (let k = 0; k < (e === 'prod' ? 3 : 2); k++) world.pods.push(makePod(p, e, a, n, 'ready', created));
  });
  if (count > 0) world.routes.push(makeRoute(p, e, a));
}

for (const { project: p, name } of world.apps) {
  const broken = name === 'forecast' ? "ForecastTest.readsFeed:41 expected: <200> but was: <503>" : null;
  const builds = [14, 13, 12, 11, 10].map((n, k) => makeBuild(p, name, n, ago((k * 7 + 0.4) * HOUR), k === 0 ? broken : null));
  builds[3].digest = builds[2].digest;
  world.builds.push(...builds);
  world.artifacts.push(...builds.filter((build) => build.digest && build !== builds[3]).map(artifactOf));
  deployed(p, 'dev', name, builds, 4, ago(0.3 * HOUR));
  if (p === 'weather') deployed(p, 'test', name, builds.slice(1), name === 'forecast' ? 0 : 2, ago(30 * HOUR));
  deployed(p, 'prod', name, builds.slice(name === 'greeter' ? 0 : 3), name === 'forecast' ? 0 : 2, ago(52 * HOUR));
}

// One that goes badly: the new pods of dac-api never become ready, the old ones serve.
{
  const build = world.builds.find((one) => one.app === 'dac-api' && one.number === 13);
  const bad = makeRollout('weather', 'dev', 'dac-api', 'deploy', 5, 4, build.artifact, world.revisions.find((one) => one.app === 'dac-api' && one.env === 'dev').version, ago(4 * MINUTE), 'Failed', 'CrashLoop', 'dac-api-7d9c4-qkxzv exited with 1 three times: APPLICATION FAILED TO START, Web server failed to start. Port 9090 was already in use.');
  world.rollouts.unshift(bad);
  const pod = makePod('weather', 'dev', 'dac-api', 5, 'starting', ago(4 * MINUTE));
  world.pods.push({ ...pod, status: 'CrashLoopBackOff', restarts: 3, why: 'exited with 1: Web server failed to start. Port 9090 was already in use.' });
  const route = world.routes.find((one) => one.app === 'dac-web' && one.env === 'test');
  Object.assign(route, { state: 'Degraded', message: 'HTTP 200, but only 1 of 2 pods answered in 2 s' });
}

export function status(p, e, a) {
  const mine = (one) => one.project === p && one.env === e && one.app === a;
  const current = world.revisions.find((one) => mine(one) && one.current);
  const pods = world.pods.filter((pod) => pod.namespace === `${p}-${e}` && pod.app === a);
  const ready = pods.filter((pod) => pod.stage === 'ready').length;
  return {
    project: p, env: e, app: a, answer: `${a} serves`, revision: current?.n ?? null, version: current?.version ?? null, digest: current?.digest ?? null, since: current?.created ?? null,
    ready, desired: current ? current.replicas : 0, pods, routes: world.routes.filter(mine), rollout: world.rollouts.find(mine) ?? null,
  };
}
