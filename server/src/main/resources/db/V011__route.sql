create table route (
  id        uuid primary key,
  project   text not null,
  env       text not null,
  app       text,
  cluster   text not null,
  namespace text not null,
  host      text not null,
  path      text not null,
  port      int not null,
  addresses text[] not null,
  health    text,
  revision  int not null,
  state     text not null,
  message   text,
  proven_at timestamptz,
  created   timestamptz not null,
  unique (host, path)
);
create index route_env on route (project, env);

create table route_rule (
  uri     text not null,
  host    text not null,
  port    int not null,
  tags    jsonb not null,
  expires timestamptz,
  primary key (uri, host, port)
);
