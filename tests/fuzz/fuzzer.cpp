// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's way in: one program a target, chosen by ROUNDTRIP_FUZZ_TARGET.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    roundtrip::fuzz::ROUNDTRIP_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
