-- Where an app writes its log; null: to its standard output, under the names that follow from its own.
alter table app add column log_dir text;
alter table app add column log_file text;
alter table app add column error_log_file text;
