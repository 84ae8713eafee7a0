-- when an app's number of pods changes by the clock
create table schedule_rule (
  id       uuid primary key,
  project  text not null,
  env      text not null,
  app      text not null,
  days     text not null,
  at       text not null,
  zone     text not null,
  replicas int,
  least    int,
  most     int,
  wake     boolean not null,
  actor    text not null,
  reason   text,
  created  timestamptz not null,
  -- when it is to be acted on next, and for which time it was last
  due      timestamptz not null,
  last_due timestamptz
);
create index schedule_rule_due on schedule_rule (due);
create index schedule_rule_app on schedule_rule (project, env, app);

-- what sleeps by a rule, and to how many pods it wakes
create table schedule_sleep (
  project  text not null,
  env      text not null,
  app      text not null,
  replicas int not null,
  primary key (project, env, app)
);
