# Answers one question: is makensis there, and if not, where does it come from?
$ErrorActionPreference = "Stop"
$known = "${env:ProgramFiles(x86)}\NSIS"
if (-not (Get-Command makensis -ErrorAction SilentlyContinue) -and -not (Test-Path "$known\makensis.exe")) {
    choco install nsis --yes --no-progress
}
if (Test-Path "$known\makensis.exe") {
    Add-Content -Path $env:GITHUB_PATH -Value $known
}
