#!/usr/bin/env bash
# @inlang/paraglide-js 2.23.2 declares Vite as an optional peer; its main entry, which holds `compile` for use without any
# bundler, imports it all the same and cannot be loaded where only another bundler, or none, is installed.
#
# Seen on 2026-12-01: ERR_MODULE_NOT_FOUND, « Cannot find package 'vite' »; loaded once Vite 8.3.8 is there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @inlang/paraglide-js@2.23.2

load() {
  node --input-type=module --eval "
    import('@inlang/paraglide-js').then(
      ({ compile }) => console.log('loaded,', typeof compile),
      ({ code, message }) => console.log(code, message.split(' imported')[0])
    )"
}
optional=$(node --print "require('./node_modules/@inlang/paraglide-js/package.json').peerDependenciesMeta.vite.optional")
without=$(load)
npm install --silent --no-audit --no-fund vite@8.3.8
with=$(load)
echo "optional: $optional; without Vite: $without; with it: $with"
[ "$optional" = true ] && [[ "$without" == ERR_MODULE_NOT_FOUND* ]] && [[ "$with" == loaded* ]]
