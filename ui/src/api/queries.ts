import { queryOptions } from '@tanstack/react-query';
import { at, get } from './http';
import { keys } from './keys';
import type {
  App, AppStatus, Artifact, AuditProof, Build, ClusterView, Environment, Happening, LiveEvent, Me, ObjectDetail, NodeImage, ObjectLink, Page, PlatformCheck, PlatformHealth, PodView, Project, Revision, Rollout, Route, UsageView, Why,
} from './types';

const env = (p: string, e: string) => at('projects', p, 'envs', e);
const appIn = (p: string, e: string, a: string) => at('projects', p, 'envs', e, 'apps', a);
const list = <T>(path: string, size = 200) => get<Page<T>>(`${path}?size=${size}`);

/** Every question the console asks, once. */
export const ask = {
  me: () => queryOptions({ queryKey: keys.me(), queryFn: () => get<Me>('/whoami'), retry: false, staleTime: Infinity }),
  projects: () => queryOptions({ queryKey: keys.projects(), queryFn: () => list<Project>('/projects') }),
  project: (p: string) => queryOptions({ queryKey: keys.project(p), queryFn: () => get<Project>(at('projects', p)) }),
  envs: (p: string) => queryOptions({ queryKey: keys.envs(p), queryFn: () => list<Environment>(at('projects', p, 'envs')) }),
  apps: (p: string) => queryOptions({ queryKey: keys.apps(p), queryFn: () => list<App>(at('projects', p, 'apps')) }),
  app: (p: string, a: string) =>
    queryOptions({ queryKey: keys.app(p, a), queryFn: () => get<App>(at('projects', p, 'apps', a)) }),
  statuses: (p: string, e: string) =>
    queryOptions({ queryKey: keys.statuses(p, e), queryFn: () => list<AppStatus>(env(p, e) + '/apps') }),
  status: (p: string, e: string, a: string) =>
    queryOptions({ queryKey: keys.status(p, e, a), queryFn: () => get<AppStatus>(appIn(p, e, a)) }),
  why: (p: string, e: string, a: string) =>
    queryOptions({ queryKey: keys.why(p, e, a), queryFn: () => get<Why>(appIn(p, e, a) + '/why'), refetchInterval: 5_000 }),
  builds: (p: string, a: string) =>
    queryOptions({ queryKey: keys.builds(p, a), queryFn: () => list<Build>(at('projects', p, 'apps', a, 'builds'), 50) }),
  build: (p: string, a: string, n: number) =>
    queryOptions({ queryKey: keys.build(p, a, n), queryFn: () => get<Build>(at('projects', p, 'apps', a, 'builds', n)) }),
  artifacts: (p: string, a: string) =>
    queryOptions({ queryKey: keys.artifacts(p, a), queryFn: () => list<Artifact>(at('projects', p, 'apps', a, 'artifacts'), 50) }),
  revisions: (p: string, e: string, a: string) =>
    queryOptions({ queryKey: keys.revisions(p, e, a), queryFn: () => list<Revision>(appIn(p, e, a) + '/revisions', 50) }),
  rollouts: (p: string, e: string, a: string) =>
    queryOptions({ queryKey: keys.rollouts(p, e, a), queryFn: () => list<Rollout>(appIn(p, e, a) + '/rollouts', 50) }),
  pods: (p: string, e: string) =>
    queryOptions({ queryKey: keys.pods(p, e), queryFn: () => list<PodView>(env(p, e) + '/pods') }),
  happenings: (p: string, e: string) =>
    queryOptions({ queryKey: keys.happenings(p, e), queryFn: () => list<Happening>(env(p, e) + '/events', 100), refetchInterval: 15_000 }),
  routes: (p: string, e: string) =>
    queryOptions({ queryKey: keys.routes(p, e), queryFn: () => list<Route>(env(p, e) + '/routes') }),
  activity: (p: string, a?: string) =>
    queryOptions({
      queryKey: [...keys.activity(p), a ?? ''],
      queryFn: () => get<Page<LiveEvent>>(`${at('projects', p, 'activity')}?size=100${a ? `&app=${encodeURIComponent(a)}` : ''}`),
    }),
  audit: (wanted: string) => queryOptions({ queryKey: [...keys.audit(), wanted], queryFn: () => get<Page<LiveEvent>>(`/audit?size=100&${wanted}`) }),
  proof: () => queryOptions({ queryKey: [...keys.audit(), 'proof'], queryFn: () => get<AuditProof>('/audit/proof'), enabled: false, retry: false }),
  health: () => queryOptions({ queryKey: keys.health(), queryFn: () => get<PlatformHealth>('/platform/health'), refetchInterval: 5_000 }),
  modes: () => queryOptions({ queryKey: keys.modes(), queryFn: () => get<Page<PlatformCheck>>('/platform/modes'), refetchInterval: 15_000 }),
  clusters: () => queryOptions({ queryKey: keys.clusters(), queryFn: () => list<ClusterView>('/clusters') }),
  cluster: (c: string) => queryOptions({ queryKey: keys.cluster(c), queryFn: () => get<ClusterView>(at('clusters', c)) }),
  object: (c: string, kind: string, namespace: string, name: string) =>
    queryOptions({ queryKey: keys.object(c, kind, namespace, name), queryFn: () => get<ObjectDetail>(at('clusters', c, kind, namespace, name)), staleTime: 0 }),
  related: (c: string, kind: string, namespace: string, name: string) =>
    queryOptions({ queryKey: [...keys.object(c, kind, namespace, name), 'related'], queryFn: () => get<Page<ObjectLink>>(at('clusters', c, kind, namespace, name, 'related')), refetchInterval: 5_000 }),
  // Asked again and again only while somebody looks: that is what keeps the kubelets being asked.
  usage: (c: string) => queryOptions({ queryKey: keys.usage(c), queryFn: () => get<UsageView>(at('clusters', c, 'usage')), refetchInterval: 10_000, staleTime: 5_000 }),
  images: (c: string, node: string) => queryOptions({ queryKey: [...keys.usage(c), node], queryFn: () => get<Page<NodeImage>>(at('clusters', c, 'usage', 'nodes', node, 'images')), staleTime: 60_000 }),
};
