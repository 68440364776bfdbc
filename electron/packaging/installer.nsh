; Of the Windows installer: the menu of folders has "Open with Proofsheet".
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Proofsheet" "" "Open with Proofsheet"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Proofsheet" "Icon" "$INSTDIR\Proofsheet.exe"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Proofsheet\command" "" '"$INSTDIR\Proofsheet.exe" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Directory\shell\Proofsheet"
!macroend
