-- Written every few seconds: whether the database takes changes is known by making one.
create table platform_pulse (
  one boolean primary key default true check (one),
  at  timestamptz not null
);
insert into platform_pulse(at) values (now());
