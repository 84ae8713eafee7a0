-- how the number of an app's pods follows its load; bounds null: it does not
create table autoscale (
  project text not null,
  env     text not null,
  app     text not null,
  bounds  jsonb,
  -- what was before the rollout that brought it, for when that fails
  former  jsonb,
  rollout uuid not null,
  actor   text not null,
  reason  text,
  changed timestamptz not null,
  primary key (project, env, app)
);
