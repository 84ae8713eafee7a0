-- A grant that the version before understands (a preset of then for a person, on a project or on all) stays a row of
-- role_grant; every other one is a row of access_grant, which that version does not read.
alter table role_grant add column id uuid not null default gen_random_uuid();
alter table role_grant add column given_by text;
alter table role_grant add column given timestamptz;

create table team (
  name        text primary key,
  description text,
  created     timestamptz not null
);
-- source: 'local', or the identity provider that said so and may take it back.
create table team_member (
  team   text not null references team on delete cascade,
  person text not null references person on delete cascade,
  source text not null default 'local',
  added  timestamptz not null,
  primary key (team, person, source)
);
create index team_member_person on team_member (person);

create table own_role (
  name        text primary key,
  description text,
  rights      text[] not null,
  created     timestamptz not null
);

-- What is null is not told apart. A role is a preset or a row of own_role.
create table access_grant (
  id        uuid primary key,
  person    text references person on delete cascade,
  team      text references team on delete cascade,
  role      text not null,
  effect    text not null check (effect in ('allow', 'deny')),
  project   text,
  env       text,
  env_class text,
  app       text,
  cluster   text,
  labels    text not null default '',
  given_by  text not null,
  given     timestamptz not null,
  check ((person is null) <> (team is null)),
  check (project is not null or (env is null and app is null and labels = '')),
  unique nulls not distinct (person, team, role, effect, project, env, env_class, app, cluster, labels)
);
create index access_grant_team on access_grant (team);
create index access_grant_project on access_grant (project);
