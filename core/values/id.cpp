// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/id.h"

#include <chrono>
#include <mutex>
#include <random>

namespace roundtrip {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

} // namespace

Uuid newUuid()
{
    static std::mutex mutex;
    static std::mt19937_64 random{std::random_device{}()};
    static std::uint64_t lastStamp = 0;

    const std::scoped_lock lock(mutex);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto millis = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    // 48 bits of time and 12 bits of counter in one number, so that a burst within a millisecond stays in order
    // and a clock that steps back does not break it (RFC 9562, 6.2, method 1).
    std::uint64_t stamp = millis << 12U;
    if (stamp <= lastStamp) {
        stamp = lastStamp + 1;
    }
    lastStamp = stamp;
    const std::uint64_t high = ((stamp >> 12U) << 16U) | 0x7000U | (stamp & 0xFFFU);
    const std::uint64_t low = (random() & 0x3FFFFFFFFFFFFFFFU) | 0x8000000000000000U;
    return {high, low};
}

std::string text(const Uuid& id)
{
    std::string out;
    out.reserve(36);
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) {
            out += '-';
        }
        const std::uint64_t half = i < 16 ? id.high : id.low;
        out += hexDigits[(half >> static_cast<unsigned>(60 - 4 * (i % 16))) & 0xFU];
    }
    return out;
}

std::optional<Uuid> parseUuid(std::string_view text)
{
    if (text.size() != 36) {
        return std::nullopt;
    }
    Uuid id;
    int digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != '-') {
                return std::nullopt;
            }
            continue;
        }
        const int value = hexValue(text[i]);
        if (value < 0) {
            return std::nullopt;
        }
        std::uint64_t& half = digits < 16 ? id.high : id.low;
        half = half << 4U | static_cast<std::uint64_t>(value);
        ++digits;
    }
    return id;
}

} // namespace roundtrip
