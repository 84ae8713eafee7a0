import type { Cell } from './live/protocol';
import type { components } from './schema';

type Schemas = components['schemas'];

/** The server writes absent values as null; of these its description says only that they are not required. */
type Wire<T> = T extends readonly (infer Item)[]
  ? Wire<Item>[]
  : T extends object
    ? { [K in keyof T]-?: object extends Pick<T, K> ? Wire<Exclude<T[K], undefined>> | (string extends K ? never : null) : Wire<T[K]> }
    : T;

/** A record with some of its fields told more exactly than the description can. */
type Told<T, Exact> = Omit<T, keyof Exact> & Exact;

export type Stage = 'queued' | 'pulling' | 'starting' | 'ready' | 'draining' | 'gone';

export type Me = Wire<Schemas['Me']>;
export type Account = Wire<Schemas['Account']>;
export type SessionView = Wire<Schemas['SessionView']>;
export type TokenView = Wire<Schemas['TokenView']>;
export type SecondFactor = Wire<Schemas['SecondFactor']>;
export type Grant = Wire<Schemas['GrantView']>;
export type Role = Wire<Schemas['RoleView']>;
export type Team = Wire<Schemas['Team']>;
export type Simulation = Wire<Schemas['Simulation']>;
export type Project = Wire<Schemas['Project']>;
export type Environment = Wire<Schemas['Environment']>;
export type App = Wire<Schemas['App']>;
export type StepView = Wire<Schemas['StepView']>;
export type Build = Wire<Schemas['Build']>;
export type Artifact = Wire<Schemas['Artifact']>;
export type Revision = Wire<Schemas['Revision']>;
export type Rollout = Told<Wire<Schemas['Rollout']>, { kind: 'deploy' | 'rollback' | 'restart' | 'scale' | 'autoscale' }>;
export type PodView = Told<Wire<Schemas['PodView']>, { stage: Stage }>;
export type PodDeletion = Wire<Schemas['PodDeletion']>;
export type Autoscale = Wire<Schemas['Autoscale']>;
export type Schedule = Wire<Schemas['Schedule']>;
export type FileCopy = Wire<Schemas['FileCopy']>;
export type Route = Wire<Schemas['Route']>;
export type AppStatus = Told<Wire<Schemas['AppStatus']>, { pods: PodView[]; rollout: Rollout | null }>;
export type ClusterView = Wire<Schemas['ClusterView']>;
export type ObjectView = Told<Wire<Schemas['ObjectView']>, { cells: Record<string, Cell> }>;
export type Drain = Wire<Schemas['Drain']>;
export type ObjectDetail = Told<Wire<Schemas['ObjectDetail']>, { row: ObjectView }>;
export type ObjectSchema = Wire<Schemas['ObjectSchema']>;
export type SchemaField = Wire<Schemas['SchemaField']>;
export type AuditProof = Wire<Schemas['AuditProof']>;
export type ObjectLink = Told<Wire<Schemas['ObjectLink']>, { object: ObjectView }>;
export type UsageView = Wire<Schemas['UsageView']>;
export type NodeImage = Wire<Schemas['NodeImage']>;
export type TableView = Wire<Schemas['TableView']>;
export type ClusterWarning = ClusterView['warnings'][number];
export type DryRun = Wire<Schemas['DryRun']>;
export type PlatformHealth = Wire<Schemas['PlatformHealth']>;
export type PlatformCheck = PlatformHealth['checks'][number];
export type PartStatus = PlatformHealth['parts'][number];
export type Why = Wire<Schemas['Why']>;
export type Cause = Why['causes'][number];
export type Happening = Wire<Schemas['Happening']>;
export type Jvm = Wire<Schemas['Jvm']>;
export type Terminal = Wire<Schemas['Terminal']>;
export type TerminalTicket = Wire<Schemas['TerminalTicket']>;
export type TerminalContainer = Wire<Schemas['TerminalContainer']>;
export type LiveEvent = Told<Wire<Schemas['LiveEvent']>, { data: Record<string, unknown> }>;

/** What a request with dryRun would have done. */
export interface Tried {
  would: { event: string; data: Record<string, unknown> }[];
}

/** A field that is, or would be, another. */
export interface FieldChange {
  field: string;
  old: string | null;
  now: string | null;
  by: string | null;
}

export type Phase = StepView['phase'];
export type EnvClass = Environment['envClass'];

export interface Page<T> {
  items: T[];
  total: number;
  next: string | null;
}

/** A refusal or failure, RFC 9457; what every call may answer, so no single one describes it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  faults: { field: string; message: string }[];
  evidence: string[];
  nextStep: string | null;
}
