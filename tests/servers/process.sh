# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # tests/run sources these files into one another
# A server as a process: whose it is, where it listens, when it answers, how it ends.

# The servers that run: name → process id, version, address.
declare -A server_pid server_version server_url

# Prints the first of the users that exists; as anybody but root, servers run as that user.
unprivileged_user() {
  local user
  for user in "$@" nobody; do
    if id -u "$user" >/dev/null 2>&1; then
      echo "$user"
      return
    fi
  done
}

# as_user USER PROGRAM ARGUMENTS…: replaces this shell, or runs and waits, without root's rights.
as_user() {
  local user=$1
  shift
  if ((EUID == 0)); then
    setpriv --reuid "$user" --regid "$(id -g "$user")" --init-groups -- "$@"
  else
    "$@"
  fi
}

# launch NAME USER SIGNAL LOG PROGRAM ARGUMENTS…: starts a server in the background.
#
# It has a session of its own, so that Ctrl-C in the terminal reaches the tests and not the server
# under them. It gets SIGNAL, which has to end it, when this shell dies, even by SIGKILL.
launch() {
  local name=$1 user=$2 signal=$3 log=$4
  shift 4
  local drop=(--pdeathsig "$signal")
  if ((EUID == 0)) && [[ $user != root ]]; then
    drop+=(--reuid "$user" --regid "$(id -g "$user")" --init-groups)
  fi
  setsid setpriv "${drop[@]}" -- "$@" >>"$log" 2>&1 </dev/null &
  server_pid[$name]=$!
}

# Prints a port of 127.0.0.1 where nobody listens, below those that the kernel gives to clients.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

# answers_within SECONDS NAME COMMAND…: waits until the command succeeds; fails at once when the
# server's process ends before.
answers_within() {
  local end=$((SECONDS + $1)) name=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    if ! kill -0 "${server_pid[$name]}" 2>/dev/null || ((SECONDS >= end)); then
      return 1
    fi
    sleep 0.1
  done
}

# start NAME: launches the server on a free port until it answers. Somebody may take the port in
# between, so there are three tries.
start() {
  local name=$1 port try version
  for try in 1 2 3; do
    port=$(free_port)
    "launch_$name" "$port"
    if answers_within 60 "$name" "ask_$name" "SELECT 1"; then
      version=$("ask_$name" "SELECT version()")
      version=${version#PostgreSQL }
      server_version[$name]=${version%% *}
      return
    fi
    stop "$name"
    note "$name did not start (try $try of 3)"
  done
  tail -n 30 "$folder/$name.log" >&2
  fail "$name does not start; the last lines of its log stand above. To do without it: AMEND_TEST_WITHOUT=$name"
}

# stop NAME…: asks all, then waits for each. What does not end within 15 seconds is killed.
stop() {
  local name pid end
  for name in "$@"; do
    kill "-$("signal_$name")" "${server_pid[$name]}" 2>/dev/null || true
  done
  end=$((SECONDS + 15))
  for name in "$@"; do
    pid=${server_pid[$name]}
    while kill -0 "$pid" 2>/dev/null; do
      if ((SECONDS >= end)); then
        kill -KILL "$pid" 2>/dev/null || true
        break
      fi
      sleep 0.05
    done
    wait "$pid" 2>/dev/null || true
    unset "server_pid[$name]"
  done
}

# A password for one run: nobody has to know it, and it must not be guessed on a shared machine.
new_password() {
  head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n'
}
