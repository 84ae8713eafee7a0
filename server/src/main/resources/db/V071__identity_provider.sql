create table identity_provider (
  name     text primary key,
  kind     text not null,
  settings text not null,
  secret   bytea,
  version  int not null default 1,
  created  timestamptz not null
);
-- Who a provider's subject is here: the name that it sends may change hands, the subject does not.
create table person_identity (
  provider text not null references identity_provider on delete cascade,
  subject  text not null,
  person   text not null references person on delete cascade,
  primary key (provider, subject)
);
