create table person (
  name         text primary key,
  display_name text not null,
  password     text
);
create table role_grant (
  person text not null references person on delete cascade,
  role   text not null,
  scope  text not null,
  primary key (person, role, scope)
);
create table api_token (
  hash    text primary key,
  person  text not null references person on delete cascade,
  name    text not null,
  created timestamptz not null,
  expires timestamptz not null
);
create table session (
  hash    text primary key,
  person  text not null references person on delete cascade,
  created timestamptz not null,
  expires timestamptz not null
);
create table setup_code (
  hash    text primary key,
  person  text not null references person on delete cascade,
  expires timestamptz not null
);
