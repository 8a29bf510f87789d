#!/usr/bin/env bash
# A real S3 server for tests: Ceph's RADOS Gateway on loopback, over a store in memory.
#   radosgw.sh start FOLDER PORT [true]
#                                  starts it with its data in FOLDER (made anew), on PORT and PORT+1; prints its URL. With 'true' it knows sessions,
#                                  and then tells less of what is wrong with a key
#   radosgw.sh role FOLDER NAME    makes a role that test may assume and that may do all in every bucket
#   radosgw.sh stop FOLDER         ends it and removes FOLDER
# Users: access key test, secret testsecret; and other, othersecret, which owns nothing.
# Needs Debian's packages radosgw, ceph-mon and ceph-osd.
set -euo pipefail

start() {
  local folder=$1 port=$2 sessions=$3
  local monitor="[v2:127.0.0.1:$((port + 1))/0]"
  rm -rf "$folder"
  mkdir -p "$folder"/{mon,osd,rgw}
  local cluster
  cluster=$(</proc/sys/kernel/random/uuid)
  cat >"$folder/ceph.conf" <<CONF
[global]
fsid = $cluster
mon_host = $monitor
keyring = $folder/keyring
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
run_dir = $folder
log_file = $folder/\$name.log
pid_file = $folder/\$name.pid
admin_socket = $folder/\$name.\$pid.asok
mon_allow_pool_size_one = true
mon_data_avail_crit = 1
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
osd_crush_chooseleaf_type = 0
osd_objectstore = memstore
memstore_device_bytes = 17179869184
# Logs that nobody reads take a third of the time.
debug_ms = 0/0
debug_osd = 0/0
debug_rgw = 0/0
debug_objecter = 0/0
debug_auth = 0/0
debug_monc = 0/0
debug_rados = 0/0
debug_objclass = 0/0
[mon.a]
mon_data = $folder/mon
[osd.0]
osd_data = $folder/osd
keyring = $folder/osd/keyring
[client.rgw]
# Without tcp_nodelay every answer with a body takes the 40 ms of a delayed acknowledgement.
rgw_frontends = beast endpoint=127.0.0.1:$port tcp_nodelay=1
rgw_data = $folder/rgw
rgw_s3_auth_use_sts = $sessions
rgw_sts_key = 0123456789abcdef
# Buckets are many and small.
rgw_override_bucket_index_max_shards = 1
# What was replaced gives its memory back soon.
rgw_gc_obj_min_wait = 60
rgw_gc_processor_period = 30
CONF
  # In the background, where a failing line ends it: a condition would switch that off.
  bring_up "$folder" "$port" "$cluster" "$monitor" >"$folder/start.log" 2>&1 &
  if ! wait $!; then
    tail -n 5 "$folder/start.log" "$folder"/*.log >&2
    stop "$folder"
    exit 1
  fi
  echo "http://127.0.0.1:$port"
}

bring_up() {
  local folder=$1 port=$2 cluster=$3 monitor=$4 osd secret
  export CEPH_CONF=$folder/ceph.conf
  osd=$(</proc/sys/kernel/random/uuid)
  secret=$(ceph-authtool --gen-print-key)
  ceph-authtool --create-keyring "$folder/keyring" -n mon. --gen-key --cap mon 'allow *'
  ceph-authtool "$folder/keyring" -n client.admin --gen-key --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
  ceph-authtool "$folder/keyring" -n client.rgw --gen-key --cap mon 'allow rwx' --cap osd 'allow rwx' --cap mgr 'allow *'
  monmaptool --create --fsid "$cluster" --addv a "$monitor" "$folder/monmap"
  ceph-mon -i a --mkfs --monmap "$folder/monmap" --keyring "$folder/keyring"
  ceph-mon -i a --keyring "$folder/keyring"
  echo "{\"cephx_secret\": \"$secret\"}" | timeout 60 ceph osd new "$osd" -i -
  ceph-authtool --create-keyring "$folder/osd/keyring" -n osd.0 --add-key "$secret"
  ceph-osd -i 0 --mkfs --osd-uuid "$osd"
  ceph-osd -i 0
  radosgw -n client.rgw
  wait_until_open "$port"
  make_user test testsecret
  make_user other othersecret
}

wait_until_open() {
  for _ in $(seq 240); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    sleep 0.25
  done
  echo "nothing listens on port $1 after a minute"
  return 1
}

make_user() {
  timeout 60 radosgw-admin -n client.rgw user create --max-buckets=0 --uid="$1" --display-name="$1" --access-key="$1" --secret-key="$2"
}

make_role() {
  export CEPH_CONF=$1/ceph.conf
  timeout 60 radosgw-admin -n client.rgw role create --role-name="$2" --path=/ --assume-role-policy-doc \
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam:::user/test"]},"Action":["sts:AssumeRole"]}]}'
  timeout 60 radosgw-admin -n client.rgw role-policy put --role-name="$2" --policy-name=all --policy-doc \
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"arn:aws:s3:::*"}]}'
}

stop() {
  local folder=$1 file pid
  for file in "$folder"/*.pid; do
    if [[ -f $file ]] && pid=$(<"$file"); then
      kill -9 "$pid" 2>/dev/null || true
    fi
  done
  rm -rf "$folder"
}

case ${1:-} in
  start) start "$2" "$3" "${4:-false}" ;;
  role) make_role "$2" "$3" >"$2/role.log" 2>&1 || { cat "$2/role.log" >&2; exit 1; } ;;
  stop) stop "$2" ;;
  *)
    echo "usage: radosgw.sh start FOLDER PORT [true] | role FOLDER NAME | stop FOLDER" >&2
    exit 64
    ;;
esac
