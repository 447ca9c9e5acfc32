// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/laneview.h"
#include "core/experiment/sweepchoice.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <memory>

namespace futurescope {

enum class ThemeChoice { System, Light, Dark };
enum class LanguageChoice { System, English, German };

/// What the window remembers. Values that are missing or make no sense are replaced by the defaults: settings are a
/// convenience, and nothing here may keep the program from starting. GUI thread.
class Settings
{
public:
    static constexpr int maxRecentFiles = 10;
    static constexpr int minTextPercent = 100;
    static constexpr int maxTextPercent = 250;

    /// `path`: an INI file of its own, for tests; empty: the user's.
    explicit Settings(const QString &path = {});

    /// One sentence when the settings cannot be read or written; empty when all is well.
    QString problem() const;

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    LanguageChoice language() const;
    void setLanguage(LanguageChoice language);
    int textPercent() const;
    void setTextPercent(int percent);
    /// Nothing on the screen is to glide.
    bool reducedMotion() const;
    void setReducedMotion(bool reduced);
    /// How lanes stand, but for those that are folded, which belong to a run.
    LaneView lanes() const;
    void setLanes(const LaneView &lanes);
    /// What fills the window: see Places.
    QString place() const;
    void setPlace(const QString &place);
    /// Ids of the lessons that were gone through.
    QStringList lessonsDone() const;
    void setLessonsDone(const QStringList &lessons);
    /// What the sweep called `name` varies; `usual` where nothing is remembered.
    SweepChoice sweep(const QString &name, const SweepChoice &usual) const;
    void setSweep(const QString &name, const SweepChoice &choice);
    QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    /// The experiment on the panel when the window was closed, as JSON; empty: none.
    QByteArray experiment() const;
    void setExperiment(const QByteArray &json);

    /// Brings everything to the disk.
    void sync();

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace futurescope
