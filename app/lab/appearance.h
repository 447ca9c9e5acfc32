// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/settings.h"
#include "app/lab/theme.h"

#include <QObject>

namespace futurescope {

/// Theme and text size of the whole program: applies them, remembers them, tells of changes. GUI thread.
class Appearance : public QObject
{
    Q_OBJECT

public:
    static constexpr int textStepPercent = 25;

    /// Applies what the settings say.
    explicit Appearance(Settings *settings, QObject *parent = nullptr);

    const Theme &theme() const;
    ThemeChoice choice() const { return m_settings->theme(); }
    int textPercent() const { return m_settings->textPercent(); }

public slots:
    void choose(futurescope::ThemeChoice choice);
    /// From light to dark and back, whatever was chosen before.
    void toggle();
    void enlargeText();
    void shrinkText();
    void resetText();
    void setTextPercent(int percent);

signals:
    /// After changed(), if the size of the text is another one.
    void textSizeChanged();
    void changed(const futurescope::Theme &theme);

private:
    void apply();

    Settings *m_settings;
    bool m_systemIsDark;
};

/// The rules of the lab's own controls, on top of the style sheet of the program.
QString labStyleSheet(const Theme &theme);

} // namespace futurescope
