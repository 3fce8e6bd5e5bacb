#!/bin/sh
# Puts PostgreSQL 18's pg_dump, which reads servers of all majors that Lockstep knows, where the tests look for it:
# ~/.cache/lockstep/pg_dump/18/pg_dump. Does nothing if it is there.
#
# It comes from Debian's own archive, signature checked by apt, through a private apt directory: the machine's package
# sources, lists and installed packages stay as they are. Built for a newer C library than this machine may have, it is
# unpacked together with its libraries and started by their own loader.
set -eu

major=18
release=sid
target="${HOME}/.cache/lockstep/pg_dump/${major}"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
packages="postgresql-client-${major} libpq5 libc6 libssl3t64 libzstd1 liblz4-1 zlib1g libgssapi-krb5-2 libkrb5-3 libk5crypto3
    libkrb5support0 libcom-err2 libkeyutils1 libldap2 libsasl2-2 libxxhash0"

if "${target}/pg_dump" --version 2>/dev/null; then
    exit 0
fi
for tool in apt-get dpkg-deb; do
    command -v "${tool}" >/dev/null || { echo "pg_dump.sh: ${tool} is missing; this works on Debian and Ubuntu" >&2; exit 1; }
done
[ -r "${keyring}" ] || { echo "pg_dump.sh: ${keyring} is missing; install debian-archive-keyring" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "${work}"' EXIT
mkdir -p "${work}/lists/partial" "${work}/archives/partial" "${work}/debs" "${work}/root"
: > "${work}/status"
# From wherever this machine gets Debian's packages.
archive=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/*$' | sort -u | head -n 1)
[ -n "${archive}" ] || { echo "pg_dump.sh: this machine has no source of Debian packages" >&2; exit 1; }
echo "deb [signed-by=${keyring}] ${archive} ${release} main" > "${work}/sources.list"
cat > "${work}/apt.conf" <<EOF
Dir::State "${work}";
Dir::State::lists "${work}/lists";
Dir::State::status "${work}/status";
Dir::Cache "${work}";
Dir::Cache::archives "${work}/archives";
Dir::Etc::sourcelist "${work}/sources.list";
Dir::Etc::sourceparts "/dev/null";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "";
EOF
export APT_CONFIG="${work}/apt.conf"
apt-get -qq update
# shellcheck disable=SC2086 # a list of names
(cd "${work}/debs" && apt-get -qq download ${packages})
for package in "${work}"/debs/*.deb; do
    dpkg-deb -x "${package}" "${work}/root"
done

# Of all that only libraries and one program are needed.
libraries=usr/lib/$(uname -m)-linux-gnu
mkdir -p "${work}/kept/bin" "${work}/kept/lib"
cp "${work}/root/usr/lib/postgresql/${major}/bin/pg_dump" "${work}/kept/bin/"
find "${work}/root/${libraries}" -maxdepth 1 -name '*.so*' -exec cp -L {} "${work}/kept/lib/" \;
cat > "${work}/kept/pg_dump" <<'EOF'
#!/bin/sh
here=$(dirname "$0")
exec "${here}"/lib/ld-linux-*.so.* --library-path "${here}/lib" "${here}/bin/pg_dump" "$@"
EOF
chmod 755 "${work}/kept/pg_dump"
mkdir -p "$(dirname "${target}")"
rm -rf "${target}"
mv "${work}/kept" "${target}"
"${target}/pg_dump" --version
