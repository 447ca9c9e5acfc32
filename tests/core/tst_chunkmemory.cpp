// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/chunkedvector.h"
#include "core/base/chunkmemory.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <set>
#include <thread>
#include <utility>
#include <vector>

using namespace futurescope;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool fromBlocks = false; // AddressSanitizer is to watch each piece by itself
#else
constexpr bool fromBlocks = true;
#endif

constexpr std::size_t pieceBytes = 48 << 10;
constexpr std::size_t piecesOfABlock = ChunkMemory::blockBytes / pieceBytes; // its head takes less than a piece

std::vector<void *> takePieces(std::size_t count)
{
    std::vector<void *> pieces(count);
    std::ranges::generate(pieces, [] { return ChunkMemory::take(pieceBytes); });
    return pieces;
}

/// Gives them back in a random order.
void givePieces(std::vector<void *> pieces)
{
    std::ranges::shuffle(pieces, std::mt19937(1));
    for (void *piece : pieces)
        ChunkMemory::give(piece, pieceBytes);
}

} // namespace

class ChunkMemoryTest : public QObject
{
    Q_OBJECT

private slots:
    void piecesDoNotOverlap();
    void givesBackWhatNobodyUses();
    void usesAgainWhatWasGivenBack();
    void servesManyThreads();
    void aChunkedVectorIsAsAVector();
    void aChunkedVectorCanBeCopiedAndMoved();
};

void ChunkMemoryTest::piecesDoNotOverlap()
{
    const std::vector<void *> pieces = takePieces(3 * piecesOfABlock);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        std::memset(pieces[i], static_cast<int>(i % 251), pieceBytes);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        QCOMPARE(reinterpret_cast<std::uintptr_t>(pieces[i]) % alignof(std::max_align_t), std::uintptr_t{0});
        const auto *bytes = static_cast<const unsigned char *>(pieces[i]);
        QVERIFY(std::all_of(bytes, bytes + pieceBytes, [&](unsigned char byte) { return byte == i % 251; }));
    }
    givePieces(pieces);
}

void ChunkMemoryTest::givesBackWhatNobodyUses()
{
    const std::size_t before = ChunkMemory::heldBytes();
    const std::vector<void *> pieces = takePieces(20 * piecesOfABlock);
    QVERIFY(!fromBlocks || ChunkMemory::heldBytes() >= before + 19 * ChunkMemory::blockBytes);
    givePieces(pieces);
    QVERIFY(ChunkMemory::heldBytes() <= before + ChunkMemory::blockBytes); // one is kept for what comes next
}

void ChunkMemoryTest::usesAgainWhatWasGivenBack()
{
    std::vector<void *> pieces = takePieces(piecesOfABlock);
    const std::size_t held = ChunkMemory::heldBytes();
    for (int round = 0; round < 1000; ++round) {
        ChunkMemory::give(pieces.back(), pieceBytes);
        pieces.back() = ChunkMemory::take(pieceBytes);
        std::swap(pieces.back(), pieces[static_cast<std::size_t>(round) % pieces.size()]);
    }
    QCOMPARE(ChunkMemory::heldBytes(), held);
    QCOMPARE(std::set<void *>(pieces.begin(), pieces.end()).size(), pieces.size());
    givePieces(pieces);
}

void ChunkMemoryTest::servesManyThreads()
{
    const std::size_t before = ChunkMemory::heldBytes();
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([] {
            for (int round = 0; round < 20; ++round) {
                ChunkedVector<std::uint64_t> numbers;
                for (std::uint64_t i = 0; i < 30'000; ++i)
                    numbers.push_back(i);
                if (!std::ranges::is_sorted(numbers))
                    std::terminate();
            }
        });
    }
    threads.clear();
    QVERIFY(ChunkMemory::heldBytes() <= before + ChunkMemory::blockBytes);
}

void ChunkMemoryTest::aChunkedVectorIsAsAVector()
{
    struct Twelve
    {
        std::int32_t a, b, c;
        bool operator==(const Twelve &) const = default;
    };
    std::mt19937 random(7);
    ChunkedVector<Twelve> chunked;
    std::vector<Twelve> plain;
    for (int step = 0; step < 60'000; ++step) {
        const auto dice = random() % 100;
        if (dice < 3 && !plain.empty()) {
            chunked.pop_back();
            plain.pop_back();
        } else if (dice == 99 && step % 7 == 0) {
            const std::size_t size = random() % (plain.size() + 25'000);
            chunked.resize(size);
            plain.resize(size);
        } else {
            const auto number = static_cast<std::int32_t>(random());
            chunked.push_back({number, step, -number});
            plain.push_back({number, step, -number});
        }
    }
    QVERIFY(plain.size() > 2 * ChunkedVector<Twelve>::chunkSize);
    QVERIFY(std::ranges::equal(chunked, plain));
    chunked.clear();
    QVERIFY(chunked.empty());
}

void ChunkMemoryTest::aChunkedVectorCanBeCopiedAndMoved()
{
    constexpr std::size_t size = 3 * ChunkedVector<std::int64_t>::chunkSize + 5;
    ChunkedVector<std::int64_t> first;
    for (std::size_t i = 0; i < size; ++i)
        first.push_back(static_cast<std::int64_t>(i * i));
    ChunkedVector<std::int64_t> second = first;
    second[size - 1] = -1;
    QVERIFY(first != second);
    second[size - 1] = first[size - 1];
    QVERIFY(first == second);
    const ChunkedVector<std::int64_t> third = std::move(first);
    QVERIFY(third == second);
    second = third;
    QVERIFY(third == second);
}

QTEST_GUILESS_MAIN(ChunkMemoryTest)
#include "tst_chunkmemory.moc"
