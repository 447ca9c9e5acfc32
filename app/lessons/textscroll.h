// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace futurescope {

/// Texts that are scrolled where they are too high for their place. They are as wide as that, and it is never narrower
/// than what in them does not wrap. GUI thread.
class TextScroll : public QScrollArea
{
public:
    static constexpr int besideScrollBar = 6; ///< pixels that a content leaves free there

    TextScroll(const char *name, QWidget *parent);

    void setContent(QWidget *content);
    /// That are seen at a time, whatever the room.
    void setLeastLines(int lines);

    QSize minimumSizeHint() const override;

private:
    int m_leastLines = 5;
};

} // namespace futurescope
