-- contract: since 0.3.0
insert into schema_needs values ('901');
alter table project drop column description;
