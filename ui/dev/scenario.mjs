// Moves the invented world as a real one would: a build step by step, a rollout pod by pod.
import { artifactOf, event, id, makeBuild, makePod, makeRevision, world } from './world.mjs';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const now = () => new Date().toISOString();

export async function runBuild(build, publish) {
  const scope = { project: build.project, app: build.app };
  const names = { clone: 'Cloning', compile: 'Compiling', test: 'Testing', layer: 'Layering', push: 'Pushing' };
  const tell = (name) => publish(event(name, scope, { build: structuredClone(build) }), [`app/${build.project}/${build.app}`, `build/${build.id}`, `project/${build.project}`]);
  for (const step of build.steps) {
    Object.assign(step, { phase: 'RUNNING', started: now() });
    Object.assign(build, { phase: 'RUNNING', state: names[step.name] });
    tell('build.progressed');
    await pause(1200);
    Object.assign(step, { phase: 'SUCCEEDED', finished: now() });
  }
  const made = makeBuild(build.project, build.app, build.number, build.created, null);
  Object.assign(build, { phase: 'SUCCEEDED', state: 'Succeeded', finished: now(), digest: made.digest, image: made.image, artifact: made.artifact, commit: made.commit, commitMessage: made.commitMessage });
  world.artifacts.unshift(artifactOf(build));
  tell('build.succeeded');
  return build;
}

export function newBuild(p, a) {
  const last = world.builds.filter((build) => build.project === p && build.app === a).reduce((most, build) => Math.max(most, build.number), 0);
  const steps = ['clone', 'compile', 'test', 'layer', 'push'].map((name) => ({ name, phase: 'PENDING', message: null, started: null, finished: null }));
  const build = { ...makeBuild(p, a, last + 1, now(), null), phase: 'PENDING', state: 'Queued', digest: null, artifact: null, image: null, message: null, finished: null, steps };
  world.builds.unshift(build);
  return build;
}

export function newRollout(p, e, a, kind, target, reason) {
  const mine = (one) => one.project === p && one.env === e && one.app === a;
  const current = world.revisions.find((one) => mine(one) && one.current) ?? null;
  const n = kind === 'restart' ? current.n : (world.revisions.filter(mine).reduce((most, one) => Math.max(most, one.n), 0) + 1);
  const steps = ['render', 'apply', 'progress', 'prove'].map((name) => ({ name, phase: 'PENDING', message: null, started: null, finished: null }));
  const rollout = {
    id: id(), project: p, env: e, app: a, kind, revision: n, from: current?.n ?? null, version: target.version ?? target.artifact, fromVersion: current?.version ?? null, phase: 'RUNNING', state: 'Queued', cause: null,
    message: null, url: null, actor: 'ann', reason: reason ?? null, created: now(), finished: null, seconds: 0, steps,
  };
  world.rollouts.unshift(rollout);
  return rollout;
}

export async function runRollout(rollout, target, publish, speed = 1) {
  const { project: p, env: e, app: a } = rollout;
  const scope = { project: p, env: e, app: a };
  const topics = [`env/${p}/${e}`, `app/${p}/${a}`, `rollout/${rollout.id}`, `project/${p}`];
  const tell = (name) => publish(event(name, scope, { rollout: structuredClone(rollout) }), topics);
  const tellPod = (pod, name = 'pod.changed') => publish(event(name, {}, { pod: { ...pod } }), [`pods/${p}/${e}`]);
  const step = async (name, state, work) => {
    const one = rollout.steps.find((each) => each.name === name);
    Object.assign(one, { phase: 'RUNNING', started: now() });
    rollout.state = state;
    tell('rollout.progressed');
    await work();
    Object.assign(one, { phase: 'SUCCEEDED', finished: now() });
  };
  const old = world.pods.filter((pod) => pod.namespace === `${p}-${e}` && pod.app === a);
  const build = target.digest ? target : world.builds.find((one) => one.artifact === target.version);
  await step('render', 'Applying', () => pause(500 * speed));
  await step('apply', 'Applying', () => pause(700 * speed));
  await step('progress', 'Progressing', async () => {
    for (let k = 0; k < Math.max(2, old.length); k++) {
      const pod = makePod(p, e, a, rollout.revision, 'queued', now());
      world.pods.push(pod);
      for (const [stage, status] of [['queued', 'Pending'], ['pulling', 'ContainerCreating'], ['starting', 'Running']]) {
        Object.assign(pod, { stage, status });
        tellPod(pod);
        await pause(900 * speed);
      }
      if (k === 0) {
        rollout.message = `readiness of ${pod.name.slice(-5)} failed once: connection refused :8080 (starting, 4 s old)`;
        tell('rollout.progressed');
        await pause(900 * speed);
      }
      Object.assign(pod, { stage: 'ready', ready: '1/1' });
      tellPod(pod);
      await pause(500 * speed);
      const leaving = old[k];
      if (!leaving) continue;
      Object.assign(leaving, { stage: 'draining', status: 'Terminating' });
      tellPod(leaving);
      void pause(1800 * speed).then(() => {
        world.pods.splice(world.pods.indexOf(leaving), 1);
        tellPod({ ...leaving, stage: 'gone' }, 'pod.deleted');
      });
    }
    await pause(2400 * speed);
  });
  await step('prove', 'Proving', () => pause(900 * speed));
  const url = `http://${a}.${e}.${p}.localhost:7880/`;
  Object.assign(rollout, { phase: 'SUCCEEDED', state: 'Succeeded', finished: now(), url, message: `${url} answered with ${rollout.version} from every pod` });
  rollout.seconds = (Date.parse(rollout.finished) - Date.parse(rollout.created)) / 1000;
  if (rollout.kind !== 'restart') {
    const before = world.revisions.find((one) => one.project === p && one.env === e && one.app === a && one.current);
    if (before) before.current = false;
    world.revisions.unshift(makeRevision(p, e, a, rollout.revision, { ...build, artifact: rollout.version }, before?.config ?? {}, 'ann', rollout.reason, now(), true));
  }
  tell('rollout.succeeded');
}
