# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # tests/run sources these files into one another
# A private PostgreSQL.

# Prints the folder of the newest PostgreSQL's programs; Debian keeps them off PATH.
postgres_programs() {
  local programs
  programs=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1) || true
  if [[ -n $programs ]]; then
    dirname "$programs"
  else
    programs=$(command -v initdb) && dirname "$(readlink -f "$programs")"
  fi
}

prepare_postgres() {
  local programs user
  programs=$(postgres_programs)
  user=$(unprivileged_user postgres)
  install -d -m 700 "$folder/postgres"
  (umask 077 && printf '%s' "$password" >"$folder/postgres.password")
  if ((EUID == 0)); then
    chown "$user" "$folder/postgres" "$folder/postgres.password"
  fi
  (
    cd /
    # Without optimisation, a client takes 25 ms for one scram-sha-256, at every connection.
    as_user "$user" "$programs/initdb" --pgdata="$folder/postgres/data" --username=amend \
      --pwfile="$folder/postgres.password" --auth=md5 --encoding=UTF8 \
      --locale=C.UTF-8 --no-sync --no-instructions
  )
}

launch_postgres() {
  local port=$1 programs durability=()
  programs=$(postgres_programs)
  if [[ $durable != 1 ]]; then
    durability=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
  fi
  launch postgres "$(unprivileged_user postgres)" INT "$folder/postgres.log" \
    "$programs/postgres" -D "$folder/postgres/data" -p "$port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder/postgres" \
    -c max_connections=300 "${durability[@]}"
  server_url[postgres]="postgres://amend:$password@127.0.0.1:$port/postgres"
}

ask_postgres() {
  PGPASSWORD=$password PGCONNECT_TIMEOUT=5 "$(postgres_programs)/psql" -X -A -t \
    -d "${server_url[postgres]/:$password/}" -c "$1"
}

# The fast shutdown: the default one waits for clients.
signal_postgres() {
  echo INT
}
