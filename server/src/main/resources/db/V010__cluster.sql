create table cluster (
  name            text primary key,
  domain          text not null,
  kubeconfig_file text,
  kubeconfig      bytea,
  created         timestamptz not null,
  check ((kubeconfig_file is null) <> (kubeconfig is null))
);
