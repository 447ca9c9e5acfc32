// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QSpinBox;

namespace futurescope {

/// A show of hands: how many are for each answer, before and after they have talked about it. The numbers are typed.
class TallyBoard : public QWidget
{
    Q_OBJECT

public:
    static constexpr int votes = 2;

    explicit TallyBoard(QWidget *parent = nullptr);

    /// The letters of the answers; all numbers are 0 again.
    void setAnswers(const QStringList &answers);
    int hands(int answer, int vote) const;

private:
    struct Row
    {
        QLabel *letter = nullptr;
        QSpinBox *hands[votes] = {};
        QLabel *share = nullptr;
    };

    void removeRows();
    Row makeRow(const QString &answer, int index);
    void showShares();
    QString shareText(const Row &row) const;
    int total(int vote) const;

    QGridLayout *m_grid;
    std::vector<Row> m_rows;
};

} // namespace futurescope
