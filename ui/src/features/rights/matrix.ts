import type { Grant } from '../../api/types';

/** A row of the matrix: somebody, and what he was given at the place or around it. */
export interface Subject {
  key: string;
  name: string;
  team: boolean;
  grants: Grant[];
}

export function whole(grant: Grant): boolean {
  return grant.env === null && grant.envClass === null && grant.app === null && grant.cluster === null && grant.labels === null;
}

/** Those of one place, of all around it, and of its parts. */
export function subjectsOf(grants: Grant[], project: string | null): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const grant of grants) {
    if (project !== null && grant.project !== null && grant.project !== project) continue;
    if (project === null && grant.project !== null) continue;
    const team = grant.team !== null;
    const name = grant.team ?? grant.person ?? '';
    const key = `${team ? 'team' : 'person'} ${name}`;
    const subject = subjects.get(key) ?? { key, name, team, grants: [] };
    subject.grants.push(grant);
    subjects.set(key, subject);
  }
  return [...subjects.values()].sort((a, b) => Number(b.team) - Number(a.team) || a.name.localeCompare(b.name));
}

export interface Tick {
  /** The grant of exactly this place, which a click takes back. */
  here: Grant | undefined;
  wider: boolean;
  denied: boolean;
  parts: number;
}

export function tickOf(subject: Subject, role: string, project: string | null): Tick {
  const of = subject.grants.filter((grant) => grant.role === role);
  const allow = of.filter((grant) => grant.effect === 'allow');
  return {
    here: allow.find((grant) => whole(grant) && grant.project === project),
    wider: project !== null && allow.some((grant) => whole(grant) && grant.project === null),
    denied: of.some((grant) => grant.effect === 'deny'),
    parts: allow.filter((grant) => !whole(grant)).length,
  };
}
