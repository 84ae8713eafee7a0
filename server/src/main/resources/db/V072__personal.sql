-- Everybody has at most one project of his own.
alter table project add column personal boolean not null default false;
create unique index project_personal on project (owner) where personal;
