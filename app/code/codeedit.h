// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

#include <vector>

class QTextBlock;

namespace futurescope {

struct Theme;

/// Code that is read: line numbers on the left, and two kinds of lit lines, the main program's and a task's. Their
/// colour is not the only sign: the main program's has an arrow beside it, the task's a dot. A line that is too long
/// goes on under itself, further in, so that nothing is out of sight and the indentation keeps its meaning.
class CodeEdit : public QTextEdit
{
    Q_OBJECT

public:
    explicit CodeEdit(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setCode(const QString &code);
    /// Line numbers from 0. Brings the first of `main` into view when it has changed.
    void setLit(const std::vector<int> &main, const std::vector<int> &task);
    const std::vector<int> &litByMain() const { return m_main; }
    const std::vector<int> &litByTask() const { return m_task; }

    int gutterWidth() const;
    void paintGutter(QPaintEvent *event);

signals:
    /// Clicked, or Enter pressed in it.
    void lineChosen(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void placeGutter();
    void indentContinuations();
    double furthestIndent() const;
    QRectF rowOf(const QTextBlock &block) const;
    void paintMark(QPainter &painter, const QRectF &row, int line) const;
    void showLit();
    void bringIntoView(int line);

    QWidget *m_gutter;
    const Theme *m_theme;
    std::vector<int> m_main;
    std::vector<int> m_task;
    QPoint m_pressedAt;
    double m_furthestIndent = 0; // of the lines as they stand
};

} // namespace futurescope
