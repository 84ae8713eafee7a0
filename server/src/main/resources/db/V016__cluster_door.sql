-- uid: of the cluster's kube-system, so that one cluster is not taken in twice.
-- warned_days: how near to its end its credential was when that was last told.
alter table cluster add column uid text;
alter table cluster add column warned_days integer;
create unique index cluster_uid on cluster (uid) where uid is not null;
