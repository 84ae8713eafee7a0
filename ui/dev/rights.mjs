// Roles, grants and teams of the pretend server.
import { page } from './world.mjs';

const VIEWS = ['project.view', 'env.view', 'app.view', 'build.view', 'route.view', 'cluster.view'];
const role = (name, rights, preset = true) => ({ name, description: preset ? null : 'Restarts and reads logs', preset, rights });

function grant(id, who, given, place) {
  const at = { project: null, env: null, envClass: null, app: null, cluster: null, labels: null, ...place };
  return { id: `g${id}`, person: null, team: null, effect: 'allow', where: 'the platform', by: 'local-admin', given: new Date(Date.now() - id * 9e6).toISOString(), mayRemove: true, ...at, ...who, ...given };
}

const grants = [
  grant(1, { person: 'ann' }, { role: 'admin' }, {}),
  grant(2, { person: 'bea' }, { role: 'lead', where: 'project weather' }, { project: 'weather' }),
  grant(3, { team: 'payers' }, { role: 'developer', where: 'project weather' }, { project: 'weather' }),
  grant(4, { team: 'payers' }, { role: 'operator', where: 'environments of class test' }, { envClass: 'test' }),
  grant(5, { person: 'max' }, { role: 'tester', where: 'environment weather/test' }, { project: 'weather', env: 'test' }),
  grant(6, { person: 'max' }, { role: 'operator', effect: 'deny', where: 'environment weather/prod' }, { project: 'weather', env: 'prod' }),
];
const teams = [{ name: 'payers', description: 'Those who pay', members: [{ person: 'ann', source: 'local' }, { person: 'olga', source: 'oidc:house' }], created: new Date(Date.now() - 9e8).toISOString() }];

/** What the console's room "Rights" asks. */
export const rightsRoutes = (all) => [
  ['/access/rights', () => page(all)],
  ['/access/roles', () => page([
    role('admin', all), role('developer', [...VIEWS, 'build.run', 'deploy', 'rollback', 'restart', 'scale', 'log', 'terminal']), role('tester', [...VIEWS, 'deploy', 'restart', 'log']),
    role('operator', [...VIEWS, 'deploy', 'deploy.prod', 'terminal.prod', 'restart']), role('lead', [...VIEWS, 'deploy', 'rbac.edit']), role('auditor', [...VIEWS, 'audit.read']), role('restarter', ['restart', 'log'], false),
  ])],
  ['/access/grants', () => page(grants)],
  ['/access/teams', () => page(teams)],
  ['/access/simulation', (_, query) => page(all.map((right, n) => ({
    person: query.get('person') ?? 'ann', right: right === 'deploy' ? ['deploy', 'deploy.prod'] : [right], where: 'environment weather/prod', allowed: n % 3 !== 0,
    because: n % 3 === 0 ? `'${right}' is denied by: deny operator on environment weather/prod (person max)` : 'by: developer on project weather (team payers)', grant: null,
  })))],
];
