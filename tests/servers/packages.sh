# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # tests/run sources these files into one another
# What the tests need from the system, and how a bare Debian gets it.

# Prints the Debian packages that are still missing, one a line.
missing_packages() {
  command -v cc >/dev/null || echo build-essential
  [[ -e /etc/ssl/certs/ca-certificates.crt ]] || echo ca-certificates
  command -v sqlite3 >/dev/null || echo sqlite3
  if wanted postgres && ! postgres_programs >/dev/null; then
    echo postgresql
  fi
  if wanted mariadb && ! mariadb_programs_exist; then
    echo mariadb-server
  fi
}

# Installs what is missing. The packages' own services stay stopped: only private servers are used.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  if ((${#missing[@]} == 0)); then
    return
  fi
  if ! command -v apt-get >/dev/null; then
    fail "missing: ${missing[*]}. Only Debian's apt-get is known here; install them (the names are Debian's) and run this again."
  fi
  if ((EUID != 0)); then
    fail "missing: ${missing[*]}. Run this as root, or: sudo apt-get install --no-install-recommends ${missing[*]}"
  fi
  note "installing ${missing[*]}"
  local log="$folder/apt.log"
  forbid_services
  if ! apt_quietly "$log" update || ! apt_quietly "$log" install -y --no-install-recommends "${missing[@]}"; then
    allow_services
    tail -n 30 "$log" >&2
    fail "apt-get could not install ${missing[*]}; its last lines stand above."
  fi
  allow_services
  mapfile -t missing < <(missing_packages)
  if ((${#missing[@]} > 0)); then
    fail "apt-get installed ${missing[*]} without an error, but the programs are still missing."
  fi
}

apt_quietly() {
  local log=$1
  shift
  DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1 </dev/null
}

policy=/usr/sbin/policy-rc.d
policy_aside=$policy.before-amend-tests

# A package's install script asks policy-rc.d whether it may start its service: no, it may not.
forbid_services() {
  local signature='# Written by tests/run of Amend, which removes it.'
  # A file with the signature is left from a run that was killed.
  if [[ -e $policy && ! -e $policy_aside ]] && ! grep -qF "$signature" "$policy"; then
    mv "$policy" "$policy_aside"
  fi
  services_forbidden=yes
  printf '#!/bin/sh\n%s\nexit 101\n' "$signature" >"$policy"
  chmod 755 "$policy"
}

allow_services() {
  [[ ${services_forbidden:-} == yes ]] || return 0
  rm -f "$policy"
  if [[ -e $policy_aside ]]; then
    mv "$policy_aside" "$policy"
  fi
  services_forbidden=
}
