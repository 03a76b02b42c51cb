# Every library the program uses comes from the distribution; README.md beside this file says why each.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GDAL REQUIRED CONFIG)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(glfw3 REQUIRED)
find_package(Boost REQUIRED COMPONENTS locale)
find_package(PNG REQUIRED)
find_package(Gettext REQUIRED)
pkg_check_modules(PROJ REQUIRED IMPORTED_TARGET proj)
pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangocairo pangoft2)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo)
pkg_check_modules(FONTCONFIG REQUIRED IMPORTED_TARGET fontconfig)
pkg_check_modules(FRIBIDI REQUIRED IMPORTED_TARGET fribidi)
pkg_check_modules(EGL REQUIRED IMPORTED_TARGET egl)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)

# GEOS has only a C API we use, without a pkg-config file on every release.
find_library(GEOS_C_LIBRARY geos_c REQUIRED)
add_library(eb_geos INTERFACE)
target_link_libraries(eb_geos INTERFACE ${GEOS_C_LIBRARY})

# libnova comes without any.
find_path(LIBNOVA_INCLUDE_DIR libnova/solar.h REQUIRED)
find_library(LIBNOVA_LIBRARY nova REQUIRED)
add_library(eb_libnova INTERFACE)
target_include_directories(eb_libnova SYSTEM INTERFACE ${LIBNOVA_INCLUDE_DIR})
target_link_libraries(eb_libnova INTERFACE ${LIBNOVA_LIBRARY})

include(${CMAKE_CURRENT_LIST_DIR}/glad.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/imgui.cmake)
