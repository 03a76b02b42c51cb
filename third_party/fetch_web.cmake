# Run at every build; copies what has changed. PACKAGE: folder with package.json and its lock, PAGE: our own files,
# SCRATCH: where npm works, OUT: what it all comes to.
file(GLOB page_files ${PAGE}/*)
file(COPY ${page_files} DESTINATION ${OUT})
include(${CMAKE_CURRENT_LIST_DIR}/fetch_npm.cmake)
if(NOT fetched)
  message("The program is built without the library of its web pages; `emscherblick handout` will say so.")
  return()
endif()
set(library ${fetched}/maplibre-gl)
file(COPY ${library}/dist/maplibre-gl.js ${library}/dist/maplibre-gl.css DESTINATION ${OUT})
configure_file(${library}/LICENSE.txt ${OUT}/maplibre-gl.LICENSE.txt COPYONLY)
