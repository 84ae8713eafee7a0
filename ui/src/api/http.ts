import type { Problem } from './types';

export const BASE = '/api/v1';

/** A refusal or failure of the server in its own words. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Path from parts, each encoded: `at('projects', p, 'apps')`. */
export function at(...parts: (string | number)[]): string {
  return parts.map((part) => '/' + encodeURIComponent(part)).join('');
}

export function get<T>(path: string): Promise<T> {
  return call<T>('GET', path);
}

export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return call<T>('POST', path, body);
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return call<T>('PUT', path, body);
}

export function remove(path: string): Promise<void> {
  return call('DELETE', path);
}

export async function call<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(BASE + path, request(method, body)).catch((cause: unknown) => {
    throw new ProblemError(unreachable(cause));
  });
  if (!answer.ok) throw new ProblemError(await problemOf(answer));
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function request(method: Method, body: unknown): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  // The server refuses a state change by cookie without this header, so a foreign page cannot make one.
  if (method !== 'GET') headers['X-Slipway'] = '1';
  if (body === undefined) return { method, headers, credentials: 'same-origin' };
  headers['Content-Type'] = 'application/json';
  return { method, headers, credentials: 'same-origin', body: JSON.stringify(body) };
}

async function problemOf(answer: Response): Promise<Problem> {
  const given: unknown = await answer.json().catch(() => null);
  const base = blank(answer.status, `the server answered ${String(answer.status)} without a reason`);
  return given !== null && typeof given === 'object' ? { ...base, ...given } : base;
}

function unreachable(cause: unknown): Problem {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { ...blank(0, detail), title: 'Server unreachable', code: 'Unreachable', nextStep: 'slipway status' };
}

function blank(status: number, detail: string): Problem {
  const type = 'urn:slipway:problem:Unknown';
  return { type, title: `HTTP ${String(status)}`, status, detail, code: 'Unknown', faults: [], evidence: [], nextStep: null };
}
