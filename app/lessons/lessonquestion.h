// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace futurescope {

class FoldingLabel;

/// The question of a lesson: all of it, or once it has been read one line of it that a click on "more" opens again.
/// GUI thread.
class LessonQuestion : public QWidget
{
    Q_OBJECT

public:
    explicit LessonQuestion(QWidget *parent);

    void setText(const QString &text);
    /// Whether it may be folded at all; folds it or opens it.
    void setFoldable(bool foldable);
    /// In smaller letters, where the window is small for its text.
    void setCompact(bool compact);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMore();

    FoldingLabel *m_text;
    QToolButton *m_more;
    bool m_foldable = false;
    bool m_compact = false;
};

} // namespace futurescope
