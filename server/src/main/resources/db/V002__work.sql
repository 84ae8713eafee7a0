create table operation (
  id       uuid primary key,
  kind     text not null,
  key      text unique,
  lane     text,
  project  text,
  env      text,
  app      text,
  actor    text not null,
  source   text not null,
  spec     jsonb not null,
  phase    text not null,
  state    text not null,
  problem  jsonb,
  cancel   boolean not null default false,
  epoch    bigint not null default 0,
  created  timestamptz not null,
  started  timestamptz,
  finished timestamptz,
  deadline timestamptz not null
);
create index operation_lane on operation (lane, created) where phase in ('PENDING', 'RUNNING');
create index operation_open on operation (phase) where phase in ('PENDING', 'RUNNING');

create table step (
  operation uuid not null references operation on delete cascade,
  n         int not null,
  name      text not null,
  phase     text not null,
  attempt   int not null default 0,
  epoch     bigint not null,
  message   text,
  output    jsonb,
  started   timestamptz,
  finished  timestamptz,
  primary key (operation, n)
);

-- db-scheduler's table, as its documentation gives it for PostgreSQL
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_time on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
