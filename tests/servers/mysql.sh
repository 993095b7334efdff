# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # tests/run sources these files into one another
# A private MySQL, Oracle's, which Debian's stable releases do not have: the packages of its unstable
# suite are fetched, unpacked into the cache and run from there. Nothing of them is installed.

mysql_is_here() {
  [[ -e $cache/mysql/complete ]]
}

# Fetches and unpacks MySQL once. The lock keeps a second run out; the marker is written last, so
# that what was interrupted is done again.
fetch_mysql() {
  mkdir -p "$cache"
  (
    flock 9
    if ! mysql_is_here; then
      rm -rf "$cache/mysql"
      mkdir -p "$cache/mysql/apt/lists/partial" "$cache/mysql/apt/archives/partial" "$cache/mysql/root"
      unpack_mysql "$cache/mysql"
    fi
  ) 9>"$cache/lock"
}

unpack_mysql() {
  local into=$1 keyring mirror package
  command -v apt-get >/dev/null || {
    echo "MySQL comes from Debian's packages, and there is no apt-get here"
    return 1
  }
  mirror=$(debian_mirror)
  if [[ -z $mirror ]]; then
    echo "found no Debian mirror in /etc/apt/sources.list and /etc/apt/sources.list.d"
    return 1
  fi
  keyring=$(compgen -G '/usr/share/keyrings/debian-archive-keyring.[gp]*' | head -n 1) || true
  if [[ -z $keyring ]]; then
    echo "found no key of Debian's in /usr/share/keyrings (hint: apt-get install debian-archive-keyring)"
    return 1
  fi
  printf 'deb [signed-by=%s] %s sid main\n' "$keyring" "$mirror" >"$into/apt/sources.list"
  : >"$into/apt/status"
  # The mirror may be a frozen copy, whose suites are signed and yet past their date.
  local apt=(apt-get -q -o Acquire::Check-Valid-Until=false -o Dir::Etc::sourcelist="$into/apt/sources.list"
    -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferences=/dev/null
    -o Dir::Etc::preferencesparts=/dev/null -o Dir::State="$into/apt"
    -o Dir::State::status="$into/apt/status" -o Dir::Cache="$into/apt" -o Acquire::Languages=none
    -o Acquire::Retries=3 -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=1)
  "${apt[@]}" update
  # With an empty status file apt brings every library too, down to the loader.
  "${apt[@]}" install -y --no-install-recommends --download-only mysql-server-core mysql-client-core
  for package in "$into"/apt/archives/*.deb; do
    case ${package##*/} in
      perl* | libperl* | debconf* | *-doc_*) ;;
      *) dpkg-deb --fsys-tarfile "$package" \
        | tar -x -C "$into/root" --no-same-owner --exclude='./usr/share/doc' --exclude='./usr/share/man' \
            --exclude='./usr/share/locale' ;;
    esac
  done
  chmod -R a+rX "$into/root"
  rm -rf "$into/apt"
  touch "$into/complete"
}

# Prints the mirror that the system itself uses for its own release.
debian_mirror() {
  local codename stanzas lines
  mapfile -t stanzas < <(compgen -G '/etc/apt/sources.list.d/*.sources')
  mapfile -t lines < <(compgen -G '/etc/apt/sources.list'; compgen -G '/etc/apt/sources.list.d/*.list')
  # shellcheck source=/dev/null
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  {
    awk -v want="$codename" '
      function stanza() { if (types ~ /(^| )deb( |$)/ && suites ~ ("(^| )" want "( |$)")) print uri; types = uri = suites = "" }
      FNR == 1 { stanza() }
      /^[ \t]*$/ { stanza(); next }
      tolower($1) == "types:" { $1 = ""; types = $0 }
      tolower($1) == "uris:" { uri = $2 }
      tolower($1) == "suites:" { $1 = ""; suites = $0 }
      END { stanza() }' /dev/null "${stanzas[@]}"
    sed -n 's/^deb \(\[[^]]*\] *\)\?\([^ ]*\) '"$codename"' .*/\2/p' \
      /dev/null "${lines[@]}"
  } | head -n 1
}

# unpacked_mysql PROGRAM: sets mysql_program to the words that run it, on the unpacked loader.
unpacked_mysql() {
  local loader
  loader=$(compgen -G "$cache/mysql/root/usr/lib/*-linux-gnu/ld-linux-*.so.*" | head -n 1) || true
  [[ -n $loader ]] || fail "$cache/mysql holds no loader; remove that folder and run this again."
  mysql_program=("$loader" --library-path "${loader%/*}" "$cache/mysql/root/usr/$1")
}

# The cache may lie in a folder that only root can enter, such as root's home. Then the private
# server runs as root, which it does only when it is told to.
mysql_user() {
  local user
  user=$(unprivileged_user mysql)
  if ((EUID == 0)) && ! as_user "$user" test -r "$cache/mysql/complete"; then
    user=root
  fi
  echo "$user"
}

# mysql_options USER: sets mysql_server_options to what every start of the server needs.
mysql_options() {
  local user=$1 share="$cache/mysql/root/usr"
  mysql_server_options=(--no-defaults --user="$user" --datadir="$folder/mysql/data"
    --lc-messages-dir="$share/share/mysql" --character-sets-dir="$share/share/mysql/charsets"
    --plugin-dir="$share/lib/mysql/plugin" --secure-file-priv= --mysqlx=OFF --skip-log-bin)
}

prepare_mysql() {
  local user
  fetch_mysql
  user=$(mysql_user)
  install -d -m 700 "$folder/mysql"
  write_accounts "$folder/mysql.accounts"
  write_mysql_client
  if ((EUID == 0)); then
    chown "$user" "$folder/mysql" "$folder/mysql.accounts"
  fi
  unpacked_mysql sbin/mysqld
  mysql_options "$user"
  (
    cd /
    as_user "$user" "${mysql_program[@]}" "${mysql_server_options[@]}" --initialize-insecure \
      --innodb-flush-method=nosync --innodb-doublewrite=OFF
  )
}

# The client as one program, for whoever runs a file by hand.
write_mysql_client() {
  unpacked_mysql bin/mysql
  {
    printf '#!/bin/sh\nexec'
    printf " '%s'" "${mysql_program[@]}"
    printf ' "$@"\n'
  } >"$folder/mysql-client"
  chmod 755 "$folder/mysql-client"
}

launch_mysql() {
  local port=$1 user durability=()
  user=$(mysql_user)
  unpacked_mysql sbin/mysqld
  mysql_options "$user"
  if [[ $durable != 1 ]]; then
    durability=(--innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF --innodb-flush-method=nosync)
  fi
  launch mysql "$user" TERM "$folder/mysql.log" \
    "${mysql_program[@]}" "${mysql_server_options[@]}" \
    --port="$port" --bind-address=127.0.0.1 --socket="$folder/mysql/socket" \
    --pid-file="$folder/mysql/pid" --init-file="$folder/mysql.accounts" \
    --max-connections=300 --skip-name-resolve --innodb-use-native-aio=0 "${durability[@]}"
  server_url[mysql]="mysql://amend:$password@127.0.0.1:$port/mysql"
}

ask_mysql() {
  MYSQL_PWD=$password "$folder/mysql-client" --no-defaults --socket="$folder/mysql/socket" --user=amend \
    --connect-timeout=5 --batch --skip-column-names -e "$1"
}

signal_mysql() {
  echo TERM
}
