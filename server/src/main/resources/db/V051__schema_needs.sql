-- Migrations that a server must know to run here: a contracting one names itself. See docs/develop/schema.md.
create table schema_needs (
  migration text primary key
);
