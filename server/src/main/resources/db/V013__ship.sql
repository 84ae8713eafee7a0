create table ship (
  id      uuid primary key,
  build   uuid,
  rollout uuid not null
);
create index ship_build on ship (build);
create index ship_rollout on ship (rollout);
