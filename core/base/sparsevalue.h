// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace futurescope {

/// A value that few owners have: a pointer's size until it is written for the first time, the default value until then.
template <class T>
class SparseValue
{
public:
    SparseValue() = default;
    SparseValue(const SparseValue &other) : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr) {}
    SparseValue(SparseValue &&) noexcept = default;
    SparseValue &operator=(SparseValue other) noexcept
    {
        m_value = std::move(other.m_value);
        return *this;
    }
    ~SparseValue() = default;

    const T &get() const { return m_value ? *m_value : absent; }
    T &edit()
    {
        if (!m_value)
            m_value = std::make_unique<T>();
        return *m_value;
    }
    std::size_t memoryBytes() const { return m_value ? sizeof(T) : 0; }

private:
    static inline const T absent{};
    std::unique_ptr<T> m_value;
};

} // namespace futurescope
