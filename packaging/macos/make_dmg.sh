#!/usr/bin/env bash
# Answers one question: how does Oboeuta.app become a disk image that macOS opens?
#
#   packaging/macos/make_dmg.sh Oboeuta.app oboeuta.dmg
#
# Without variables the image is not signed, and macOS asks ("Open Anyway"). With them:
#   OBOEUTA_CODESIGN_IDENTITY  "Developer ID Application: …"; PyInstaller has signed the app with it already
#   OBOEUTA_NOTARY_PROFILE     a keychain profile made by: xcrun notarytool store-credentials
#   OBOEUTA_DMG_DRY_RUN=1      print the commands only
set -euo pipefail
app="$1"
image="$2"
run() {
  printf '+ %s\n' "$*"
  [ "${OBOEUTA_DMG_DRY_RUN:-}" = 1 ] || "$@"
}

if [ -n "${OBOEUTA_CODESIGN_IDENTITY:-}" ]; then
  run codesign --verify --deep --strict --verbose=2 "$app"
fi

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
run ditto "$app" "$stage/$(basename "$app")"
run ln -s /Applications "$stage/Applications"

# Spotlight or a virus scanner may hold the new volume for a moment: "Resource busy".
for attempt in 1 2 3 4 5; do
  if run hdiutil create -volname Oboeuta -srcfolder "$stage" -fs HFS+ -format ULFO -ov "$image"; then
    break
  fi
  [ "$attempt" -lt 5 ] || exit 1
  sleep $((attempt * 4))
done

if [ -n "${OBOEUTA_CODESIGN_IDENTITY:-}" ]; then
  run codesign --force --timestamp --sign "$OBOEUTA_CODESIGN_IDENTITY" "$image"
fi
if [ -n "${OBOEUTA_NOTARY_PROFILE:-}" ]; then
  run xcrun notarytool submit "$image" --keychain-profile "$OBOEUTA_NOTARY_PROFILE" --wait
  run xcrun stapler staple "$image"
  run xcrun stapler validate "$image"
fi
