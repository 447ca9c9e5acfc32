// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/chunkedvector.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

namespace futurescope {

/// Moments in order, from a source that is nearly in order (several lanes, each sorted), in four bytes each: of a time
/// only the lower half is kept, and the upper half once for all the moments that have it in common, which are those of
/// 4.3 seconds. One thread.
class SortedTimes
{
public:
    class Iterator;

    void add(std::int64_t timeNs) { m_fresh.push_back(timeNs); }
    /// Sorts in what came since the last call; costs in proportion to that and to how far back it reaches. Returns the
    /// first moment that is new, before which nothing has changed; INT64_MAX: none.
    std::int64_t settle();

    // The following look only at what has been settled.
    std::size_t size() const { return m_low.size(); }
    bool empty() const { return m_low.empty(); }
    std::int64_t operator[](std::size_t index) const { return timeOf(index, epochOf(index)); }
    std::int64_t back() const { return timeOf(size() - 1, m_epochs.size() - 1); }
    Iterator begin() const;
    Iterator end() const;
    std::size_t countUpTo(std::int64_t timeNs) const;
    std::optional<std::int64_t> firstAfter(std::int64_t timeNs) const;
    std::optional<std::int64_t> lastBefore(std::int64_t timeNs) const;
    /// A hint that the moment of this index, if there is one, will be asked for soon: a long list lies far apart in
    /// memory. Inline, for GCC drops calls of a function that does nothing but hint.
    [[gnu::always_inline]] void fetch(std::size_t index) const
    {
        if (index < size())
            __builtin_prefetch(&m_low[index]);
    }
    friend bool operator==(const SortedTimes &one, const SortedTimes &other);

    std::size_t memoryBytes() const;

private:
    /// The moments from index `begin` on, up to the next epoch, have this upper half.
    struct Epoch
    {
        std::int64_t high;
        std::size_t begin;
    };

    std::size_t epochOf(std::size_t index) const;
    std::int64_t timeOf(std::size_t index, std::size_t epoch) const
    {
        return m_epochs[epoch].high << 32 | m_low[index];
    }
    void keep(std::int64_t timeNs);
    void shorten(std::size_t size);

    ChunkedVector<std::uint32_t> m_low;
    std::vector<Epoch> m_epochs;
    std::vector<std::int64_t> m_fresh;
};

/// Remembers its epoch, so that steps to a neighbour cost no search.
class SortedTimes::Iterator
{
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = std::int64_t;
    using difference_type = std::ptrdiff_t;
    using reference = std::int64_t;
    using pointer = void;

    Iterator() = default;
    Iterator(const SortedTimes *times, std::size_t index) : m_times(times), m_index(index) {}

    std::int64_t operator*() const
    {
        const auto &epochs = m_times->m_epochs;
        const bool known = m_epoch < epochs.size() && epochs[m_epoch].begin <= m_index
                           && (m_epoch + 1 == epochs.size() || m_index < epochs[m_epoch + 1].begin);
        if (!known)
            m_epoch = m_times->epochOf(m_index);
        return m_times->timeOf(m_index, m_epoch);
    }
    std::int64_t operator[](difference_type step) const { return *(*this + step); }
    std::size_t index() const { return m_index; }

    Iterator &operator+=(difference_type step)
    {
        m_index += static_cast<std::size_t>(step);
        return *this;
    }
    Iterator &operator-=(difference_type step) { return *this += -step; }
    Iterator &operator++() { return *this += 1; }
    Iterator &operator--() { return *this += -1; }
    Iterator operator++(int)
    {
        const Iterator before = *this;
        ++*this;
        return before;
    }
    Iterator operator--(int)
    {
        const Iterator before = *this;
        --*this;
        return before;
    }
    friend Iterator operator+(Iterator it, difference_type step) { return it += step; }
    friend Iterator operator+(difference_type step, Iterator it) { return it += step; }
    friend Iterator operator-(Iterator it, difference_type step) { return it -= step; }
    friend difference_type operator-(const Iterator &one, const Iterator &other)
    {
        return static_cast<difference_type>(one.m_index) - static_cast<difference_type>(other.m_index);
    }
    friend bool operator==(const Iterator &one, const Iterator &other) { return one.m_index == other.m_index; }
    friend auto operator<=>(const Iterator &one, const Iterator &other) { return one.m_index <=> other.m_index; }

private:
    const SortedTimes *m_times = nullptr;
    std::size_t m_index = 0;
    mutable std::size_t m_epoch = 0;
};

inline SortedTimes::Iterator SortedTimes::begin() const
{
    return {this, 0};
}
inline SortedTimes::Iterator SortedTimes::end() const
{
    return {this, size()};
}

} // namespace futurescope
