-- What a next version would add: the version before it does not know it and goes on.
alter table project add column colour text not null default 'blue';
create table next_feature (id uuid primary key, name text not null);
