# Run at every build; copies what has changed. PACKAGE: folder with package.json and its lock, PAGE: our own files,
# NODE: node, which npm brings, SCRATCH: where npm works, OUT: what it all comes to.
file(GLOB page_files ${PAGE}/*)
file(COPY ${page_files} DESTINATION ${OUT})
include(${CMAKE_CURRENT_LIST_DIR}/fetch_npm.cmake)
if(NOT fetched)
  message("The program is built without the library of its web pages; `emscherblick handout` will say so.")
  return()
endif()
set(library ${fetched}/maplibre-gl)
execute_process(COMMAND ${NODE} ${CMAKE_CURRENT_LIST_DIR}/pack_library.js ${library}/dist/maplibre-gl.js ${OUT}/maplibre-gl.packed.js
  COMMAND_ERROR_IS_FATAL ANY)
configure_file(${library}/LICENSE.txt ${OUT}/maplibre-gl.LICENSE.txt COPYONLY)
