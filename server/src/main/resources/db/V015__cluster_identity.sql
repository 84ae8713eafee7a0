-- The server's own identity at a cluster of ours; kubeconfig_file is what people of this machine use.
alter table cluster add column own_file text;
