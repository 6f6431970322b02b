# Writes a C++ source whose constant NAME is the bytes of the file IN.
file(READ "${IN}" bytes)
set(mark "embedded")
if("${bytes}" MATCHES "\\)${mark}\"")
  message(FATAL_ERROR "${IN} has the text )${mark}\" in it, which ends the literal it is put into; choose another mark in embed.cmake.")
endif()
file(WRITE "${OUT}" "// Generated from ${NAME} by embed.cmake.\n#include <string_view>\n\nnamespace cli {\nextern const std::string_view ${NAME};\nconst std::string_view ${NAME}{R\"${mark}(")
file(APPEND "${OUT}" "${bytes}")
file(APPEND "${OUT}" ")${mark}\"};\n}  // namespace cli\n")
