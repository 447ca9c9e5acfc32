// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/tallyboard.h"

#include "app/lab/text.h"

#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

namespace futurescope {

namespace {
constexpr int mostHands = 9999;
}

TallyBoard::TallyBoard(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("tallyBoard"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(2);
    m_grid->addWidget(plainLabel(tr("Hands"), this), 0, 1);
    m_grid->addWidget(plainLabel(tr("Again"), this), 0, 2);
    m_grid->setColumnStretch(3, 1);
}

void TallyBoard::removeRows()
{
    for (const Row &row : m_rows) {
        delete row.letter;
        delete row.share;
        for (QSpinBox *hands : row.hands)
            delete hands;
    }
    m_rows.clear();
}

void TallyBoard::setAnswers(const QStringList &answers)
{
    removeRows();
    for (const QString &answer : answers)
        m_rows.push_back(makeRow(answer, static_cast<int>(m_rows.size())));
    showShares();
}

TallyBoard::Row TallyBoard::makeRow(const QString &answer, int index)
{
    Row row;
    row.letter = plainLabel(answer, this);
    m_grid->addWidget(row.letter, index + 1, 0);
    for (int vote = 0; vote < votes; ++vote) {
        auto *hands = new QSpinBox(this);
        hands->setObjectName(QStringLiteral("hands%1%2").arg(answer).arg(vote + 1));
        hands->setRange(0, mostHands);
        hands->setAccessibleName(vote == 0 ? tr("Hands for %1").arg(answer)
                                           : tr("Hands for %1 after the discussion").arg(answer));
        connect(hands, &QSpinBox::valueChanged, this, &TallyBoard::showShares);
        m_grid->addWidget(hands, index + 1, vote + 1);
        row.hands[vote] = hands;
    }
    row.share = plainLabel({}, this);
    m_grid->addWidget(row.share, index + 1, 3);
    return row;
}

int TallyBoard::hands(int answer, int vote) const
{
    return m_rows[static_cast<std::size_t>(answer)].hands[vote]->value();
}

int TallyBoard::total(int vote) const
{
    int sum = 0;
    for (const Row &row : m_rows)
        sum += row.hands[vote]->value();
    return sum;
}

void TallyBoard::showShares()
{
    for (const Row &row : m_rows)
        row.share->setText(shareText(row));
}

/// "40 % → 65 %": of the first vote, and of the second once hands have been counted.
QString TallyBoard::shareText(const Row &row) const
{
    QStringList shares;
    for (int vote = 0; vote < votes; ++vote) {
        if (const int all = total(vote); all > 0)
            shares << percentText(row.hands[vote]->value() / double(all));
    }
    return shares.join(QStringLiteral(" → "));
}

} // namespace futurescope
