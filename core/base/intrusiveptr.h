// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace futurescope {

/// Base of objects that count their own owners, so that a future and its task are one allocation.
class RefCounted
{
public:
    RefCounted(const RefCounted &) = delete;
    RefCounted &operator=(const RefCounted &) = delete;

    void retain() const noexcept { m_owners.fetch_add(1, std::memory_order_relaxed); }

    void release() const noexcept
    {
        // The last owner must see all that the others wrote, hence acq_rel.
        if (m_owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete this; // the one place that may: nobody else holds a pointer any more
    }

protected:
    RefCounted() = default;
    virtual ~RefCounted() = default;

private:
    mutable std::atomic<std::uint32_t> m_owners{0};
};

template <class T>
class IntrusivePtr
{
public:
    IntrusivePtr() = default;
    IntrusivePtr(std::nullptr_t) {}
    explicit IntrusivePtr(T *object) : m_object(object) { retain(); }
    IntrusivePtr(const IntrusivePtr &other) : m_object(other.m_object) { retain(); }
    IntrusivePtr(IntrusivePtr &&other) noexcept : m_object(std::exchange(other.m_object, nullptr)) {}
    template <class U>
    IntrusivePtr(IntrusivePtr<U> other) : m_object(other.detach())
    {}
    ~IntrusivePtr()
    {
        if (m_object)
            m_object->release();
    }

    IntrusivePtr &operator=(IntrusivePtr other) noexcept
    {
        std::swap(m_object, other.m_object);
        return *this;
    }

    T *get() const { return m_object; }
    T &operator*() const { return *m_object; }
    T *operator->() const { return m_object; }
    explicit operator bool() const { return m_object != nullptr; }
    friend bool operator==(const IntrusivePtr &, const IntrusivePtr &) = default;

    /// Gives up ownership without releasing; the caller owes one release().
    T *detach() { return std::exchange(m_object, nullptr); }

    /// Takes over an ownership given up by detach().
    static IntrusivePtr adopt(T *object)
    {
        IntrusivePtr pointer;
        pointer.m_object = object;
        return pointer;
    }

private:
    void retain()
    {
        if (m_object)
            m_object->retain();
    }

    T *m_object = nullptr;
};

template <class T, class... Args>
IntrusivePtr<T> makeIntrusive(Args &&...args)
{
    return IntrusivePtr<T>(new T(std::forward<Args>(args)...));
}

} // namespace futurescope
