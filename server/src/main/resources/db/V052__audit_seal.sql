-- The chain's head as a server signed it, once a minute when there is something new. Who can write to the database can make
-- the whole chain anew, but not these: the key is a file beside the database, and so is a second copy of each.
create table audit_seal (
  seq       bigint not null,
  hash      bytea not null,
  time      timestamptz not null,
  key       text not null,
  signature bytea not null,
  primary key (seq, key)
);

-- For the searches: by whom, what and where, newest first.
create index audit_actor on audit (actor, seq);
create index audit_name on audit (name, seq);
create index audit_time on audit (time);
