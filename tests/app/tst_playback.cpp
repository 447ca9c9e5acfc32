// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/timeline/playback.h"
#include "app/timeline/playbackbar.h"
#include "timelinesamples.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace futurescope;
using namespace futurescope::samples;

class PlaybackTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadBundledFonts(); }
    void init();
    void showsAnOpenedRunAtItsEnd();
    void playsAtTheChosenSpeedAndStopsAtTheEnd();
    void keepsFractionsOfANanosecondInSlowReplays();
    void stepsThroughEveryChange();
    void followsALiveRunBetweenItsEvents();
    void pausesTheCursorOfALiveRunOnly();
    void leavesAHeldRangeAloneUntilTheRunIsFollowedAgain();
    void worksByItsButtons();
    void showsALiveRunWithoutRepaintingAtEveryStep();

private:
    static Run sampleRun();

    std::int64_t m_nowNs = 0;
    std::unique_ptr<RunDocument> m_document;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<Playback> m_playback;
};

Run PlaybackTest::sampleRun()
{
    Run run;
    run.trace = pool({.lanes = 2, .tasks = 10, .taskNs = 10 * ms}).trace();
    return run;
}

void PlaybackTest::init()
{
    m_nowNs = 1'000'000'000;
    m_playback.reset();
    m_document = std::make_unique<RunDocument>();
    m_state = std::make_unique<ViewState>();
    m_playback = std::make_unique<Playback>(*m_document, *m_state, nullptr, [this] { return m_nowNs; });
}

void PlaybackTest::showsAnOpenedRunAtItsEnd()
{
    m_document->show(sampleRun());
    QCOMPARE(m_state->cursorNs(), m_document->timeline().endNs());
    QVERIFY(m_state->visible().endNs >= m_document->timeline().endNs());
    QVERIFY(!m_playback->isPlaying());
    QVERIFY(!m_state->following());
}

void PlaybackTest::playsAtTheChosenSpeedAndStopsAtTheEnd()
{
    m_document->show(sampleRun());
    m_playback->setSpeed(0.5);
    m_playback->play(); // from the end: begins anew
    QCOMPARE(m_state->cursorNs(), 0);
    m_nowNs += 20 * ms;
    m_playback->tick();
    QCOMPARE(m_state->cursorNs(), 10 * ms);
    QVERIFY(m_playback->isPlaying());
    m_nowNs += 1000 * ms;
    m_playback->tick();
    QCOMPARE(m_state->cursorNs(), m_document->timeline().endNs());
    QVERIFY(!m_playback->isPlaying());
}

void PlaybackTest::keepsFractionsOfANanosecondInSlowReplays()
{
    m_document->show(sampleRun());
    m_playback->setSpeed(0.01);
    m_playback->play();
    for (int tick = 0; tick < 1000; ++tick) {
        m_nowNs += 30;
        m_playback->tick();
    }
    QVERIFY(std::abs(m_state->cursorNs() - 300) <= 1);
}

void PlaybackTest::stepsThroughEveryChange()
{
    m_document->show(sampleRun());
    m_playback->toStart();
    std::vector<std::int64_t> forwards;
    for (int step = 0; step < 200 && m_state->cursorNs() < m_document->timeline().endNs(); ++step) {
        m_playback->stepNext();
        forwards.push_back(m_state->cursorNs());
    }
    // 10 futures: submitted, started, ended, and the end of the run.
    QVERIFY(forwards.size() > 25 && forwards.size() <= 31);
    QVERIFY(std::is_sorted(forwards.begin(), forwards.end()));
    const std::int64_t last = forwards[forwards.size() - 2];
    m_playback->stepPrevious();
    QCOMPARE(m_state->cursorNs(), last);
}

void PlaybackTest::followsALiveRunBetweenItsEvents()
{
    auto recorder = std::make_shared<Recorder>();
    m_document->beginLive({}, recorder);
    QVERIFY(m_playback->isPlaying());
    {
        const RecordingScope scope(recorder.get(), mainLane);
        record(EventKind::Submitted, FutureId{1}, packItems(0, 1));
    }
    recorder->stop();
    m_document->drain();
    const std::int64_t end = m_document->timeline().endNs();
    QCOMPARE(m_state->cursorNs(), end);
    m_nowNs += 700 * ms; // no event comes, and yet time goes on
    m_document->drain();
    QCOMPARE(m_state->cursorNs(), end + 700 * ms);
    QVERIFY(m_state->visible().endNs > m_state->cursorNs());
    m_document->endLive(sampleRun());
    QVERIFY(!m_playback->isPlaying());
    QCOMPARE(m_state->cursorNs(), m_document->timeline().endNs());
}

void PlaybackTest::pausesTheCursorOfALiveRunOnly()
{
    auto recorder = std::make_shared<Recorder>();
    m_document->beginLive({}, recorder);
    m_playback->pause();
    QVERIFY(!m_state->following());
    const std::int64_t paused = m_state->cursorNs();
    {
        const RecordingScope scope(recorder.get(), mainLane);
        record(EventKind::Submitted, FutureId{1}, packItems(0, 1));
    }
    recorder->stop();
    m_document->drain();
    QCOMPARE(m_document->timeline().futures().size(), std::size_t{1});
    QCOMPARE(m_state->cursorNs(), paused);
    m_playback->toEnd(); // back to the present
    QVERIFY(m_state->following());
    QCOMPARE(m_state->cursorNs(), m_document->timeline().endNs());
}

void PlaybackTest::leavesAHeldRangeAloneUntilTheRunIsFollowedAgain()
{
    auto recorder = std::make_shared<Recorder>();
    m_document->beginLive({}, recorder);
    {
        const RecordingScope scope(recorder.get(), mainLane);
        record(EventKind::Submitted, FutureId{1}, packItems(0, 1));
    }
    recorder->stop();
    m_document->drain();
    const TimeRange held{0, 2 * ms};
    m_state->setRangeFollowing(false);
    m_state->setVisible(held);
    const std::int64_t before = m_state->cursorNs();
    m_nowNs += 700 * ms;
    m_document->drain();
    QVERIFY(m_playback->isPlaying());
    QCOMPARE(m_state->cursorNs(), before + 700 * ms);
    QCOMPARE(m_state->visible(), held);
    m_playback->toEnd();
    QVERIFY(m_state->visible().endNs > m_state->cursorNs());
    m_state->setRangeFollowing(false);
    m_state->setVisible(held);
    m_document->endLive(sampleRun());
    QCOMPARE(m_state->visible(), held);
    QCOMPARE(m_state->cursorNs(), m_document->timeline().endNs());
}

void PlaybackTest::worksByItsButtons()
{
    PlaybackBar bar(*m_document, *m_state, *m_playback);
    QVERIFY(!bar.isEnabled()); // nothing to play yet
    m_document->show(sampleRun());
    QVERIFY(bar.isEnabled());
    const auto click = [&bar](const char *name) {
        auto *button = bar.findChild<QToolButton *>(QLatin1String(name));
        QVERIFY(button && !button->icon().isNull() && !button->accessibleName().isEmpty());
        button->click();
    };
    click("playbackToStart");
    QCOMPARE(m_state->cursorNs(), 0);
    click("playbackNext");
    QVERIFY(m_state->cursorNs() > 0);
    click("playbackPlay");
    QVERIFY(m_playback->isPlaying());
    click("playbackPlay");
    QVERIFY(!m_playback->isPlaying());
    auto *slider = bar.findChild<QSlider *>(QStringLiteral("playbackSlider"));
    slider->setValue(slider->maximum() / 2);
    QVERIFY(std::abs(m_state->cursorNs() * 2 - m_playback->endNs()) < m_playback->endNs() / 1000);
    auto *speed = bar.findChild<QComboBox *>(QStringLiteral("playbackSpeed"));
    QCOMPARE(speed->currentText(), QStringLiteral("1×"));
    speed->setCurrentIndex(0);
    emit speed->activated(0);
    QCOMPARE(m_playback->speed(), 0.01);
    click("playbackToEnd");
    QCOMPARE(m_state->cursorNs(), m_playback->endNs());
}

void PlaybackTest::showsALiveRunWithoutRepaintingAtEveryStep()
{
    PlaybackBar bar(*m_document, *m_state, *m_playback);
    const auto *time = bar.findChild<QLabel *>(QStringLiteral("playbackTime"));
    auto recorder = std::make_shared<Recorder>();
    m_document->beginLive({}, recorder);
    const QString first = time->text();
    for (int step = 1; step <= 100; ++step) {
        m_state->setCursor(step * ms);
        QCOMPARE(time->text(), first); // no event has been handled: the rest is not over
    }
    QTRY_VERIFY(time->text().startsWith(QStringLiteral("100")));
    m_state->setCursor(200 * ms);
    m_document->endLive(sampleRun()); // the end is shown at once
    QVERIFY2(!time->text().startsWith(QStringLiteral("100")) && time->text() != first, qPrintable(time->text()));
}

QTEST_MAIN(PlaybackTest)
#include "tst_playback.moc"
