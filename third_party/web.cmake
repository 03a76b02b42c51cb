# What the web page of a handout is made of, in <build>/web: our own files from src/web and MapLibre GL JS from npm.
# Without npm or a network everything else is built; `handout` then says what is missing.
find_program(EB_NPM npm)
find_program(EB_NODE node)
add_custom_target(eb_web ALL
  COMMAND ${CMAKE_COMMAND} -DNPM=${EB_NPM} -DNODE=${EB_NODE} -DPACKAGE=${CMAKE_CURRENT_LIST_DIR}/web -DPAGE=${PROJECT_SOURCE_DIR}/src/web
    -DSCRATCH=${PROJECT_BINARY_DIR}/npm/page -DOUT=${PROJECT_BINARY_DIR}/web
    -P ${CMAKE_CURRENT_LIST_DIR}/fetch_web.cmake
  BYPRODUCTS ${PROJECT_BINARY_DIR}/web/maplibre-gl.packed.js
  VERBATIM)
