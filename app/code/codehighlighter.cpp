// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/code/codehighlighter.h"

#include "app/lab/theme.h"

namespace futurescope {

namespace {

const char *const pythonWords =
    "and|as|async|await|break|class|def|except|False|finally|for|from|if|import|in|None|not|"
    "or|raise|return|True|try|while|with";
const char *const cppWords =
    "auto|break|catch|class|co_await|co_return|const|constexpr|double|explicit|final|for|if|int|"
    "namespace|override|private|public|return|sizeof|static_cast|throw|true|false|try|using|"
    "void|while";

/// Readable on the card, and on the wash of the lit line.
QTextCharFormat formatOf(const QColor &colour, const Theme &theme)
{
    QTextCharFormat format;
    format.setForeground(readableAgainst(readableAgainst(colour, theme.card, 4.5), theme.accentWash, 4.5));
    return format;
}

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    makeRules();
}

void CodeHighlighter::setLanguage(ProgramLanguage language)
{
    m_language = language;
    makeRules();
    rehighlight();
}

void CodeHighlighter::setTheme(const Theme &theme)
{
    m_word = formatOf(theme.accent, theme);
    m_name = formatOf(theme.text, theme);
    m_name.setFontWeight(QFont::Bold);
    m_number = formatOf(theme.state(BarState::Failed).fill, theme);
    m_quoted = formatOf(theme.state(BarState::Finished).fill, theme);
    m_comment = formatOf(theme.mutedText, theme);
    rehighlight();
}

void CodeHighlighter::makeRules()
{
    const bool python = m_language == ProgramLanguage::Python;
    const auto rule = [](const QString &pattern, const QTextCharFormat &format) {
        return Rule{QRegularExpression(pattern), &format};
    };
    const QString words = QLatin1String(python ? pythonWords : cppWords);
    m_rules = {
        rule(QStringLiteral("\\b(%1)\\b").arg(words), m_word),
        rule(QStringLiteral("\\b\\d[\\d.']*(ns|us|ms|s|e\\d+)?\\b"), m_number),
        rule(python ? QStringLiteral("(?<=\\bdef |\\bclass )\\w+")
                    : QStringLiteral("^\\S.*?\\b\\K\\w+(?=\\(std::uint32_t)"),
             m_name),
        rule(QStringLiteral("\"[^\"]*\"|<\\w[\\w/.]*\\.hpp>"), m_quoted),
        rule(python ? QStringLiteral("\"\"\".*\"\"\"|(^|\\s)#.*$") : QStringLiteral("//.*$"), m_comment),
    };
}

void CodeHighlighter::highlightBlock(const QString &text)
{
    for (const Rule &rule : m_rules) {
        for (auto matches = rule.pattern.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), *rule.format);
        }
    }
}

} // namespace futurescope
