; Answers one question: how does Windows get the program, and lose it again?
;
; For one user, without an administrator: files below %LOCALAPPDATA%\Programs, keys below HKEY_CURRENT_USER.
; makensis runs on Linux too. Called by packaging/build.py with -DVERSION, -DNUMBERS, -DPAYLOAD, -DICON, -DOUT,
; and with -DSIGN where programs are signed.
; oboeuta-setup.exe /S installs without questions; uninstall.exe /S removes without questions and keeps the
; record of study.
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define NAME "oboeuta"
!define TITLE "Oboeuta"
!define CLASSES "Software\Classes"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
; QStandardPaths of the program: settings, record of study, own songs, log, cache.
!define STUDY_FOLDER "$LOCALAPPDATA\${NAME}"

Name "${TITLE}"
BrandingText "${TITLE} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "InstallDir"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=0 "FileDescription" "${TITLE} ${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"
!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"

LangString RUNNING ${LANG_ENGLISH} "${TITLE} is running. Please close it, then try again."
LangString RUNNING ${LANG_JAPANESE} "おぼえうたが動いています。閉じてから、もう一度試してください。"
LangString TOO_OLD ${LANG_ENGLISH} "${TITLE} needs a 64-bit Windows 10, version 1809, or later."
LangString TOO_OLD ${LANG_JAPANESE} "Windows 10 バージョン 1809 以降（64 ビット）が必要です。"
LangString KEEP_STUDY ${LANG_ENGLISH} "Keep your study record, your settings and your own songs?$\r$\n$\r$\n${STUDY_FOLDER}$\r$\n$\r$\nYes: they stay, ready for the next installation.$\r$\nNo: they are deleted for good."
LangString KEEP_STUDY ${LANG_JAPANESE} "学習の記録・設定・自分の曲を残しますか？$\r$\n$\r$\n${STUDY_FOLDER}$\r$\n$\r$\n「はい」：残します（また入れたときに使えます）。$\r$\n「いいえ」：すべて消します。元には戻せません。"
LangString SONG_FILE ${LANG_ENGLISH} "Oboeuta song"
LangString SONG_FILE ${LANG_JAPANESE} "おぼえうたの曲"
LangString LYRICS_FILE ${LANG_ENGLISH} "LRC lyrics"
LangString LYRICS_FILE ${LANG_JAPANESE} "LRC 歌詞"

; A file that is being run cannot be opened for writing.
!macro WAIT_UNTIL_CLOSED PREFIX
Function ${PREFIX}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\${NAME}.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\${NAME}.exe" a
  IfErrors 0 free
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Quit
  free:
  FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

!macro OFFER_FOR SUFFIX KIND
  WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe\SupportedTypes" ".${SUFFIX}" ""
  WriteRegStr HKCU "${CLASSES}\.${SUFFIX}\OpenWithProgids" "${NAME}.${KIND}" ""
!macroend
!macro OFFER_NO_MORE SUFFIX KIND
  DeleteRegValue HKCU "${CLASSES}\.${SUFFIX}\OpenWithProgids" "${NAME}.${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${SUFFIX}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${SUFFIX}"
!macroend
!macro FOR_ALL_TYPES DO
  !insertmacro ${DO} lrc lyrics
  !insertmacro ${DO} ogg audio
  !insertmacro ${DO} opus audio
  !insertmacro ${DO} mp3 audio
  !insertmacro ${DO} m4a audio
  !insertmacro ${DO} flac audio
  !insertmacro ${DO} wav audio
!macroend
!macro KIND_OF_FILE KIND WORDS
  WriteRegStr HKCU "${CLASSES}\${NAME}.${KIND}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\${NAME}.${KIND}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${NAME}.${KIND}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
!macroend
!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ; Wine and Windows both know this value; 17763 is version 1809.
  ReadRegStr $0 HKLM "Software\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < 17763
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section "install"
  Call WaitUntilClosed
  ; Nothing of an older version may stay behind beside the new one.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ; Its working folder is the output path.
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${NAME}.exe"

  WriteRegStr HKCU "Software\${NAME}" "InstallDir" "$INSTDIR"
  !insertmacro KIND_OF_FILE song "$(SONG_FILE)"
  !insertmacro KIND_OF_FILE lyrics "$(LYRICS_FILE)"
  !insertmacro KIND_OF_FILE audio "Audio"
  WriteRegStr HKCU "${CLASSES}\.${NAME}" "" "${NAME}.song"
  WriteRegStr HKCU "${CLASSES}\.${NAME}" "Content Type" "application/x-oboeuta"
  WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe" "FriendlyAppName" "${TITLE}"
  WriteRegStr HKCU "${CLASSES}\Applications\${NAME}.exe\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
  !insertmacro FOR_ALL_TYPES OFFER_FOR

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
  !insertmacro TELL_EXPLORER
  SetOutPath "$TEMP"
SectionEnd

Section "un.install"
  Call un.WaitUntilClosed
  MessageBox MB_YESNO|MB_ICONQUESTION "$(KEEP_STUDY)" /SD IDYES IDYES keep
  RMDir /r "${STUDY_FOLDER}"
  keep:
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  ; By name, never the whole folder: somebody may have put it beside other things.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\uninstall.exe"
  ; A process that has just ended may still hold the folder for a moment.
  SetOutPath "$TEMP"
  ${For} $1 1 20
    ClearErrors
    RMDir "$INSTDIR"
    ${IfNot} ${Errors}
      ${ExitFor}
    ${EndIf}
    Sleep 200
  ${Next}

  !insertmacro FOR_ALL_TYPES OFFER_NO_MORE
  DeleteRegKey HKCU "${CLASSES}\Applications\${NAME}.exe"
  ReadRegStr $0 HKCU "${CLASSES}\.${NAME}" ""
  ${If} $0 == "${NAME}.song"
    DeleteRegKey HKCU "${CLASSES}\.${NAME}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${NAME}.song"
  DeleteRegKey HKCU "${CLASSES}\${NAME}.lyrics"
  DeleteRegKey HKCU "${CLASSES}\${NAME}.audio"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\${NAME}"
  !insertmacro TELL_EXPLORER
SectionEnd
