#!/usr/bin/env bash
# Answers one question: how do the signing certificate and the notary's password get into a runner's keychain?
#
# Without OBOEUTA_CERTIFICATE_P12 (base64) it does nothing, and what is built stays unsigned. It tells the
# later steps about both through GITHUB_ENV, which packaging/oboeuta.spec and make_dmg.sh read.
set -euo pipefail
if [ -z "${OBOEUTA_CERTIFICATE_P12:-}" ]; then
  echo "no certificate: the app stays unsigned"
  exit 0
fi
place="${RUNNER_TEMP:?}"
keychain="$place/oboeuta.keychain-db"
secret="$(openssl rand -base64 24)"
printf '%s' "$OBOEUTA_CERTIFICATE_P12" | base64 --decode > "$place/certificate.p12"
security create-keychain -p "$secret" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$secret" "$keychain"
security import "$place/certificate.p12" -k "$keychain" -P "${OBOEUTA_CERTIFICATE_PASSWORD:-}" -T /usr/bin/codesign
rm -f "$place/certificate.p12"
security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
identity="$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(Developer ID Application: .*\)"/\1/p' | head -n 1)"
[ -n "$identity" ] || { echo "the certificate is no Developer ID Application" >&2; exit 1; }
echo "OBOEUTA_CODESIGN_IDENTITY=$identity" >> "${GITHUB_ENV:?}"
if [ -n "${OBOEUTA_NOTARY_APPLE_ID:-}" ]; then
  xcrun notarytool store-credentials oboeuta --keychain "$keychain" \
    --apple-id "$OBOEUTA_NOTARY_APPLE_ID" --team-id "$OBOEUTA_NOTARY_TEAM_ID" --password "$OBOEUTA_NOTARY_PASSWORD"
  echo "OBOEUTA_NOTARY_PROFILE=oboeuta" >> "$GITHUB_ENV"
fi
