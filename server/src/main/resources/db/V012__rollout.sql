create table revision (
  id             uuid primary key,
  project        text not null,
  env            text not null,
  app            text not null,
  n              int not null,
  digest         text not null,
  image          text not null,
  version        text not null,
  source_commit  text not null,
  health         text,
  port           int not null,
  config         jsonb not null,
  config_version text not null,
  route_revision int not null,
  template       text not null,
  commit_id      text,
  replicas       int not null,
  actor          text not null,
  reason         text,
  created        timestamptz not null,
  unique (project, env, app, n)
);

create table rollout (
  id            uuid primary key,
  project       text not null,
  env           text not null,
  app           text not null,
  kind          text not null,
  revision      int not null,
  from_revision int,
  mark          text not null,
  replicas      int not null,
  state         text,
  cause         text,
  message       text,
  url           text,
  superseded_by uuid,
  actor         text not null,
  source        text not null,
  reason        text,
  created       timestamptz not null,
  finished      timestamptz
);
create index rollout_app on rollout (project, env, app, created desc);

-- what an app is in an environment: the last rollout that succeeded
create table serving (
  project  text not null,
  env      text not null,
  app      text not null,
  revision int not null,
  previous int,
  mark     text not null,
  replicas int not null,
  since    timestamptz not null,
  primary key (project, env, app)
);
