#!/bin/sh
# Makes the cluster's control groups, then becomes the command: cgroups.sh GROUP COMMAND...
# The kubelet wants its root group in every hierarchy; shims live in a group of their own, so that
# whoever ends the cluster finds them however often containerd was restarted.
set -eu
root=/sys/fs/cgroup
group=$1
shift
if [ -f $root/cgroup.controllers ]; then
  # One by one: a controller that this machine withholds must not cost the others.
  for controller in $(cat $root/cgroup.controllers); do
    echo "+$controller" >$root/cgroup.subtree_control || true
  done
  mkdir -p "$root$group/shims"
else
  for hierarchy in $root/*/; do
    [ ! -f "$hierarchy/cgroup.procs" ] || mkdir -p "$hierarchy$group"
  done
  mkdir -p "$root/pids$group/shims"
fi
exec "$@"
