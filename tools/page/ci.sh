#!/usr/bin/env bash
# The page: types, the same bundle as the committed one, and the browser test on the pages that `cargo test report::page` wrote.
set -euo pipefail
cd "$(dirname "$0")"
missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium)
fc-list 2>/dev/null | grep -qi cjk || missing+=(fonts-noto-cjk)
if [ ${#missing[@]} -gt 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "${missing[@]}" >/dev/null
fi
npm ci --silent --no-audit --no-fund
npm run --silent check
before=$(cat ../../src/report/page/page.html ../../src/report/page/LICENCES.txt | sha256sum)
npm run --silent build
after=$(cat ../../src/report/page/page.html ../../src/report/page/LICENCES.txt | sha256sum)
if [ "$before" != "$after" ]; then
    echo "src/report/page is not what tools/page builds: run npm run build there, and commit" >&2
    exit 1
fi
(cd ../.. && cargo test --quiet --test it report::page)
npm test --silent
