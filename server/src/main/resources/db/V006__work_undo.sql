-- Why an operation is being made good, and since when: kept while that runs, so that a restart goes on with it.
alter table operation add column failing jsonb;
alter table operation add column undoing timestamptz;
