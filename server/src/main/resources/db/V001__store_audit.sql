create table audit (
  seq     bigint generated always as identity primary key,
  time    timestamptz not null,
  actor   text not null,
  source  text not null,
  name    text not null,
  project text,
  env     text,
  app     text,
  data    jsonb not null
);
create index audit_project on audit (project, seq);
