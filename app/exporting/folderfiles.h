// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/pictureformat.h"

#include <memory>
#include <vector>

namespace futurescope {

using Pictures = std::vector<std::shared_ptr<const Exportable>>;

struct FolderFile
{
    std::shared_ptr<const Exportable> picture;
    QString name; ///< with its ending
};

/// What may stand in a template of names.
inline constexpr const char *nameFields[] = {"{title}", "{executor}", "{workload}", "{date}"};
inline constexpr const char *usualNameTemplate = "{title}-{executor}-{workload}";

/// The pictures that have `format`, each with a name by `nameTemplate`: letters, digits, '.', '_' and '-' of a value
/// stay, all else becomes '-'; what a picture does not know is left out; a name that is taken gets "-2", "-3". Errors
/// (InvalidInput): an empty template, one with a slash or an unknown field, a name that is longer than files may
/// have.
Result<std::vector<FolderFile>> folderFiles(const Pictures &pictures, const QString &nameTemplate,
                                            PictureFormat format);

} // namespace futurescope
