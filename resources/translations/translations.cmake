# SPDX-License-Identifier: GPL-3.0-or-later
# Included by app/CMakeLists.txt after all rooms. The texts in other languages lie in the .ts files beside this one;
# they are compiled and built in. After a text in app/ was added or changed:
#   ninja -C build/dev update_translations
# and translate what is marked "unfinished" (README.md beside this file); tst_translations fails until that is done.

# lupdate and lrelease lie beside qmake. The CMake package Qt6LinguistTools would need all of qt6-tools-dev.
get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
get_filename_component(qtPrograms "${qmake}" DIRECTORY)
find_program(FUTURESCOPE_LRELEASE lrelease HINTS "${qtPrograms}" /usr/lib/qt6/bin REQUIRED)
find_program(FUTURESCOPE_LUPDATE lupdate HINTS "${qtPrograms}" /usr/lib/qt6/bin REQUIRED)

set(translations ${PROJECT_SOURCE_DIR}/resources/translations)
set(compiledTranslations ${CMAKE_CURRENT_BINARY_DIR}/translations)
add_custom_command(
    OUTPUT ${compiledTranslations}/qrc_translations.cpp
    COMMAND ${CMAKE_COMMAND} -E make_directory ${compiledTranslations}
    COMMAND ${FUTURESCOPE_LRELEASE} -silent ${translations}/futurescope_de.ts
        -qm ${compiledTranslations}/futurescope_de.qm
    COMMAND ${FUTURESCOPE_LRELEASE} -silent ${translations}/futurescope_en.ts
        -qm ${compiledTranslations}/futurescope_en.qm
    COMMAND ${CMAKE_COMMAND} -E copy ${translations}/translations.qrc ${compiledTranslations}
    COMMAND Qt6::rcc --name translations ${compiledTranslations}/translations.qrc
        -o ${compiledTranslations}/qrc_translations.cpp
    DEPENDS ${translations}/futurescope_de.ts ${translations}/futurescope_en.ts ${translations}/translations.qrc
    VERBATIM
)
set_source_files_properties(${compiledTranslations}/qrc_translations.cpp PROPERTIES SKIP_AUTOGEN ON)
target_sources(futurescope_ui PRIVATE ${compiledTranslations}/qrc_translations.cpp)

# Texts are looked for in all files of the window; the command line speaks English in every language.
get_target_property(sources futurescope_ui SOURCES)
list(FILTER sources INCLUDE REGEX "^${PROJECT_SOURCE_DIR}/app/.*[.](cpp|h)$")
list(FILTER sources EXCLUDE REGEX "^${PROJECT_SOURCE_DIR}/app/cli/")
list(SORT sources)
list(JOIN sources "\n" sourceLines)
set(FUTURESCOPE_TRANSLATED_SOURCES ${CMAKE_CURRENT_BINARY_DIR}/translatedsources.txt)
file(WRITE ${FUTURESCOPE_TRANSLATED_SOURCES} "${sourceLines}\n")
# No places in the sources, so that moving code changes no translation; -I finds the classes that texts belong to.
set(FUTURESCOPE_LUPDATE_CALL
    ${FUTURESCOPE_LUPDATE} @${FUTURESCOPE_TRANSLATED_SOURCES} -I ${PROJECT_SOURCE_DIR} -locations none -no-obsolete
    -source-language en
)
add_custom_target(update_translations
    COMMAND ${FUTURESCOPE_LUPDATE_CALL} -target-language de -ts ${translations}/futurescope_de.ts
    # English needs only the plurals.
    COMMAND ${FUTURESCOPE_LUPDATE_CALL} -target-language en -pluralonly -ts ${translations}/futurescope_en.ts
    VERBATIM
)
# For the test, which does the same to copies.
set(FUTURESCOPE_LUPDATE_CALL ${FUTURESCOPE_LUPDATE_CALL} PARENT_SCOPE)
