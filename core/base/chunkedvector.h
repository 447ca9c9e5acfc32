// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/chunkmemory.h"

#include <algorithm>
#include <bit>
#include <compare>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace futurescope {

/// A vector that grows without moving what it holds: a million elements more cost neither a copy nor a pause, and at
/// most one piece of memory stands half empty. The first chunk alone grows by doubling, so that a short one stays small
/// (its elements move meanwhile). Elements of a chunk lie side by side.
template <class T>
class ChunkedVector
{
    template <bool isConst>
    class Iterator;

public:
    using value_type = T;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = T &;
    using const_reference = const T &;
    using iterator = Iterator<false>;
    using const_iterator = Iterator<true>;
    using reverse_iterator = std::reverse_iterator<iterator>;
    using const_reverse_iterator = std::reverse_iterator<const_iterator>;

    static constexpr std::size_t chunkSize = std::max<std::size_t>(16,
                                                                   std::bit_floor((std::size_t{1} << 16) / sizeof(T)));

    ChunkedVector() = default;
    explicit ChunkedVector(std::size_t size) { resize(size); }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    T &operator[](std::size_t index) { return m_chunks[index / chunkSize][index % chunkSize]; }
    const T &operator[](std::size_t index) const { return m_chunks[index / chunkSize][index % chunkSize]; }
    T &front() { return m_chunks.front().front(); }
    const T &front() const { return m_chunks.front().front(); }
    T &back() { return m_chunks.back().back(); }
    const T &back() const { return m_chunks.back().back(); }

    template <class... Arguments>
    T &emplace_back(Arguments &&...arguments)
    {
        if (m_size % chunkSize == 0)
            addChunk();
        ++m_size;
        return m_chunks.back().emplace_back(std::forward<Arguments>(arguments)...);
    }
    void push_back(const T &element) { emplace_back(element); }
    void pop_back()
    {
        m_chunks.back().pop_back();
        --m_size;
        if (m_chunks.back().empty())
            m_chunks.pop_back();
    }
    void resize(std::size_t size)
    {
        while (m_size < size)
            emplace_back();
        const std::size_t chunks = (size + chunkSize - 1) / chunkSize;
        m_chunks.resize(chunks);
        if (size < m_size && chunks > 0)
            m_chunks.back().resize((size - 1) % chunkSize + 1);
        m_size = size;
    }
    void clear() { resize(0); }

    iterator begin() { return {this, 0}; }
    iterator end() { return {this, m_size}; }
    const_iterator begin() const { return {this, 0}; }
    const_iterator end() const { return {this, m_size}; }
    reverse_iterator rbegin() { return reverse_iterator(end()); }
    reverse_iterator rend() { return reverse_iterator(begin()); }
    const_reverse_iterator rbegin() const { return const_reverse_iterator(end()); }
    const_reverse_iterator rend() const { return const_reverse_iterator(begin()); }

    /// What it holds of the heap, empty places included; not what its elements hold themselves.
    std::size_t memoryBytes() const
    {
        std::size_t bytes = m_chunks.capacity() * sizeof(Chunk);
        for (const Chunk &chunk : m_chunks)
            bytes += chunk.capacity() * sizeof(T);
        return bytes;
    }

    friend bool operator==(const ChunkedVector &, const ChunkedVector &) = default;

private:
    using Chunk = std::vector<T, ChunkAllocator<T, chunkSize>>;

    void addChunk()
    {
        m_chunks.emplace_back();
        if (m_chunks.size() > 1)
            m_chunks.back().reserve(chunkSize);
    }

    std::vector<Chunk> m_chunks; // all full but the last, which is not empty
    std::size_t m_size = 0;
};

template <class T>
template <bool isConst>
class ChunkedVector<T>::Iterator
{
    using Owner = std::conditional_t<isConst, const ChunkedVector, ChunkedVector>;

public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using reference = std::conditional_t<isConst, const T &, T &>;
    using pointer = std::conditional_t<isConst, const T *, T *>;

    Iterator() = default;
    Iterator(Owner *owner, std::size_t index) : m_owner(owner), m_index(index) {}
    operator Iterator<true>() const // NOLINT(google-explicit-constructor): as of every container
        requires(!isConst)
    {
        return {m_owner, m_index};
    }

    reference operator*() const { return (*m_owner)[m_index]; }
    pointer operator->() const { return &(*m_owner)[m_index]; }
    reference operator[](difference_type step) const { return *(*this + step); }

    Iterator &operator+=(difference_type step)
    {
        m_index += static_cast<std::size_t>(step);
        return *this;
    }
    Iterator &operator-=(difference_type step) { return *this += -step; }
    Iterator &operator++() { return *this += 1; }
    Iterator &operator--() { return *this += -1; }
    Iterator operator++(int) { return std::exchange(*this, *this + 1); }
    Iterator operator--(int) { return std::exchange(*this, *this - 1); }
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
    Owner *m_owner = nullptr;
    std::size_t m_index = 0;
};

} // namespace futurescope
