-- People since when, from where they are known, and whether they may still enter.
alter table person add column created timestamptz;
alter table person add column disabled timestamptz;
alter table person add column last_seen timestamptz;
alter table person add column origin text not null default 'local';

-- What lists show of a session and a token; the id is not the credential.
alter table session add column id uuid not null default gen_random_uuid();
alter table session add column source text;
alter table session add column agent text;
alter table session add column last_used timestamptz;
alter table api_token add column id uuid not null default gen_random_uuid();
alter table api_token add column rights text;
alter table api_token add column project text;
-- A token that a token made goes with it.
alter table api_token add column parent text references api_token on delete cascade;
alter table api_token add column last_used timestamptz;
alter table api_token add column last_from text;
create index session_person on session(person);
create index api_token_person on api_token(person);

-- Tries to sign in, counted for all servers; keys are hashes, since what is typed as a name may be a password.
create table sign_try (
  key   text primary key,
  since timestamptz not null,
  tries int not null
);
-- Where a person has signed in before: others' guesses are not counted there.
create table known_place (
  hash      text not null,
  person    text not null references person on delete cascade,
  last_used timestamptz not null,
  primary key (hash, person)
);
-- A second factor by time; unconfirmed until its first code was right.
create table second_factor (
  person    text primary key references person on delete cascade,
  secret    bytea not null,
  confirmed timestamptz,
  -- The period of the last code that was taken: none is taken twice.
  last_step bigint not null default 0
);
create table recovery_code (
  hash   text primary key,
  person text not null references person on delete cascade
);
