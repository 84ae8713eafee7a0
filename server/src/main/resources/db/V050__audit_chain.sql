-- Each row's hash covers what the row says and the hash of the row before it, so that nothing can be changed, removed or
-- moved unseen. The head is one row: whoever appends holds it until the commit, hence numbers without gaps.
alter table audit alter column seq drop identity;
alter table audit add column hash bytea;

create table audit_head (
  one  boolean primary key default true check (one),
  seq  bigint not null,
  hash bytea not null
);
insert into audit_head (seq, hash) values (0, '');

do $$
declare
  row record;
begin
  for row in select * from audit order by seq loop
    update audit_head set seq = row.seq, hash = sha256(hash || convert_to(jsonb_build_array(
      row.seq, (extract(epoch from row.time) * 1000000)::bigint, row.actor, row.source, row.name, row.project, row.env,
      row.app, row.data)::text, 'UTF8'));
    update audit set hash = (select hash from audit_head) where seq = row.seq;
  end loop;
end $$;

alter table audit alter column hash set not null;
