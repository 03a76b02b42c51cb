# The OpenGL 3.3 core loader, generated at build time by the packaged generator.
find_program(GLAD_EXECUTABLE glad REQUIRED)
set(EB_GLAD_DIR ${CMAKE_BINARY_DIR}/glad)
add_custom_command(
  OUTPUT ${EB_GLAD_DIR}/src/gl.c ${EB_GLAD_DIR}/include/glad/gl.h
  # --reproducible: use the specification that ships with the generator, not the network.
  COMMAND ${GLAD_EXECUTABLE} --reproducible --quiet --api gl:core=3.3 --extensions "" --out-path ${EB_GLAD_DIR} c
  COMMENT "Generating the OpenGL loader"
  VERBATIM)
add_library(eb_glad STATIC ${EB_GLAD_DIR}/src/gl.c)
target_include_directories(eb_glad SYSTEM PUBLIC ${EB_GLAD_DIR}/include)
