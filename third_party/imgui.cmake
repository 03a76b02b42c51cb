# Dear ImGui as the distribution packages it: a static library with headers in <imgui/...>.
pkg_check_modules(IMGUI REQUIRED imgui)
add_library(eb_imgui INTERFACE)
target_include_directories(eb_imgui SYSTEM INTERFACE ${IMGUI_INCLUDE_DIRS})
target_link_directories(eb_imgui INTERFACE ${IMGUI_LIBRARY_DIRS})
target_link_libraries(eb_imgui INTERFACE ${IMGUI_STATIC_LIBRARIES} ${CMAKE_DL_LIBS})
