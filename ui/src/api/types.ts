/** The wire records, as the server's OpenAPI names them (see api/src/main/java/io/slipway/api). */

export type Phase = 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
export type EnvClass = 'dev' | 'test' | 'stage' | 'prod';
export type Stage = 'queued' | 'pulling' | 'starting' | 'ready' | 'draining' | 'gone';

export interface Page<T> {
  items: T[];
  total: number;
  next: string | null;
}

export interface Fault {
  field: string;
  message: string;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  faults: Fault[];
  evidence: string[];
  nextStep: string | null;
}

export interface Me {
  user: string;
  displayName: string;
  admin: boolean;
  grants: Record<string, string[]>;
}

export interface Project {
  id: string;
  name: string;
  description: string | null;
  owner: string;
  created: string;
  environments: number;
  apps: number;
}

export interface Environment {
  id: string;
  project: string;
  name: string;
  envClass: EnvClass;
  cluster: string;
  namespace: string;
  state: string;
  created: string;
}

export interface App {
  id: string;
  project: string;
  name: string;
  group: string;
  git: string;
  ref: string;
  dir: string;
  module: string | null;
  builder: string;
  port: number;
  skipTests: boolean;
  created: string;
}

export interface StepView {
  name: string;
  phase: Phase;
  message: string | null;
  started: string | null;
  finished: string | null;
}

export interface Build {
  id: string;
  project: string;
  app: string;
  number: number;
  ref: string;
  commit: string | null;
  commitMessage: string | null;
  phase: Phase;
  state: string;
  stage: string | null;
  message: string | null;
  digest: string | null;
  image: string | null;
  artifact: string | null;
  revision: string | null;
  actor: string;
  created: string;
  finished: string | null;
  steps: StepView[];
}

export interface Layer {
  name: string;
  digest: string;
  bytes: number;
}

export interface Artifact {
  id: string;
  project: string;
  app: string;
  kind: string;
  version: string;
  digest: string;
  image: string;
  commit: string;
  baseDigest: string;
  health: string | null;
  bytes: number;
  layers: Layer[];
  build: number | null;
  created: string;
}

export interface Revision {
  id: string;
  project: string;
  env: string;
  app: string;
  n: number;
  digest: string;
  image: string;
  version: string;
  sourceCommit: string;
  configVersion: string;
  routeRevision: number;
  template: string;
  commit: string;
  replicas: number;
  config: Record<string, string>;
  actor: string;
  reason: string | null;
  created: string;
  current: boolean;
}

export interface Rollout {
  id: string;
  project: string;
  env: string;
  app: string;
  kind: 'deploy' | 'rollback' | 'restart' | 'scale';
  revision: number;
  from: number | null;
  version: string;
  fromVersion: string | null;
  phase: Phase;
  state: string;
  cause: string | null;
  message: string | null;
  url: string | null;
  actor: string;
  reason: string | null;
  created: string;
  finished: string | null;
  seconds: number;
  steps: StepView[];
}

export interface ShipView {
  id: string;
  phase: Phase;
  state: string;
  message: string | null;
  cause: string | null;
  build: Build | null;
  rollout: Rollout | null;
}

export interface PodView {
  cluster: string;
  namespace: string;
  name: string;
  app: string | null;
  ready: string;
  status: string;
  restarts: number;
  created: string | null;
  ip: string | null;
  node: string | null;
  image: string | null;
  revision: number | null;
  stage: Stage;
  why: string | null;
}

export interface Route {
  id: string;
  project: string;
  env: string;
  app: string | null;
  host: string;
  path: string;
  url: string;
  addresses: string[];
  state: string;
  message: string | null;
  provenAt: string | null;
  created: string;
}

export interface AppStatus {
  project: string;
  env: string;
  app: string;
  answer: string;
  revision: number | null;
  version: string | null;
  digest: string | null;
  since: string | null;
  ready: number;
  desired: number;
  pods: PodView[];
  routes: Route[];
  rollout: Rollout | null;
}

export interface ClusterView {
  name: string;
  state: string;
  version: string | null;
  message: string | null;
  domain: string;
  since: string | null;
  nodes: number;
  pods: number;
  kubeconfig: string | null;
}

export interface LiveEvent {
  seq: number;
  name: string;
  time: string;
  actor: string;
  project: string | null;
  env: string | null;
  app: string | null;
  data: Record<string, unknown>;
}

/** What the cluster said about one of its objects. */
export interface Happening {
  time: string;
  type: string;
  reason: string;
  about: string;
  message: string;
  count: number;
}
