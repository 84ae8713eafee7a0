create table build (
  id             uuid primary key,
  project        text not null,
  app            text not null,
  number         int not null,
  ref            text not null,
  tag_time       timestamptz not null,
  commit_hash    text,
  commit_message text,
  started        timestamptz,
  testing        boolean not null default false,
  stage          text,
  digest         text,
  image          text,
  artifact       uuid,
  unique (project, app, number)
);
