-- Counts the wakes of an operation: a turn that ends sees those that came while it ran, from whichever server.
-- db-scheduler names its columns when it inserts, so a server without this one goes on working.
alter table scheduled_tasks add column woken bigint not null default 0;
