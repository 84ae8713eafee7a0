create table project (
  id          uuid primary key,
  name        text not null unique,
  description text,
  owner       text not null,
  created     timestamptz not null
);
create table environment (
  id        uuid primary key,
  project   text not null references project (name),
  name      text not null,
  class     text not null,
  cluster   text not null,
  namespace text not null,
  state     text not null,
  created   timestamptz not null,
  unique (project, name),
  unique (cluster, namespace)
);
create table app (
  id         uuid primary key,
  project    text not null references project (name),
  name       text not null,
  app_group  text not null,
  git        text not null,
  ref        text not null,
  dir        text not null,
  module     text,
  builder    text not null,
  port       int not null,
  skip_tests boolean not null,
  created    timestamptz not null,
  unique (project, name)
);
