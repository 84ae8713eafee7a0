# Test suites of ./slipway test; sourced by the launcher.
# Each suite prints its minutes; the last line is `N passed, N failed`, and `, N skipped` when there are any.

passed=0
failed=0
skipped=0

count_reports() { # adds up what surefire wrote since the stamp
  local sums tests bad left
  sums=$(find "$home" -path '*/target/surefire-reports/TEST-*.xml' -newer "$stamp" -not -path '*/node_modules/*' -exec head -c 2000 {} \; |
    tr '\n' ' ' | { grep -oE '<testsuite [^>]*' || :; } | { grep -oE ' (tests|errors|failures|skipped)="[0-9]+"' || :; } | tr -d '" ' |
    awk -F= '{s[$1] += $2} END {print s["tests"] + 0, s["errors"] + s["failures"] + 0, s["skipped"] + 0}')
  read -r tests bad left <<<"$sums"
  passed=$((passed + tests - bad - left))
  failed=$((failed + bad))
  skipped=$((skipped + left))
}

maven_suite() { # MODULES ARGS...: runs their tests; a build that fails without a failed test counts as one
  local status before=$failed
  stamp=$(mktemp)
  set +e
  (cd "$home" && mvn -B -ntp -pl "$1" "${@:2}" 2>&1) | grep --line-buffered -E 'Tests run:|ERROR|FAIL|BUILD|^  (seed|failpoint|visitors) |  .*: exit '
  status=${PIPESTATUS[0]}
  set -e
  count_reports
  [ "$status" = 0 ] || [ "$failed" -gt "$before" ] || failed=$((failed + 1))
  rm -f "$stamp"
}

suite_unit() {
  # Real PostgreSQL, HAProxy, registry and sandbox stand behind these tests.
  build_parts
  need git git; need mvn maven
  need haproxy haproxy; need nft nftables; need bwrap bubblewrap; need xz xz-utils; need busybox busybox-static
  compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null || quietly "$cache/apt.log" apt-get update -qq
  maven_suite api,node/agent,server,cli,bench verify
}

count_vitest() { # WORD OUTPUT
  printf '%s\n' "$2" | grep -E '^ *Tests ' | grep -oE "[0-9]+ $1" | grep -oE '[0-9]+' || echo 0
}

suite_ui() {
  local out
  need node nodejs
  (cd "$home/ui" && { [ -d node_modules ] || quietly "$cache/npm.log" npm ci --no-audit --no-fund; })
  if out=$(cd "$home/ui" && NO_COLOR=1 npm run --silent check 2>&1); then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  printf '%s\n' "$out" | tail -n 30
  passed=$((passed + $(count_vitest passed "$out")))
  skipped=$((skipped + $(count_vitest skipped "$out")))
}

suite_e2e() {
  build_dist
  build_parts
  need chromium "chromium fonts-noto-cjk"
  (cd "$home/ui" && { [ -d node_modules ] || quietly "$cache/npm.log" npm ci --no-audit --no-fund; })
  export SLIPWAY_DIST=$dist SLIPWAY_PARTS=$parts SLIPWAY_HOME=$home
  maven_suite e2e -am -Dsurefire.failIfNoSpecifiedTests=false -De2e.skip=false -Dtest='*E2e' verify
}

chaos_tests() { # MAVEN ARGS...
  build_dist
  build_parts
  export SLIPWAY_DIST=$dist SLIPWAY_PARTS=$parts SLIPWAY_HOME=$home
  maven_suite e2e -am -Dsurefire.failIfNoSpecifiedTests=false -De2e.skip=false "$@" verify
}

suite_chaos() { # replay: ./slipway test chaos --seed N --runs K --victim server,postgres --act rollout
  local options=() tests='*Chaos'
  while [ ${#words[@]} -gt 0 ]; do
    case ${words[0]} in
      --seed | --runs | --replicas | --victim | --act | --port) options+=("-Dchaos.${words[0]#--}=${words[1]:?a value is missing after ${words[0]}}") ;;
      *) say "slipway: '${words[0]}' is no option of the suite chaos; there are: --seed --runs --replicas --victim --act --port"; exit 2 ;;
    esac
    # Who names a victim or an act wants those kills and nothing else; who counts replicas, the two servers.
    case ${words[0]} in --victim | --act) tests=KillsChaos ;; --replicas) tests=ReplicasChaos ;; esac
    words=("${words[@]:2}")
  done
  # Two servers on one database live in two times.
  need /usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1 libfaketime
  [ "$tests" = KillsChaos ] || maven_suite api,server -Dsurefire.failIfNoSpecifiedTests=false -Dtest=MirrorChaosTest -Dmirror.rounds=200 -Dmirror.seed=$RANDOM verify
  chaos_tests -Dtest="$tests" -Dchaos.record=true ${options[@]+"${options[@]}"}
}

# The mirror against a stub that misbehaves and against a real API server that is killed, over an etcd that forgets.
suite_mirror() { # ./slipway test mirror --seed N --rounds K --port P
  local seed=$RANDOM rounds=200 port=8700 data
  while [ ${#words[@]} -gt 0 ]; do
    case ${words[0]} in
      --seed) seed=${words[1]:?a value is missing after --seed} ;;
      --rounds) rounds=${words[1]:?a value is missing after --rounds} ;;
      --port) port=${words[1]:?a value is missing after --port} ;;
      *) say "slipway: '${words[0]}' is no option of the suite mirror; there are: --seed --rounds --port"; exit 2 ;;
    esac
    words=("${words[@]:2}")
  done
  data=/var/lib/slipway-mirror-$port
  "$home/slipway" up --detach --data "$data" --port "$port" --cluster local
  maven_suite api,server -Dsurefire.failIfNoSpecifiedTests=false -Dtest='MirrorChaosTest,MirrorRealTest' \
    -Dmirror.rounds="$rounds" -Dmirror.seed="$seed" -Dmirror.platform="$data" -Dmirror.slipway="$home/slipway" verify
  "$home/slipway" down --purge --data "$data"
}

# Who may what, with more forms of grants and more tricks than the unit suite has.
suite_security-full() {
  build_parts
  maven_suite api,server -Dsurefire.failIfNoSpecifiedTests=false -Dtest='AccessMatrixTest,TricksTest,SimulationTest' -Dmatrix.long=true verify
}

# The part of chaos that CI runs: one kill at each failpoint and ten at random.
suite_crash() { chaos_tests -Dtest='FailpointsChaos,KillsChaos' -Dchaos.victim=server -Dchaos.act=build,rollout,rollback,promote -Dchaos.runs=10; }

suite_node() {
  build_parts
  if (cd "$home/node/parts/pause" && go vet ./...); then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

suite_package() { # makes the release archive, runs it where there is nothing, and upgrades it and back
  build_dist; build_parts
  need debootstrap debootstrap
  local out trial
  out=$(mktemp -d)
  if package --out "$out"; then
    for trial in bare upgrade; do
      if "$home/release/$trial" "$out"/slipway-*.tar.gz; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    done
  else
    failed=$((failed + 1))
  fi
  rm -rf "$out"
}

run_suites() {
  local suites=("$@") suite start words=()
  # What follows the suites chaos and mirror are their own options.
  case ${1:-} in chaos | mirror) suites=("$1"); words=("${@:2}") ;; esac
  [ ${#suites[@]} -gt 0 ] || suites=(unit ui node e2e crash)
  declare -a times
  for suite in "${suites[@]}"; do
    declare -F "suite_$suite" >/dev/null || { say "slipway: the suite '$suite' is not there yet; there are: unit ui node e2e crash chaos mirror package security-full"; exit 2; }
    start=$SECONDS
    say "── suite $suite"
    "suite_$suite"
    times+=("$suite $(awk -v s=$((SECONDS - start)) 'BEGIN {printf "%.1f min", s / 60}')")
  done
  printf '%s\n' "${times[@]}"
  echo "$passed passed, $failed failed$([ "$skipped" = 0 ] || echo ", $skipped skipped")"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}

run_bench() {
  # The peers that are measured beside ours; the API servers' stub is among the server's tests.
  need mvn maven; need buildah buildah; need curl curl
  (cd "$home" && quietly "$cache/bench.log" mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl api,server,bench package)
  exec "$JAVA_HOME/bin/java" -cp "$home/bench/target/lib/*:$home/bench/target/*" io.slipway.bench.Bench "$@"
}
