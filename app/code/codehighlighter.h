// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/program/programtext.h"

#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <QTextCharFormat>

#include <vector>

namespace futurescope {

struct Theme;

/// Light colours for the two languages: words of the language, names being defined, numbers, texts, comments.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit CodeHighlighter(QTextDocument *document);

    void setLanguage(ProgramLanguage language);
    void setTheme(const Theme &theme);

protected:
    void highlightBlock(const QString &text) override;

private:
    /// Whatever matches gets the format; later rules paint over earlier ones.
    struct Rule
    {
        QRegularExpression pattern;
        const QTextCharFormat *format;
    };

    void makeRules();

    ProgramLanguage m_language = ProgramLanguage::Python;
    QTextCharFormat m_word, m_name, m_number, m_quoted, m_comment;
    std::vector<Rule> m_rules;
};

} // namespace futurescope
