# What `cmake --install` puts where; platform/app_paths finds it again, relative to the program, so the
# whole prefix may be moved or staged with DESTDIR. The catalogues are installed by po/.
install(TARGETS emscherblick RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/shaders ${PROJECT_SOURCE_DIR}/data
  DESTINATION ${CMAKE_INSTALL_DATADIR}/emscherblick)
install(DIRECTORY ${PROJECT_BINARY_DIR}/web DESTINATION ${CMAKE_INSTALL_DATADIR}/emscherblick)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/third_party/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME LIBRARIES.md)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/emscherblick.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/emscherblick.svg
  DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/emscherblick.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)

# Desktop and file types are known at once after a real installation; a staged one leaves that to the package.
install(CODE [[
  if(NOT DEFINED ENV{DESTDIR})
    foreach(refresh "update-mime-database;mime" "update-desktop-database;applications")
      list(GET refresh 0 tool)
      list(GET refresh 1 folder)
      find_program(found_${tool} ${tool})
      if(found_${tool})
        execute_process(COMMAND ${found_${tool}} ${CMAKE_INSTALL_PREFIX}/share/${folder} OUTPUT_QUIET ERROR_QUIET)
      endif()
    endforeach()
  endif()
]])
