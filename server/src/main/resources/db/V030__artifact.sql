create table artifact (
  id          uuid primary key,
  project     text not null,
  app         text not null,
  kind        text not null,
  version     text not null,
  digest      text not null,
  image       text not null,
  commit_hash text not null,
  base_digest text not null,
  health      text,
  bytes       bigint not null,
  layers      jsonb not null,
  build       int,
  created     timestamptz not null,
  unique (project, app, version)
);
create index artifact_newest on artifact (project, app, created desc);
create index artifact_digest on artifact (project, app, digest);
