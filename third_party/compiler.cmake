# Warnings, sanitizers and the settings every target of ours shares.
add_library(eb_options INTERFACE)
target_include_directories(eb_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(eb_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of GCC 12 and 13 only: an empty std::optional of a variant taken for one that is read, and
  # strings returned by value inlined into impossible lengths (GCC bugs 80635, 105651).
  target_compile_options(eb_options INTERFACE -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-restrict)
endif()
if(EB_SANITIZE)
  target_compile_options(eb_options INTERFACE -fsanitize=${EB_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(eb_options INTERFACE -fsanitize=${EB_SANITIZE})
endif()
find_program(EB_MOLD mold)
if(EB_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_link_options(eb_options INTERFACE -fuse-ld=mold)
endif()
find_program(EB_CCACHE ccache)
if(EB_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${EB_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${EB_CCACHE})
endif()
