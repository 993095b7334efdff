# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # tests/run sources these files into one another
# A private MariaDB.

mariadb_programs_exist() {
  command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null && command -v mariadb >/dev/null
}

prepare_mariadb() {
  local user
  user=$(unprivileged_user mysql)
  install -d -m 700 "$folder/mariadb"
  write_accounts "$folder/mariadb.accounts"
  if ((EUID == 0)); then
    chown "$user" "$folder/mariadb" "$folder/mariadb.accounts"
  fi
  (
    cd /
    as_user "$user" mariadb-install-db --no-defaults --datadir="$folder/mariadb/data" \
      --auth-root-authentication-method=normal --skip-test-db --innodb-flush-method=nosync
  )
}

launch_mariadb() {
  local port=$1 durability=()
  if [[ $durable != 1 ]]; then
    durability=(--innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-flush-method=nosync)
  fi
  # Debian's own configuration says utf8mb4; the program alone would say latin1.
  launch mariadb "$(unprivileged_user mysql)" TERM "$folder/mariadb.log" \
    "$(command -v mariadbd)" --no-defaults --datadir="$folder/mariadb/data" \
    --port="$port" --bind-address=127.0.0.1 --socket="$folder/mariadb/socket" \
    --pid-file="$folder/mariadb/pid" --init-file="$folder/mariadb.accounts" \
    --character-set-server=utf8mb4 --collation-server=utf8mb4_general_ci \
    --max-connections=300 --skip-log-bin --skip-name-resolve --innodb-use-native-aio=0 \
    "${durability[@]}"
  server_url[mariadb]="mysql://amend:$password@127.0.0.1:$port/mysql"
}

ask_mariadb() {
  MYSQL_PWD=$password mariadb --no-defaults --socket="$folder/mariadb/socket" --user=amend \
    --connect-timeout=5 --batch --skip-column-names -e "$1"
}

signal_mariadb() {
  echo TERM
}

# The server runs this file before it lets anybody in.
write_accounts() {
  (
    umask 077
    cat >"$1" <<SQL
CREATE USER IF NOT EXISTS 'amend'@'localhost' IDENTIFIED BY '$password';
GRANT ALL ON *.* TO 'amend'@'localhost' WITH GRANT OPTION;
CREATE USER IF NOT EXISTS 'amend'@'127.0.0.1' IDENTIFIED BY '$password';
GRANT ALL ON *.* TO 'amend'@'127.0.0.1' WITH GRANT OPTION;
ALTER USER 'root'@'localhost' IDENTIFIED BY '$password';
SQL
  )
}
